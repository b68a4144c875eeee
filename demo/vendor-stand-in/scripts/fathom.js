'use strict';

/* global document, window, location */

/** Behaves at its edges as Fathom's script: without `data-auto="false"` it reports a page view by itself. */
module.exports = function fathom(standIn) {
  if (window.fathom) return;
  const { site, auto } = standIn.script.dataset;

  function send(more) {
    const page = { h: location.origin, p: location.pathname, r: document.referrer, sid: site };
    standIn.image('https://cdn.usefathom.com/', { ...page, ...more, cid: standIn.number() });
  }

  window.fathom = { trackPageview: () => send({}), trackEvent: (name) => send({ name }) };
  if (auto !== 'false') window.fathom.trackPageview();
};
