'use strict';

/* global window */

/** Behaves at its edges as LinkedIn's insight.min.js: reports the page view as soon as it runs. */
module.exports = function linkedinInsight(standIn) {
  if (window._already_called_lintrk) return;
  window._already_called_lintrk = true;
  const ids = new Set(window._linkedin_data_partner_ids || [window._linkedin_partner_id]);

  function collect(more) {
    ids.forEach((pid) => {
      const query = { v: 2, fmt: 'js', pid, time: Date.now(), url: standIn.page(), ...more };
      standIn.image('https://px.ads.linkedin.com/collect/', query);
    });
  }

  const queued = (window.lintrk && window.lintrk.q) || [];
  window.lintrk = (command, data) => {
    if (command === 'track' && data) collect({ conversionId: data.conversion_id });
  };
  collect({});
  queued.forEach((call) => window.lintrk(...call));
};
