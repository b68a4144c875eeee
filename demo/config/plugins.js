'use strict';

const path = require('node:path');

module.exports = ({ env }) => ({
  'pixel-inventory': {
    enabled: true,
    // Strapi finds a plugin in a folder by an absolute path only.
    resolve: path.resolve(__dirname, '../..'),
    config: {
      vendorStandIn: `http://127.0.0.1:${env.int('DEMO_STAND_IN_PORT', 1338)}`,
      embeds: true,
      // It is no page of the shop.
      ignorePaths: ['/mailbox'],
    },
  },
});
