'use strict';

/* global document, window */

/**
 * Behaves at its edges as PostHog's array.js: starts what its snippet asked for in `_i`, makes the calls that were
 * queued, and does by itself whatever the configuration does not switch off.
 */
module.exports = function posthog(standIn) {
  const queued = window.posthog || [];
  if (queued.standIn) return;
  const [key, config = {}] = (queued._i || [])[0] || [];
  if (!key) return;

  if (/cookie/.test(config.persistence || 'localStorage+cookie')) {
    standIn.cookie(`ph_${key}_posthog`, standIn.number(), 365);
  }
  const methods = {
    capture(event) {
      const properties = { distinct_id: standIn.number(), $current_url: standIn.page() };
      standIn.post(`${config.api_host}/e/`, { api_key: key, event, properties });
    },
    register() {},
    identify() {},
    reset() {},
    opt_in_capturing() {},
    opt_out_capturing() {},
  };
  window.posthog = { ...methods, standIn: true };
  if (config.capture_pageview !== false) methods.capture('$pageview');
  if (config.autocapture !== false) {
    document.addEventListener('click', () => methods.capture('$autocapture'), true);
  }
  queued.forEach(([method, ...args]) => {
    if (Object.hasOwn(methods, method)) methods[method](...args);
  });
};
