'use strict';

const BODY_LIMIT = 64 * 1024;

/** Read a body of at most 64 kB as text; null: it is longer (and read to its end, so that an answer arrives). */
const readBody = async (request) => {
  const chunks = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length <= BODY_LIMIT) chunks.push(chunk);
  }
  if (length > BODY_LIMIT) return null;
  return Buffer.concat(chunks).toString('utf8');
};

/** Vendors send JSON, whatever type they name, or a form. Anything else counts as an empty body. */
const parseBody = (text) => {
  try {
    const value = JSON.parse(text);
    return value !== null && typeof value === 'object' ? value : {};
  } catch {
    return text.includes('=') ? Object.fromEntries(new URLSearchParams(text)) : {};
  }
};

const isPlain = ([, value]) => ['string', 'number', 'boolean'].includes(typeof value);

/** The parameters of a query and the plain values of a body in one, all as text. */
const flatten = (query, body) =>
  Object.fromEntries(
    [...query, ...Object.entries(body).filter(isPlain)].map(([name, value]) => [name, String(value)]),
  );

const ADDRESS = /^\/((?:[a-z0-9-]+\.)+[a-z0-9-]+(?::\d{1,5})?)(\/[^?]*)?(?:\?.*)?$/i;

/** Split `/host/path?query` into the address that was meant; null: this is not one of a vendor. */
const vendorAddress = (target) => {
  const match = ADDRESS.exec(target);
  if (!match) return null;
  const at = target.indexOf('?');
  const query = new URLSearchParams(at < 0 ? '' : target.slice(at + 1));
  return { host: match[1].toLowerCase(), path: match[2] ?? '/', query };
};

module.exports = { readBody, parseBody, flatten, vendorAddress };
