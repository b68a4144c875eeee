'use strict';

/* global document, window, history */

/** Behaves at its edges as Meta's fbevents.js: takes `fbq` over, replays its queue and reports by image. */
module.exports = function metaPixel(standIn) {
  const fbq = window.fbq;
  if (!fbq || fbq.callMethod) return;
  const pixels = new Set();
  const withoutAutoConfig = new Set();
  let mayReport = true;

  function send(id, event) {
    if (!mayReport) return;
    const query = { id, ev: event, dl: standIn.page(), rl: document.referrer, ts: Date.now() };
    standIn.image('https://www.facebook.com/tr/', query);
  }

  const methods = {
    init(id) {
      pixels.add(String(id));
      standIn.cookie('_fbp', `fb.0.${Date.now()}.${standIn.number()}`, 90);
    },
    set(key, value, id) {
      if (key === 'autoConfig' && value === false) withoutAutoConfig.add(String(id));
    },
    consent(word) {
      mayReport = word === 'grant';
    },
    track(event) {
      pixels.forEach((id) => send(id, event));
    },
    trackCustom(event) {
      methods.track(event);
    },
    trackSingle(id, event) {
      if (pixels.has(String(id))) send(id, event);
    },
  };

  fbq.callMethod = function (method, ...args) {
    if (Object.hasOwn(methods, method)) methods[method](...args);
  };
  fbq.queue.splice(0).forEach((call) => fbq.callMethod(...call));

  /** What the real script reports by itself unless `autoConfig` is off. */
  document.addEventListener('click', (event) => {
    if (!event.target.closest('button, [type=submit]')) return;
    [...pixels].filter((id) => !withoutAutoConfig.has(id)).forEach((id) => send(id, 'SubscribedButtonClick'));
  });

  /** What the real script reports by itself unless `disablePushState` is set. */
  const pushState = history.pushState;
  history.pushState = function (...args) {
    pushState.apply(history, args);
    if (!fbq.disablePushState) methods.track('PageView');
  };
};
