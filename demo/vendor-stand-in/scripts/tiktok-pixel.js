'use strict';

/* global window */

/** Behaves at its edges as TikTok's events.js: takes `ttq` over, replays its queue and reports by beacon. */
module.exports = function tiktokPixel(standIn) {
  const ttq = window[standIn.query.get('lib') || 'ttq'];
  if (!ttq || ttq.standIn) return;
  ttq.standIn = true;

  function report(event) {
    standIn.cookie('_ttp', standIn.number(), 390);
    Object.keys(ttq._i || {}).forEach((code) => {
      const context = { pixel: { code }, page: { url: standIn.page() } };
      standIn.beacon('https://analytics.tiktok.com/api/v2/pixel', {}, { event, context });
    });
  }

  const queued = ttq.splice(0);
  ttq.page = () => report('Pageview');
  ttq.track = (event) => report(event);
  queued
    .filter(([method]) => method === 'page' || method === 'track')
    .forEach(([method, ...args]) => ttq[method](...args));
};
