'use strict';

/* global document, window */

/** Behaves at its edges as matomo.js: reads `_paq`, its configuration first, and puts a proxy in its place. */
module.exports = function matomo(standIn) {
  if (window.Matomo) return;
  window.Matomo = {};
  const tracker = { address: '', site: '', cookies: true };

  function track(more) {
    if (tracker.cookies) {
      standIn.cookie(`_pk_id.${tracker.site}.51a7`, standIn.number(), 393);
      standIn.cookie(`_pk_ses.${tracker.site}.51a7`, '1', 1 / 48);
    }
    standIn.beacon(tracker.address, { idsite: tracker.site, rec: 1, url: standIn.page(), ...more });
  }

  const configuration = {
    setTrackerUrl: (address) => (tracker.address = address),
    setSiteId: (site) => (tracker.site = site),
    disableCookies: () => (tracker.cookies = false),
  };
  const reports = {
    trackPageView: (title) => track({ action_name: title || document.title }),
    trackEvent: (category, action) => track({ e_c: category, e_a: action }),
  };

  function take(methods, [method, ...args]) {
    if (Object.hasOwn(methods, method)) methods[method](...args);
  }

  const queued = window._paq || [];
  queued.forEach((call) => take(configuration, call));
  queued.forEach((call) => take(reports, call));
  // No array: the real script's proxy has push and nothing else.
  window._paq = { push: (...calls) => calls.forEach((call) => take({ ...configuration, ...reports }, call)) };
};
