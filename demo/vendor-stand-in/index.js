'use strict';

const fs = require('node:fs');
const http = require('node:http');
const { join } = require('node:path');
const { createLivePage } = require('./live-page');
const { flatten, parseBody, readBody, vendorAddress } = require('./read-request');
const { recognise, VENDORS } = require('./recognise');
const standInHere = require('./scripts/stand-in-here');

const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];
const LOG_LIMIT = 1000;
const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

const corsHeaders = ({ headers }) => ({
  'Access-Control-Allow-Origin': headers.origin ?? '*',
  'Access-Control-Allow-Credentials': 'true',
  'Access-Control-Allow-Methods': 'GET, POST',
  'Access-Control-Allow-Headers': headers['access-control-request-headers'] ?? 'Content-Type',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Cache-Control': 'no-store',
});

const sendScript = (response, headers, name) => {
  response.writeHead(200, { ...headers, 'Content-Type': 'text/javascript; charset=utf-8' });
  response.end(`(${require(`./scripts/${name}`)})((${standInHere})());\n`);
};

const sendImage = (response, headers) => {
  response.writeHead(200, { ...headers, 'Content-Type': 'image/gif', 'Content-Length': GIF.length });
  response.end(GIF);
};

/** A frame that loads nothing from anywhere, and stands in pages of this machine alone. */
const FRAME_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors http://127.0.0.1:* http://localhost:*";

const sendFrame = (response, headers, name) => {
  response.writeHead(200, {
    ...headers,
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': FRAME_POLICY,
  });
  response.end(fs.readFileSync(join(__dirname, 'frames', `${name}.html`)));
};

const describeScript = ({ sent }) => ({ id: sent.id ?? sent.sdkid ?? sent.a ?? '', event: '', page: '' });

const listenError = (error, port) =>
  error.code === 'EADDRINUSE'
    ? new Error(
        `Port ${port} is taken by another program. Stop that program, or choose another port for the vendor stand-in.`,
        { cause: error },
      )
    : error;

/**
 * Make a server that takes the place of every vendor, for the demonstration and for tests. What a site would request
 * from `https://host/path` it requests from `http://127.0.0.1:port/host/path`. The stand-in answers with a script that
 * behaves at its edges as the vendor's own, with a page for a frame, or with an image, and keeps what it heard in `log`, the last 1,000 entries.
 * `GET /` shows the log as it grows; `GET /log.json` gives it to programs.
 */
exports.createVendorStandIn = ({ port = 0, host = '127.0.0.1' } = {}) => {
  if (!LOOPBACK.includes(host)) {
    throw new Error(`The vendor stand-in listens on this machine alone, not on ${host}. Leave host out.`);
  }
  const log = [];
  const clear = () => {
    log.length = 0;
    page.tell('log', log);
  };
  const page = createLivePage({ log, clear });

  const note = (entry) => {
    log.push(entry);
    if (log.length > LOG_LIMIT) log.shift();
    page.tell('entry', entry);
  };

  const answerVendor = async (request, response, address) => {
    const text = await readBody(request);
    if (text === null) return response.writeHead(413, corsHeaders(request)).end();
    const { host, path, query } = address;
    const rule = recognise({ host, path, id: query.get('id') ?? '' });
    const body = parseBody(text);
    const sent = flatten(query, body);
    const {
      id = '',
      event = '',
      page: where = '',
    } = (rule.read ?? describeScript)({ sent, body, host, path });
    note({
      at: new Date().toISOString(),
      vendor: rule.vendor,
      kind: rule.script ? 'script' : 'event',
      host,
      path,
      id: String(id),
      event: String(event),
      page: String(where || (request.headers.referer ?? '')),
      query: sent,
    });
    if (rule.script) return sendScript(response, corsHeaders(request), rule.script);
    if (rule.frame) return sendFrame(response, corsHeaders(request), rule.frame);
    if (request.method === 'GET') return sendImage(response, corsHeaders(request));
    return response.writeHead(204, corsHeaders(request)).end();
  };

  const answer = async (request, response) => {
    if (page.handle(request, response)) return;
    const address = vendorAddress(request.url);
    if (!address) response.writeHead(404).end();
    else if (request.method === 'OPTIONS') response.writeHead(204, corsHeaders(request)).end();
    else if (!['GET', 'POST'].includes(request.method)) response.writeHead(405).end();
    else await answerVendor(request, response, address);
  };

  const server = http.createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });

  return {
    log,
    clear,
    listen: () =>
      new Promise((resolve, reject) => {
        server.once('error', (error) => reject(listenError(error, port)));
        server.listen(port, host, () => {
          const name = host.includes(':') ? `[${host}]` : host;
          resolve({ url: `http://${name}:${server.address().port}` });
        });
      }),
    close: () =>
      new Promise((resolve) => {
        page.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

exports.VENDORS = VENDORS;
