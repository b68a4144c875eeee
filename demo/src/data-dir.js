'use strict';

const fs = require('node:fs');
const path = require('node:path');

/** Folder for everything that the demo writes: the database and its secrets. `DEMO_DATA_DIR` names another one. */
const dataDir = () => path.resolve(process.env.DEMO_DATA_DIR || path.join(__dirname, '../.tmp'));

/** Name a file in the data folder. The folder is made if it is missing. */
const dataFile = (name) => {
  fs.mkdirSync(dataDir(), { recursive: true });
  return path.join(dataDir(), name);
};

module.exports = { dataDir, dataFile };
