'use strict';

/* global document, window, location, history */

/** Behaves at its edges as Umami's script: without `data-auto-track="false"` it follows the visitor by itself. */
module.exports = function umami(standIn) {
  if (window.umami) return;
  const { websiteId, autoTrack } = standIn.script.dataset;
  const server = standIn.host === 'cloud.umami.is' ? 'gateway.umami.is' : standIn.host;

  function track(name) {
    const payload = { website: websiteId, url: standIn.page(), title: document.title, name };
    standIn.post(`https://${server}/api/send`, { type: 'event', payload });
  }

  window.umami = { track };
  if (autoTrack === 'false') return;
  track();
  let last = location.href;
  const pushState = history.pushState;
  history.pushState = (...args) => {
    pushState.apply(history, args);
    if (location.href !== last) track();
    last = location.href;
  };
};
