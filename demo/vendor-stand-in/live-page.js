'use strict';

const fs = require('node:fs');
const path = require('node:path');

const FILES = {
  '/': ['index.html', 'text/html; charset=utf-8'],
  '/page.css': ['page.css', 'text/css; charset=utf-8'],
  '/page.js': ['page.js', 'text/javascript; charset=utf-8'],
};

const HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
};

const sendFile = (response, [name, type]) => {
  response.writeHead(200, { ...HEADERS, 'Content-Type': type });
  response.end(fs.readFileSync(path.join(__dirname, 'page', name)));
};

/** Whether a request comes from our own page, or from a program that names no origin. */
const isOwn = ({ headers }) => !headers.origin || headers.origin === `http://${headers.host}`;

/**
 * Serve the page that shows the log, and keep it current by server-sent events. `handle` says whether the
 * request was for the page. Other sites cannot read or clear the log.
 */
exports.createLivePage = ({ log, clear }) => {
  const watchers = new Set();

  const watch = (response) => {
    response.writeHead(200, { ...HEADERS, 'Content-Type': 'text/event-stream' });
    response.write(`event: log\ndata: ${JSON.stringify(log)}\n\n`);
    watchers.add(response);
    response.on('close', () => watchers.delete(response));
  };

  const sendLog = (response) => {
    response.writeHead(200, { ...HEADERS, 'Content-Type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify(log));
  };

  const clearLog = (request, response) => {
    if (!isOwn(request)) return response.writeHead(403, HEADERS).end();
    clear();
    return response.writeHead(303, { ...HEADERS, Location: '/' }).end();
  };

  return {
    handle(request, response) {
      const route = `${request.method} ${request.url.split('?')[0]}`;
      const [method, target] = route.split(' ');
      if (route === 'POST /clear') clearLog(request, response);
      else if (method !== 'GET') return false;
      else if (target === '/log.json') sendLog(response);
      else if (target === '/watch') watch(response);
      else if (target === '/favicon.ico') response.writeHead(204, HEADERS).end();
      else if (Object.hasOwn(FILES, target)) sendFile(response, FILES[target]);
      else return false;
      return true;
    },

    /** Tell every open page: `log` replaces what it shows, `entry` adds to it. */
    tell(event, data) {
      for (const response of watchers) response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    },

    close() {
      for (const response of watchers) response.end();
    },
  };
};
