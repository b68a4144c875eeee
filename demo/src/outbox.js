'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { dataDir } = require('./data-dir');

/** Characters that a file's name may have everywhere. */
const fileName = (text) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);

/**
 * A provider for Strapi's e-mail plugin that sends nothing anywhere: each mail becomes a text file in `outbox`, in the
 * demo's data folder, so that one can read what people would have got.
 */
const outbox = () => {
  const folder = path.join(dataDir(), 'outbox');
  let count = 0;
  return {
    send: async ({ to, subject = '', text = '' }) => {
      fs.mkdirSync(folder, { recursive: true });
      count += 1;
      const name = `${Date.now()}-${count}-${fileName(subject)}.txt`;
      fs.writeFileSync(path.join(folder, name), `To: ${to}\nSubject: ${subject}\n\n${text}\n`);
    },
  };
};

module.exports = { outbox };
