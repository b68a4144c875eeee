'use strict';

/* global document, window */

/** Behaves at its edges as Google's gtag.js: reads `dataLayer` for `arguments` objects and sends hits. */
module.exports = function googleTag(standIn) {
  const state = (window.google_tag_data ??= {});
  if (state.standIn) return;
  state.standIn = true;
  const configured = new Set();
  const client = `${standIn.number()}.${Math.floor(Date.now() / 1000)}`;

  function collect(id, event) {
    const query = { v: 2, tid: id, cid: client, en: event, dl: standIn.page(), dt: document.title };
    standIn.beacon('https://www.google-analytics.com/g/collect', query);
  }

  const commands = {
    config(id, options = {}) {
      configured.add(id);
      standIn.cookie('_ga', `GA1.1.${client}`, 730);
      standIn.cookie(`_ga_${id.slice(2)}`, `GS2.1.s${Math.floor(Date.now() / 1000)}$o1$g0`, 730);
      if (options.send_page_view !== false) collect(id, 'page_view');
    },
    event(name, options = {}) {
      const targets = options.send_to ? [options.send_to].flat() : [...configured];
      targets.filter((id) => configured.has(id)).forEach((id) => collect(id, name));
    },
  };

  // The real script passes over true arrays; so a wrong queue is found out here.
  standIn.follow((window.dataLayer ??= []), (entry) => {
    if (Object.prototype.toString.call(entry) !== '[object Arguments]') return;
    const [command, ...args] = entry;
    if (Object.hasOwn(commands, command)) commands[command](...args);
  });
};
