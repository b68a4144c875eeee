'use strict';

/* global window */

/** Behaves at its edges as X's uwt.js: takes `twq` over, replays its queue; `config` reports a page view by itself. */
module.exports = function xPixel(standIn) {
  const twq = window.twq;
  if (!twq || twq.exe) return;
  const pixels = new Set();

  function send(id, event) {
    const query = { txn_id: id, p_id: 'Twitter', type: 'javascript', tw_document_href: standIn.page() };
    standIn.image('https://analytics.twitter.com/1/i/adsct', { ...query, ...event });
  }

  const commands = {
    config(id) {
      pixels.add(String(id));
      send(id, { events: JSON.stringify([['pageview', {}]]) });
    },
    event(name) {
      const id = String(name).split('-')[1];
      if (pixels.has(id)) send(id, { events: JSON.stringify([['event', {}]]), event_id: name });
    },
  };

  twq.exe = function (command, ...args) {
    if (Object.hasOwn(commands, command)) commands[command](...args);
  };
  twq.queue.splice(0).forEach((call) => twq.exe(...call));
};
