'use strict';

/* global document, window */

/** Behaves at its edges as GoatCounter's count.js: counts the page view as soon as it runs, unless `no_onload` is set. */
module.exports = function goatCounter(standIn) {
  const goatcounter = (window.goatcounter ??= {});
  if (goatcounter.count) return;
  const endpoint = standIn.script.dataset.goatcounter || goatcounter.endpoint;

  goatcounter.count = function ({ path, title = document.title, event = false } = {}) {
    standIn.image(endpoint, { p: path ?? window.location.pathname, t: title, e: event });
  };
  if (!goatcounter.no_onload) goatcounter.count();
};
