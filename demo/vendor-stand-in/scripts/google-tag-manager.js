'use strict';

/* global window */

/** Behaves at its edges as Google's gtm.js with a container whose one tag fires for every event of the site. */
module.exports = function googleTagManager(standIn) {
  const id = standIn.query.get('id');
  const managers = (window.google_tag_manager ??= {});
  if (managers[id]) return;
  managers[id] = {};

  standIn.follow((window[standIn.query.get('l') || 'dataLayer'] ??= []), (entry) => {
    const event = entry && entry.event;
    if (typeof event !== 'string' || event.startsWith('gtm.')) return;
    standIn.image('https://www.googletagmanager.com/a', { id, e: event, dl: standIn.page() });
  });
};
