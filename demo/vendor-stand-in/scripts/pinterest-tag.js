'use strict';

/* global window */

/** Behaves at its edges as Pinterest's core.js: takes `pintrk` over, replays its queue and reports by image. */
module.exports = function pinterestTag(standIn) {
  if (!window.pintrk || window.pintrk.standIn) return;
  const tags = new Set();

  const commands = {
    load(id) {
      tags.add(String(id));
      standIn.cookie('_pin_unauth', standIn.number(), 365);
    },
    page() {
      commands.track('page');
    },
    track(event) {
      const ad = JSON.stringify({ loc: standIn.page() });
      tags.forEach((tid) => standIn.image('https://ct.pinterest.com/v3/', { tid, event, ad }));
    },
  };

  const queued = window.pintrk.queue.splice(0);
  window.pintrk = function (command, ...args) {
    if (Object.hasOwn(commands, command)) commands[command](...args);
  };
  window.pintrk.standIn = true;
  queued.forEach((call) => window.pintrk(...call));
};
