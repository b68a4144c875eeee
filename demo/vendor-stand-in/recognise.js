'use strict';

/** What a vendor understood: its id of the pixel, its name of the event, and the page, as far as it was told. */

const ANY_HOST = /./;

/** Read a part of a path; empty: it is not there, or is not well encoded. */
const inPath = (path, pattern) => {
  try {
    return decodeURIComponent(pattern.exec(path)?.[1] ?? '');
  } catch {
    return '';
  }
};

/** Where the visitor was, as Pinterest tells it: an object in one parameter. */
const placeOf = (text) => {
  try {
    return JSON.parse(text).loc;
  } catch {
    return '';
  }
};

const firstOf = (sent, names) => names.map((name) => sent[name]).find((value) => value) ?? '';

/**
 * Which vendor's address is it, and what was said? The first rule that fits wins. Host and path decide, and among Google's
 * scripts the kind of the id; Matomo, Plausible, Umami and PostHog can be on any host. `sent` is the query and the body in
 * one, `body` the body as it came.
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
    vendor: 'Google Ads',
    host: /^www\.googletagmanager\.com$/,
    path: /^\/gtag\/js$/,
    id: /^AW-/,
    script: 'google-tag',
  },
  {
    vendor: 'Google Ads',
    host: /^(?:www\.googleadservices\.com|googleads\.g\.doubleclick\.net)$/,
    path: /^\/pagead\/(?:viewthrough)?conversion\/\d/,
    read: ({ sent, path }) => ({
      id: `AW-${inPath(path, /conversion\/(\d+)/)}`,
      event: sent.en || 'conversion',
      page: sent.url,
    }),
  },
  {
    vendor: 'Floodlight',
    host: /^www\.googletagmanager\.com$/,
    path: /^\/gtag\/js$/,
    id: /^DC-/,
    script: 'google-tag',
  },
  {
    vendor: 'Floodlight',
    host: /(?:^|\.)doubleclick\.net$/,
    path: /[;/]src=\d/,
    read: ({ path }) => ({
      id: `DC-${inPath(path, /[;/]src=(\d+)/)}`,
      event: 'conversion',
      page: inPath(path, /~oref=([^;]*)/),
    }),
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
  {
    vendor: 'Pinterest Tag',
    host: /^s\.pinimg\.com$/,
    path: /^\/ct\/core\.js$/,
    script: 'pinterest-tag',
  },
  {
    vendor: 'Pinterest Tag',
    host: /^ct\.pinterest\.com$/,
    path: /^\/v3\/?$/,
    read: ({ sent }) => ({ id: sent.tid, event: sent.event, page: placeOf(sent.ad) }),
  },
  {
    vendor: 'Snapchat Pixel',
    host: /^sc-static\.net$/,
    path: /^\/scevent\.min\.js$/,
    script: 'snapchat-pixel',
  },
  {
    vendor: 'Snapchat Pixel',
    host: /^tr6?\.snapchat\.com$/,
    path: /^\/p$/,
    read: ({ sent }) => ({ id: sent.pid, event: sent.ev, page: sent.pl }),
  },
  {
    vendor: 'Reddit Pixel',
    host: /^www\.redditstatic\.com$/,
    path: /^\/ads\/pixel\.js$/,
    script: 'reddit-pixel',
  },
  {
    vendor: 'Reddit Pixel',
    host: /^alb\.reddit\.com$/,
    path: /^\/rp\.gif$/,
    read: ({ sent }) => ({ id: sent.id, event: sent['m.customEventName'] || sent.event }),
  },
  { vendor: 'X Pixel', host: /^static\.ads-twitter\.com$/, path: /^\/uwt\.js$/, script: 'x-pixel' },
  {
    vendor: 'X Pixel',
    host: /^(?:analytics\.twitter\.com|t\.co)$/,
    path: /^\/(?:1\/)?i\/adsct$/,
    read: ({ sent }) => ({
      id: sent.txn_id,
      event: sent.event_id || (sent.events?.includes('pageview') ? 'PageView' : ''),
      page: sent.tw_document_href,
    }),
  },
  {
    vendor: 'Microsoft Ads (UET)',
    host: /^bat\.bing\.(?:com|net)$/,
    path: /^\/action\/0$/,
    read: ({ sent }) => ({ id: sent.ti, event: sent.ea || 'pageLoad', page: sent.p }),
  },
  {
    vendor: 'Microsoft Clarity',
    host: /^www\.clarity\.ms$/,
    path: /^\/tag\/\w+$/,
    script: 'microsoft-clarity',
  },
  {
    vendor: 'Microsoft Clarity',
    host: /(?:^|\.)clarity\.ms$/,
    path: /^\/collect$/,
    read: ({ sent }) => ({ id: sent.id, event: sent.event, page: sent.url }),
  },
  {
    vendor: 'Criteo OneTag',
    host: /^(?:dynamic\.criteo\.com|static\.criteo\.net)$/,
    path: /^\/js\/ld\/ld\.js$/,
    script: 'criteo-onetag',
  },
  {
    vendor: 'Criteo OneTag',
    host: /\.criteo\.com$/,
    path: /^\/event$/,
    read: ({ sent }) => ({ id: sent.a, event: sent.e, page: sent.fu }),
  },
  {
    vendor: 'YouTube videos',
    host: /^(?:www\.)?youtube(?:-nocookie)?\.com$/,
    path: /^\/embed\/[\w-]+$/,
    frame: 'youtube-film',
    read: ({ path }) => ({ id: inPath(path, /\/([\w-]+)$/), event: 'film opened' }),
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
  { vendor: 'Fathom', host: /^cdn\.usefathom\.com$/, path: /^\/script\.js$/, script: 'fathom' },
  {
    vendor: 'Fathom',
    host: /^cdn\.usefathom\.com$/,
    path: /^\/$/,
    read: ({ sent }) => ({
      id: sent.sid,
      event: sent.name || 'pageview',
      page: `${sent.h ?? ''}${sent.p ?? ''}`,
    }),
  },
  { vendor: 'Umami', host: ANY_HOST, path: /^\/script\.js$/, script: 'umami' },
  {
    vendor: 'Umami',
    host: ANY_HOST,
    path: /^\/api\/send$/,
    read: ({ body }) => ({
      id: body.payload?.website,
      event: body.payload?.name || 'page view',
      page: body.payload?.url,
    }),
  },
  { vendor: 'PostHog', host: ANY_HOST, path: /^\/static\/array\.js$/, script: 'posthog' },
  {
    vendor: 'PostHog',
    host: ANY_HOST,
    path: /^\/(?:i\/v0\/)?e\/?$/,
    read: ({ body }) => ({ id: body.api_key, event: body.event, page: body.properties?.$current_url }),
  },
  { vendor: 'GoatCounter', host: /^gc\.zgo\.at$/, path: /^\/count\.js$/, script: 'goat-counter' },
  {
    vendor: 'GoatCounter',
    host: /\.goatcounter\.com$/,
    path: /^\/count$/,
    read: ({ sent, host }) => ({
      id: host.split('.')[0],
      event: sent.e === 'true' ? sent.p : 'page view',
      page: sent.e === 'true' ? '' : sent.p,
    }),
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

const fits = (rule, { host, path, id }) =>
  rule.host.test(host) && rule.path.test(path) && (!rule.id || rule.id.test(id));

/** Find the rule for an address and its parameter `id`; every address fits one, as the last takes all that is left. */
exports.recognise = (address) => RULES.find((rule) => fits(rule, address));

/** The names of all vendors that the stand-in takes the place of. */
exports.VENDORS = [...new Set(RULES.map((rule) => rule.vendor))];
