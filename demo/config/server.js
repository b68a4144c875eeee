'use strict';

const { secrets } = require('../src/secrets');

module.exports = ({ env }) => ({
  // This machine alone: the passwords are no secret.
  host: '127.0.0.1',
  port: env.int('DEMO_PORT', 1337),
  app: { keys: [secrets().appKey] },
  logger: {
    config: { level: env('DEMO_LOG_LEVEL', 'warn') },
    startup: { enabled: false },
    updates: { enabled: false },
  },
});
