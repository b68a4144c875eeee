'use strict';

/* global window */

/** Behaves at its edges as Snap's scevent.min.js: takes `snaptr` over, replays its queue and reports by beacon. */
module.exports = function snapchatPixel(standIn) {
  const snaptr = window.snaptr;
  if (!snaptr || snaptr.handleRequest) return;
  const pixels = new Set();

  const commands = {
    init(id) {
      pixels.add(String(id));
      standIn.cookie('_scid', standIn.number(), 390);
    },
    track(event) {
      pixels.forEach((pid) => {
        standIn.beacon('https://tr.snapchat.com/p', {}, { pid, ev: event, pl: standIn.page() });
      });
    },
  };

  snaptr.handleRequest = function (command, ...args) {
    if (Object.hasOwn(commands, command)) commands[command](...args);
  };
  snaptr.queue.splice(0).forEach((call) => snaptr.handleRequest(...call));
};
