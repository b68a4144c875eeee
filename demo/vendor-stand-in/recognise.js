'use strict';

/** What a vendor understood: its id of the pixel, its name of the event, and the page, as far as it was told. */

const ANY_HOST = /./;

const firstOf = (sent, names) => names.map((name) => sent[name]).find((value) => value) ?? '';

/**
 * Which vendor's address is it, and what was said? The first rule that fits wins. Host and path decide; Matomo and
 * Plausible can be on any host. `sent` is the query and the body in one, `body` the body as it came.
 */
const RULES = [
  {
    vendor: 'Meta Pixel',
    host: /^connect\.facebook\.net$/,
    path: /\/fbevents\.js$/,
    script: 'meta-pixel',
  },
  {
    vendor: 'Meta Pixel',
    host: /^www\.facebook\.com$/,
    path: /^\/tr\/?$/,
    read: ({ sent }) => ({ id: sent.id, event: sent.ev, page: sent.dl }),
  },
  {
    vendor: 'Google Analytics 4',
    host: /^www\.googletagmanager\.com$/,
    path: /^\/gtag\/js$/,
    script: 'google-tag',
  },
  {
    vendor: 'Google Analytics 4',
    host: /(?:^|\.)(?:google-analytics|analytics\.google)\.com$/,
    path: /^\/g\/collect$/,
    read: ({ sent }) => ({ id: sent.tid, event: sent.en, page: sent.dl }),
  },
  {
    vendor: 'Google Tag Manager',
    host: /^www\.googletagmanager\.com$/,
    path: /^\/gtm\.js$/,
    script: 'google-tag-manager',
  },
  {
    vendor: 'Google Tag Manager',
    host: /^www\.googletagmanager\.com$/,
    path: /^\/a$/,
    read: ({ sent }) => ({ id: sent.id, event: sent.e, page: sent.dl }),
  },
  {
    vendor: 'TikTok Pixel',
    host: /^analytics\.tiktok\.com$/,
    path: /\/pixel\/events\.js$/,
    script: 'tiktok-pixel',
  },
  {
    vendor: 'TikTok Pixel',
    host: /^analytics\.tiktok\.com$/,
    path: /^\/api\/v2\/pixel/,
    read: ({ body }) => ({
      id: body.context?.pixel?.code,
      event: body.event,
      page: body.context?.page?.url,
    }),
  },
  {
    vendor: 'LinkedIn Insight Tag',
    host: /^snap\.licdn\.com$/,
    path: /\/insight(?:\.min)?\.js$/,
    script: 'linkedin-insight',
  },
  {
    vendor: 'LinkedIn Insight Tag',
    host: /^px\d?\.ads\.linkedin\.com$/,
    path: /^\/collect\/?$/,
    read: ({ sent }) => ({
      id: sent.pid,
      event: sent.conversionId ? `conversion ${sent.conversionId}` : 'page view',
      page: sent.url,
    }),
  },
  { vendor: 'Matomo', host: ANY_HOST, path: /\/(?:matomo|piwik)\.js$/, script: 'matomo' },
  {
    vendor: 'Matomo',
    host: ANY_HOST,
    path: /\/(?:matomo|piwik)\.php$/,
    read: ({ sent }) => ({ id: sent.idsite, event: sent.e_a || 'page view', page: sent.url }),
  },
  {
    vendor: 'Plausible',
    host: ANY_HOST,
    path: /^\/js\/(?:script|plausible)[\w.-]*\.js$/,
    script: 'plausible',
  },
  {
    vendor: 'Plausible',
    host: ANY_HOST,
    path: /^\/api\/event$/,
    read: ({ sent }) => ({ id: sent.d, event: sent.n, page: sent.u }),
  },
  {
    vendor: 'Image pixel',
    host: ANY_HOST,
    path: /^/,
    read: ({ sent }) => ({
      id: firstOf(sent, ['id', 'pid', 'pixel']),
      event: firstOf(sent, ['event', 'ev', 'en', 'e', 'name']) || 'image',
      page: firstOf(sent, ['page', 'page_path', 'dl', 'url', 'p']),
    }),
  },
];

/** Find the rule for an address; every address fits one, as the last takes all that is left. */
exports.recognise = (host, path) => RULES.find((rule) => rule.host.test(host) && rule.path.test(path));

/** The names of all vendors that the stand-in takes the place of. */
exports.VENDORS = [...new Set(RULES.map((rule) => rule.vendor))];
