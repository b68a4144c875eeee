'use strict';

/* global document, window */

/** Behaves at its edges as Plausible's script; like it, the manual one sends no page view by itself. */
module.exports = function plausible(standIn) {
  const before = window.plausible;
  if (before && before.standIn) return;
  const { domain, api } = standIn.script.dataset;
  const address = api || `https://${standIn.host}/api/event`;

  window.plausible = (name) => {
    standIn.post(address, { n: name, u: standIn.page(), d: domain, r: document.referrer || null });
  };
  window.plausible.standIn = true;
  ((before && before.q) || []).forEach((call) => window.plausible(...call));
  if (!standIn.script.src.includes('manual')) window.plausible('pageview');
};
