'use strict';

/* global document, window, navigator, location, Image, URLSearchParams */

/**
 * What every script of the stand-in needs. It is sent to the browser as text and runs there, so it must not refer
 * to anything outside itself.
 */
module.exports = function standInHere() {
  const script = document.currentScript;
  const source = new URL(script.src);
  const host = source.pathname.split('/')[1];

  /** `https://host/path` becomes an address of the stand-in; one that is there already stays. */
  function rewritten(address) {
    return address.startsWith(source.origin) ? address : address.replace(/^https?:\/\//, `${source.origin}/`);
  }

  function withQuery(address, query) {
    const text = new URLSearchParams(query).toString();
    return rewritten(address) + (text && `?${text}`);
  }

  return {
    script,
    host,
    query: source.searchParams,
    page: () => location.href,

    image(address, query) {
      new Image().src = withQuery(address, query);
    },

    beacon(address, query, body) {
      navigator.sendBeacon(withQuery(address, query), body && JSON.stringify(body));
    },

    post(address, body) {
      const options = { method: 'POST', keepalive: true, headers: { 'Content-Type': 'text/plain' } };
      window.fetch(rewritten(address), { ...options, body: JSON.stringify(body) }).catch(() => {});
    },

    /** Set a cookie of the site, as these vendors do, unless it is there. */
    cookie(name, value, days) {
      if (document.cookie.includes(`${name}=`)) return;
      document.cookie = `${name}=${value}; Max-Age=${days * 86400}; Path=/; SameSite=Lax`;
    },

    /** A number such as vendors give to a browser. */
    number: () => String(Math.floor(Math.random() * 1e10)),

    /** Call `take` for what is in the list already and for all that is pushed later. */
    follow(list, take) {
      const push = list.push;
      list.push = function (...entries) {
        const length = push.apply(list, entries);
        entries.forEach(take);
        return length;
      };
      list.slice().forEach(take);
    },
  };
};
