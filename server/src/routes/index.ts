import type { PermissionKey } from '../contract';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** A route of the admin API: for signed-in users of the panel who hold one of the named permissions. */
const route = (method: Method, path: string, handler: string, ...anyOf: PermissionKey[]) => ({
  method,
  path,
  handler,
  config: {
    policies: ['admin::isAuthenticatedAdmin'],
    middlewares: [{ name: 'plugin::pixel-inventory.has-permission', config: { anyOf } }],
  },
});

/** A route of the public API for whoever has a token that we made: that of a preview, or of a calendar. */
const ownTokenRoute = (method: Method, path: string, handler: string) => ({
  method,
  path,
  handler,
  config: { auth: false, middlewares: ['plugin::pixel-inventory.limit-previews'] },
});
/** A page for owners without an account: a link's token is all that they need. */
const linkRoute = (method: Method, path: string, handler: string) => ({
  method,
  path,
  handler,
  config: { auth: false, middlewares: ['plugin::pixel-inventory.review-link'] },
});

/** A route of the content API: for whoever has an API token of Strapi that includes the action. */
const tokenRoute = (method: Method, path: string, handler: string) => ({ method, path, handler, config: {} });

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
      route('POST', '/bulk/submit', 'bulk.submit', 'submit'),
      route('POST', '/bulk/pause', 'bulk.pause', 'pause'),
      route('GET', '/export', 'exchange.export', 'read'),
      route('GET', '/import/template', 'exchange.template', 'edit'),
      route('POST', '/import/preview', 'exchange.preview', 'edit'),
      route('POST', '/import', 'exchange.import', 'edit'),
      route('GET', '/publications', 'publications.find', 'read'),
      route('GET', '/publications/:number', 'publications.findOne', 'read'),
      route('GET', '/publications/:number/banner', 'publications.banner', 'read'),
      route('POST', '/publications', 'publications.publish', 'publish'),
      route('POST', '/publications/:number/restore', 'publications.restore', 'restore'),
      route('GET', '/activity', 'activities.find', 'activity'),
      route('GET', '/activity/check', 'activities.check', 'activity'),
      route('GET', '/why', 'why.options', 'read'),
      route('POST', '/pixels/:slug/why', 'why.explain', 'read'),
      route('POST', '/pixels/:slug/preview', 'previews.make', 'edit', 'approve'),
      route('POST', '/pixels/:slug/comments', 'comments.write', 'edit', 'approve'),
      route('GET', '/consent/records', 'consent.find', 'consent'),
      route('GET', '/consent/records/:id', 'consent.findOne', 'consent'),
      route('GET', '/consent/export', 'consent.export', 'consent'),
      route('GET', '/consent/rates', 'consent.rates', 'consent'),
      route('GET', '/settings', 'settings.find', 'settings'),
      route('PUT', '/settings', 'settings.save', 'settings'),
      route('GET', '/consent-settings', 'consentSettings.find', 'settings', 'publish'),
      route('PUT', '/consent-settings', 'consentSettings.save', 'settings'),
      route('POST', '/consent-settings/preview', 'consentSettings.preview', 'settings', 'publish'),
      route('GET', '/sites', 'sites.find', 'settings', 'publish'),
      route('GET', '/reviews', 'reviews.find', 'read'),
      route('GET', '/reviews/calendar', 'reviews.calendar', 'read'),
      route('GET', '/reviews/mails', 'reviews.mails', 'settings'),
      route('GET', '/reviews/feed', 'reviewFeed.find', 'read'),
      route('POST', '/reviews/feed', 'reviewFeed.renew', 'read'),
      route('DELETE', '/reviews/feed', 'reviewFeed.end', 'read'),
      route('GET', '/reviews/mail-preview', 'reviews.mailPreview', 'settings'),
      route('POST', '/reviews/test-mail', 'reviews.testMail', 'settings'),
      route('POST', '/reviews/mails/:id/retry', 'reviews.retryMail', 'settings'),
      route('POST', '/reviews/run', 'reviews.run', 'settings'),
      // Who owns a pixel may answer without any further permission: the use case knows whose it is.
      route('POST', '/reviews/keep', 'reviews.keep', 'read', 'review'),
      route('GET', '/pixels/:slug/review', 'reviews.findOne', 'read', 'review'),
      route('POST', '/pixels/:slug/review', 'reviews.answer', 'read', 'review'),
      route('GET', '/pixels/:slug/reviews', 'reviews.history', 'read'),
      route('GET', '/overview', 'overview.find', 'read'),
      route('GET', '/entries/:uid/:documentId', 'entries.findOne', 'read'),
    ],
  },
  'content-api': {
    type: 'content-api',
    routes: [
      ownTokenRoute('GET', '/preview', 'previews.read'),
      ownTokenRoute('POST', '/preview', 'previews.start'),
      ownTokenRoute('GET', '/review-calendar/:token/reviews.ics', 'reviewFeed.read'),
      linkRoute('GET', '/review-answer/:token', 'reviewLink.show'),
      linkRoute('POST', '/review-answer/:token', 'reviewLink.answer'),
      // The name lets a token of the type "Read-only" pass.
      tokenRoute('GET', '/snapshot', 'snapshot.find'),
      tokenRoute('POST', '/consent-records', 'record.create'),
      tokenRoute('POST', '/counts', 'fireCounts.create'),
    ],
  },
};
