'use strict';

/* global window */

/** Behaves at its edges as Reddit's pixel.js: takes `rdt` over, replays its queue and reports by image. */
module.exports = function redditPixel(standIn) {
  const rdt = window.rdt;
  if (!rdt || rdt.sendEvent) return;
  const pixels = new Set();

  const commands = {
    init(id) {
      pixels.add(String(id));
      standIn.cookie('_rdt_uuid', `${Date.now()}.${standIn.number()}`, 90);
    },
    track(event, options = {}) {
      const query = { event, ts: Date.now(), opt_out: 0 };
      if (event === 'Custom') query['m.customEventName'] = options.customEventName;
      pixels.forEach((id) => standIn.image('https://alb.reddit.com/rp.gif', { id, ...query }));
    },
  };

  rdt.sendEvent = function (command, ...args) {
    if (Object.hasOwn(commands, command)) commands[command](...args);
  };
  rdt.callQueue.splice(0).forEach((call) => rdt.sendEvent(...call));
};
