'use strict';

/**
 * Strapi's own list plus `strapi::compression`. The plugin would put its middleware right after the compression by itself; it
 * is named here because something of the demo stands between the two. The content security policy lets the vendors in, which are played by the stand-in here; a directive that
 * is extended loses its defaults, hence 'self' and what else Strapi has in it.
 */
module.exports = ({ env }) => {
  const vendors = `http://127.0.0.1:${env.int('DEMO_STAND_IN_PORT', 1338)}`;
  const directives = {
    'script-src': ["'self'", vendors],
    'connect-src': ["'self'", 'https:', vendors],
    'img-src': ["'self'", 'data:', 'blob:', 'https://market-assets.strapi.io', vendors],
    'frame-src': ["'self'", vendors],
    upgradeInsecureRequests: null,
  };
  return [
    'strapi::logger',
    'strapi::errors',
    { name: 'strapi::security', config: { contentSecurityPolicy: { useDefaults: true, directives } } },
    'strapi::cors',
    'strapi::poweredBy',
    'strapi::compression',
    { name: 'global::film-stand-in', config: { standIn: vendors } },
    'plugin::pixel-inventory.inject',
    'strapi::session',
    'strapi::query',
    'strapi::body',
    'strapi::favicon',
    // The addresses of the shop's files change with their content.
    { name: 'strapi::public', config: { maxAge: 24 * 60 * 60 * 1000 } },
  ];
};
