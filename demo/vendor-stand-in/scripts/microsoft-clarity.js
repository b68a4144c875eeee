'use strict';

/* global window */

/** Behaves at its edges as Clarity's tag: records as soon as it runs, and takes `clarity` over. */
module.exports = function microsoftClarity(standIn) {
  if (!window.clarity || window.clarity.standIn) return;
  const id = standIn.script.src.split('/').pop();

  function collect(event) {
    standIn.post('https://www.clarity.ms/collect', { id, event, url: standIn.page() });
  }

  const commands = {
    event: collect,
    consentv2({ analytics_Storage: storage }) {
      if (storage === 'granted') standIn.cookie('_clck', standIn.number(), 365);
    },
  };

  const queued = window.clarity.q.splice(0);
  window.clarity = function (command, ...args) {
    if (Object.hasOwn(commands, command)) commands[command](...args);
  };
  window.clarity.standIn = true;
  collect('page view');
  queued.forEach((call) => window.clarity(...call));
};
