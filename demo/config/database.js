'use strict';

const { dataFile } = require('../src/data-dir');

module.exports = () => ({
  connection: {
    client: 'sqlite',
    connection: { filename: dataFile('demo.db') },
    useNullAsDefault: true,
  },
});
