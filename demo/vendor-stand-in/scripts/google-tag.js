'use strict';

/* global document, window */

/** Behaves at its edges as Google's gtag.js: reads `dataLayer` for `arguments` objects and sends hits. */
module.exports = function googleTag(standIn) {
  const state = (window.google_tag_data ??= {});
  if (state.standIn) return;
  state.standIn = true;
  const configured = new Set();
  /** What the page said of consent, by kind of storage. Nothing said means yes. */
  const consent = {};
  const client = `${standIn.number()}.${Math.floor(Date.now() / 1000)}`;

  /** Where each of Google's products that share the tag hears of an event. `what` is behind the / of `send_to`. */
  const collectors = {
    G(id, event) {
      const query = { v: 2, tid: id, cid: client, en: event, dl: standIn.page(), dt: document.title };
      standIn.beacon('https://www.google-analytics.com/g/collect', query);
    },
    AW(id, event, what) {
      const [host, kind] = what
        ? ['www.googleadservices.com', 'conversion']
        : ['googleads.g.doubleclick.net', 'viewthroughconversion'];
      const query = { en: event, url: standIn.page(), ...(what ? { label: what } : {}) };
      standIn.image(`https://${host}/pagead/${kind}/${id.slice(3)}/`, query);
    },
    DC(id, event, what = '') {
      const [group, tag] = what.split(/[/+]/);
      const page = encodeURIComponent(standIn.page());
      const path = `src=${id.slice(3)};type=${group};cat=${tag};ord=${standIn.number()};~oref=${page}`;
      // Google counts activities alone.
      if (event === 'conversion') standIn.image(`https://ad.doubleclick.net/activity;${path}`, {});
    },
  };

  function collect(target, event) {
    const [id, ...what] = target.split('/');
    const collector = collectors[id.split('-')[0]];
    if (!configured.has(id) || !collector || window[`ga-disable-${id}`]) return;
    collector(id, event, what.join('/') || undefined);
  }

  function setCookies(id) {
    const isStatistics = id.startsWith('G-');
    if (consent[isStatistics ? 'analytics_storage' : 'ad_storage'] === 'denied') return;
    if (!isStatistics) return standIn.cookie('_gcl_au', `1.1.${client}`, 90);
    standIn.cookie('_ga', `GA1.1.${client}`, 730);
    standIn.cookie(`_ga_${id.slice(2)}`, `GS2.1.s${Math.floor(Date.now() / 1000)}$o1$g0`, 730);
  }

  const commands = {
    consent(what, states) {
      Object.assign(consent, states);
      if (what === 'update') configured.forEach(setCookies);
    },
    config(id, options = {}) {
      configured.add(id);
      setCookies(id);
      if (options.send_page_view !== false) collect(id, 'page_view');
    },
    event(name, options = {}) {
      const targets = options.send_to ? [options.send_to].flat() : [...configured];
      targets.forEach((target) => collect(target, name));
    },
  };

  // The real script passes over true arrays; so a wrong queue is found out here.
  standIn.follow((window.dataLayer ??= []), (entry) => {
    if (Object.prototype.toString.call(entry) !== '[object Arguments]') return;
    const [command, ...args] = entry;
    if (Object.hasOwn(commands, command)) commands[command](...args);
  });
};
