'use strict';

const { fillInventory } = require('./inventory/fill');
const { ensureLetters } = require('./letters');
const { mailboxRoutes } = require('./mail/mailbox');
const { outbox } = require('./mail/outbox');
const { viaSmtp } = require('./mail/smtp');
const { ensurePeople } = require('./people');
const { shopRoutes } = require('./shop/routes');

const asRoute = ([method, path, handler]) => ({ method, path, handler, config: { auth: false } });

const provider = () => {
  const port = Number(process.env.DEMO_SMTP_PORT || 0);
  return port > 0 ? viaSmtp(port, outbox()) : outbox();
};

module.exports = {
  // In `register`, because `strapi::public` adds a route for `/` afterwards, and the first one answers.
  register({ strapi }) {
    strapi.server.routes([...shopRoutes(strapi), ...mailboxRoutes()].map(asRoute));
  },

  async bootstrap({ strapi }) {
    // Its own: Strapi's default would try to send real mails.
    strapi.plugin('email').provider = provider();
    await ensurePeople(strapi);
    await ensureLetters(strapi);
    if (process.env.DEMO_FILL === 'true') await fillInventory(strapi);
  },
};
