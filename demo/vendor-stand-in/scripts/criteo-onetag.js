'use strict';

/* global window */

/** Behaves at its edges as Criteo's ld.js: reads `criteo_q`, and reports each view to the account that was set. */
module.exports = function criteoOneTag(standIn) {
  const queue = (window.criteo_q ??= []);
  if (queue.standIn) return;
  queue.standIn = true;
  let account = standIn.query.get('a');

  standIn.follow(queue, ({ event, ...rest }) => {
    if (event === 'setAccount') account = String(rest.account);
    if (!event.startsWith('view') && event !== 'trackTransaction') return;
    standIn.cookie('cto_bundle', standIn.number(), 390);
    standIn.image('https://sslwidget.criteo.com/event', { a: account, e: event, fu: standIn.page() });
  });
};
