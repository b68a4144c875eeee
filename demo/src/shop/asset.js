'use strict';

const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

const PUBLIC = path.resolve(__dirname, '../../public');
const known = new Map();

/**
 * Name a file of `public` with a fingerprint of its content, so that browsers may keep it for long and still
 * see a change at once. Throws if there is no such file.
 */
const asset = (name) => {
  if (!known.has(name)) {
    const content = fs.readFileSync(path.join(PUBLIC, name));
    known.set(name, `${name}?v=${createHash('sha256').update(content).digest('hex').slice(0, 10)}`);
  }
  return known.get(name);
};

module.exports = { asset };
