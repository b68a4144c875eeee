'use strict';

const { IncomingMessage, ServerResponse } = require('node:http');
const { Socket } = require('node:net');

const HEADERS = { host: 'wrenhouse.example', 'sec-fetch-site': 'same-origin' };

/** A request as Koa hands it to a middleware, once Strapi has read its body. Nothing listens yet that could take a real one. */
const contextOf = (app, { method, url, body, headers }) => {
  const request = Object.assign(new IncomingMessage(new Socket()), {
    method,
    url,
    headers: { ...HEADERS, ...headers },
  });
  const ctx = app.createContext(request, new ServerResponse(request));
  ctx.request.body = body;
  return ctx;
};

/**
 * Answer with a function that visits the shop, is asked what may be asked, and chooses: by the plugin's own middleware, so
 * that what it keeps is what it keeps of anybody.
 */
const visitorOf = (strapi) => {
  let inject;

  const send = async (request) => {
    // Made at the first visit, when the clock stands in the past: the one that Strapi has made reads the true time.
    inject ??= strapi.plugin('pixel-inventory').middleware('inject')({}, { strapi });
    const ctx = contextOf(strapi.server.app, request);
    await inject(ctx, async () => {});
    if (ctx.status !== 200) throw new Error(`The demo's visitors: ${request.url}: ${ctx.body}`);
    return JSON.parse(ctx.body);
  };

  return async ({ way, ticks, signal }) => {
    const headers = { 'content-type': 'application/json', ...(signal && { 'sec-gpc': '1' }) };
    const { open } = await send({ method: 'GET', url: '/_pixels/ask?lang=en', headers });
    const categories = ticks.filter((category) => open.includes(category));
    await send({ method: 'POST', url: '/_pixels/consent', headers, body: { categories, path: '/', way } });
  };
};

module.exports = { visitorOf };
