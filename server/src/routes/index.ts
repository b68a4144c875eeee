import type { PermissionKey } from '../contract';

type Method = 'GET' | 'POST' | 'PUT';

/** A route of the admin API: for signed-in users of the panel who hold the named permission. */
const route = (method: Method, path: string, handler: string, permission: PermissionKey) => ({
  method,
  path,
  handler,
  config: {
    policies: ['admin::isAuthenticatedAdmin'],
    middlewares: [{ name: 'plugin::pixel-inventory.has-permission', config: { permission } }],
  },
});

export const routes = {
  admin: {
    type: 'admin',
    routes: [
      route('GET', '/pixels', 'pixels.find', 'read'),
      route('POST', '/pixels', 'pixels.create', 'edit'),
      route('GET', '/pixels/:slug', 'pixels.findOne', 'read'),
      route('PUT', '/pixels/:slug', 'pixels.save', 'edit'),
      route('POST', '/pixels/:slug/submit', 'pixels.submit', 'submit'),
      route('POST', '/pixels/:slug/approve', 'pixels.approve', 'approve'),
      route('POST', '/pixels/:slug/send-back', 'pixels.sendBack', 'approve'),
      route('POST', '/pixels/:slug/pause', 'pixels.pause', 'pause'),
      route('POST', '/pixels/:slug/resume', 'pixels.resume', 'publish'),
      route('POST', '/pixels/:slug/retire', 'pixels.retire', 'retire'),
      route('GET', '/publications', 'publications.find', 'read'),
      route('POST', '/publications', 'publications.publish', 'publish'),
      route('POST', '/publications/:number/restore', 'publications.restore', 'restore'),
      route('GET', '/activity', 'activities.find', 'activity'),
    ],
  },
};
