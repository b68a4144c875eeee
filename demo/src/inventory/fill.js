'use strict';

const { LETTER } = require('../letters');
const { PEOPLE } = require('../people');
const { consentOf } = require('./consent');
const { CHANGES, PIXELS } = require('./pixels');
const { LOOKS, STORY } = require('./story');
const { daysAgo } = require('./then');
const { visitorOf } = require('./visitor');
const { makeVisits } = require('./visits');

const SETTINGS = { contentPaths: { [LETTER]: '/letters/{slug}' } };

/** Works for the shop now and then, and cannot sign in to the demo. */
const LOU = { documentId: 'lou-marsh', firstname: 'Lou', lastname: 'Marsh', email: 'lou@wrenhouse.example' };

const findPeople = async (strapi) => {
  const users = await Promise.all(
    PEOPLE.map(({ email }) => strapi.db.query('admin::user').findOne({ where: { email } })),
  );
  return { ...Object.fromEntries(PEOPLE.map(({ key }, index) => [key, users[index]])), marketing: LOU };
};

/** Answer with a function that asks the plugin's admin API from within, as somebody who is signed in. */
const actsFor = (strapi, user) => async (name, params, body) => {
  const [controller, action] = name.split('.');
  const ctx = { state: { user, userAbility: { can: () => true } }, params, query: {}, request: { body } };
  await strapi.controller(`plugin::pixel-inventory.${controller}`)[action](ctx);
  if (ctx.body.error) throw new Error(`The demo's inventory: ${name}: ${JSON.stringify(ctx.body.error)}`);
  return ctx.body.data;
};

/** Name the newest version, as whoever decides about it has to. */
const newest = async (ask, slug) => {
  const { versions } = await ask('pixels.findOne', { slug });
  return { version: versions[0].number, hash: versions[0].hash };
};

const publish = async (ask) => {
  const { current, waiting, consent } = await ask('publications.find', {});
  const versions = waiting.map(({ slug, version }) => ({ slug, version }));
  const seen = { expected: current?.number ?? 0, versions, consent: consent?.hash ?? null };
  return ask('publications.publish', {}, seen);
};

const decideAboutConsent = async (ask) => {
  const { settings, hash } = await ask('consentSettings.find', {});
  return ask('consentSettings.save', {}, { settings: consentOf(settings), base: hash });
};

/**
 * Let the asking for reviews begin then. Strapi has begun it by itself already, today, and what began today asks nobody
 * before.
 */
const beginReviews = (strapi) => async (ask) => {
  await ask('reviews.run', {});
  const store = strapi.store({ type: 'plugin', name: 'pixel-inventory', key: 'reviews' });
  await store.set({ value: { asks: null, stops: null, reports: null } });
};

const DEEDS = {
  settings: (ask) => ask('settings.save', {}, SETTINGS),
  consent: decideAboutConsent,
  create: (ask, slug) => ask('pixels.create', {}, { slug, content: PIXELS[slug] }),
  save: (ask, slug, more) => ask('pixels.save', { slug }, { ...more, content: CHANGES[slug] }),
  submit: async (ask, slug) => ask('pixels.submit', { slug }, await newest(ask, slug)),
  approve: async (ask, slug, more) =>
    ask('pixels.approve', { slug }, { ...(await newest(ask, slug)), ...more }),
  'send-back': async (ask, slug, more) =>
    ask('pixels.sendBack', { slug }, { ...(await newest(ask, slug)), ...more }),
  pause: (ask, slug, more) => ask('pixels.pause', { slug }, more),
  // What the plugin does every few minutes by itself.
  look: (ask) => ask('reviews.run', {}),
  retire: (ask, slug, more) => ask('pixels.retire', { slug }, more),
  publish,
};

/** Fill the inventory with what a small shop's would look like after some months, in every state, and with visitors. */
const fillInventory = async (strapi) => {
  const people = await findPeople(strapi);
  const visit = visitorOf(strapi);
  const deeds = { ...DEEDS, begin: beginReviews(strapi), choose: (_ask, _slug, choice) => visit(choice) };
  const days = [...STORY, ...LOOKS, ...makeVisits()].sort(([a], [b]) => b - a);
  for (const [ago, who, deed, slug, more] of days) {
    await daysAgo(ago, () => deeds[deed](actsFor(strapi, people[who]), slug, more));
  }
};

module.exports = { fillInventory };
