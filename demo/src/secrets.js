'use strict';

const { randomBytes } = require('node:crypto');
const fs = require('node:fs');
const { dataFile } = require('./data-dir');

const NAMES = ['appKey', 'adminSecret', 'apiTokenSalt', 'transferTokenSalt', 'encryptionKey'];

const draw = () => Object.fromEntries(NAMES.map((name) => [name, randomBytes(32).toString('base64url')]));

/**
 * Read the secrets that Strapi needs. They are drawn at random on the first start and kept in the data folder, so
 * that no two demos share them and none is ever committed.
 */
const secrets = () => {
  const file = dataFile('secrets.json');
  try {
    fs.writeFileSync(file, JSON.stringify(draw(), null, 2), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  return JSON.parse(fs.readFileSync(file, 'utf8'));
};

module.exports = { secrets };
