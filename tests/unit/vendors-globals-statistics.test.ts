import type { EventName } from '../../server/src/contract';
import { findVendor, vendors } from '../../server/src/vendors';
import { areArguments, bagOf, entries, openPage } from '../fakes/vendor-page';

/** What the steps of the vendors for statistics, mails and native ads leave on a page, as their public snippets do. */

const HEX = '0123456789abcdef0123456789abcdef';
const PHC = 'phc_1234567890abcdefghijklmnopqrstuvwxyzABCDEFG';
const MCJS =
  'https://chimpstatic.com/mcjs-connected/js/users/0123456789abcdef012345678/abcdef0123456789abcdef012.js';

const addresses = (key: string, settings: Record<string, unknown>, events: EventName[] = []): string[] =>
  openPage(key, settings, events).requested.map(({ src }) => src);

describe('lists that the script starts from', () => {
  it('PostHog: the key and a configuration in _i, queued calls behind it, nothing by itself', () => {
    const settings = { apiKey: PHC, server: 'https://eu.i.posthog.com' };
    const { window } = openPage('posthog', settings, ['page_view', 'purchase']);
    const list = bagOf(window.posthog);
    expect(Array.from(window.posthog as unknown[])).toEqual([
      ['capture', '$pageview'],
      ['capture', 'purchase'],
    ]);
    expect(list.__SV).toBe(1);
    expect(list.people).toEqual([]);
    const [[key, config, name]] = list._i as [[string, Record<string, unknown>, string]];
    expect([key, name]).toEqual([PHC, 'posthog']);
    expect(config).toMatchObject({ api_host: 'https://eu.i.posthog.com', persistence: 'memory' });
    for (const [option, value] of Object.entries(config)) {
      if (option.startsWith('capture_') || option === 'autocapture')
        expect([option, value]).toEqual([option, false]);
      if (/disable_/.test(option)) expect([option, value]).toEqual([option, true]);
    }
  });

  it('Mixpanel: the token and a configuration in _i, queued calls behind it, nothing by itself', () => {
    const { window } = openPage('mixpanel', { token: HEX }, ['page_view', 'sign_up']);
    const list = bagOf(window.mixpanel);
    expect(Array.from(window.mixpanel as unknown[])).toEqual([['track_pageview'], ['track', 'sign_up']]);
    expect(list._i).toEqual([
      [
        HEX,
        {
          api_host: 'https://api-js.mixpanel.com',
          disable_persistence: true,
          autocapture: false,
          track_pageview: false,
          record_sessions_percent: 0,
        },
        'mixpanel',
      ],
    ]);
    // The script stops behind a snippet older than 1.1.
    expect(list.__SV).toBeGreaterThanOrEqual(1.1);
    expect(Array.isArray(list.people)).toBe(true);
  });

  it('Segment: the key on the list, queued calls behind it, and no page() that nobody declared', () => {
    const writeKey = '8UDQfnf3cyFSTsM4YANnW5sXmgZVILbA';
    const { window } = openPage('segment', { writeKey }, ['purchase']);
    expect(Array.from(window.analytics as unknown[])).toEqual([['track', 'Order Completed']]);
    expect(bagOf(window.analytics)).toMatchObject({ _writeKey: writeKey, invoked: true });
    expect(addresses('segment', { writeKey })).toEqual([
      `https://cdn.segment.com/analytics.js/v1/${writeKey}/analytics.min.js`,
    ]);
  });
});

describe('scripts without a queue', () => {
  it.each<[string, Record<string, unknown>, string, unknown[][]]>([
    [
      'umami',
      { websiteId: '94db1cb1-74f4-4a40-ad6c-962362670409' },
      'https://cloud.umami.is/script.js',
      [
        ['umami', 'track'],
        ['umami', 'track', 'purchase'],
      ],
    ],
    [
      'fathom',
      { siteId: 'ABCDEFGH' },
      'https://cdn.usefathom.com/script.js',
      [
        ['fathom', 'trackPageview'],
        ['fathom', 'trackEvent', 'purchase'],
      ],
    ],
    [
      'amplitude',
      { apiKey: HEX },
      'https://cdn.amplitude.com/libs/analytics-browser-2.11.1-min.js.gz',
      [
        ['amplitude', 'init', HEX],
        ['amplitude', 'track', '[Amplitude] Page Viewed'],
        ['amplitude', 'track', 'purchase'],
      ],
    ],
  ])('%s: calls wait for the script that was asked for', (key, settings, address, calls) => {
    const { window, requested, waiting } = openPage(key, settings, ['page_view', 'purchase']);
    expect(window[key] ?? {}).toEqual({});
    expect(requested.map(({ src }) => src)).toEqual([address]);
    expect(
      waiting.map(({ path, args }) => [...path, ...args.filter((arg) => typeof arg === 'string')]),
    ).toEqual(calls);
    for (const step of waiting) expect(step.after).toBe(address);
  });
});

describe('functions that queue', () => {
  it.each<[string, Record<string, unknown>, string, string, unknown[][]]>([
    ['hotjar', { siteId: '1234567' }, 'hj', 'q', [['event', 'purchase']]],
    ['intercom', { appId: 'ab12cd34' }, 'Intercom', 'q', [['trackEvent', 'purchase']]],
    ['outbrain', { marketerId: `${HEX}00` }, 'obApi', 'queue', [['track', 'Purchase']]],
    [
      'quora-pixel',
      { pixelId: HEX },
      'qp',
      'queue',
      [
        ['init', HEX],
        ['track', 'Purchase'],
      ],
    ],
    ['spotify-pixel', { pixelId: HEX }, 'spdt', 'q', [['conf', { key: HEX }], ['purchase']]],
  ])('%s', (key, settings, name, queue, expected) => {
    const { window } = openPage(key, settings, ['purchase']);
    const calls = bagOf(window[name])[queue];
    expect(areArguments(calls)).toBe(true);
    expect(entries(calls)).toEqual(expected);
  });

  it.each([
    ['outbrain', { marketerId: `${HEX}00` }, 'obApi', 'dispatch', 'queue', 0],
    ['quora-pixel', { pixelId: HEX }, 'qp', 'qp', 'queue', 1],
  ])('%s hands calls on once the script has taken over', (key, settings, name, forward, queue, before) => {
    const page = openPage(key, settings);
    const calls: unknown[][] = [];
    bagOf(page.window[name])[forward] = (...args: unknown[]) => calls.push(args);
    for (const step of findVendor(key)?.events.purchase?.steps(settings) ?? []) {
      if (step.do === 'call') (page.window[name] as (...args: unknown[]) => void)(...step.args);
    }
    expect(calls).toEqual([['track', 'Purchase']]);
    expect(entries(bagOf(page.window[name])[queue])).toHaveLength(before);
  });

  it('tells the script whose it is', () => {
    expect(openPage('hotjar', { siteId: '1234567' }).window._hjSettings).toEqual({
      hjid: 1_234_567,
      hjsv: 6,
    });
    expect(openPage('intercom', { appId: 'ab12cd34', region: 'au' }).window.intercomSettings).toEqual({
      api_base: 'https://api-iam.au.intercom.io',
      app_id: 'ab12cd34',
    });
    expect(bagOf(openPage('outbrain', { marketerId: `${HEX}00` }).window.obApi).marketerId).toBe(`${HEX}00`);
  });
});

describe('lists that anybody fills', () => {
  it.each<[string, Record<string, unknown>, string, unknown]>([
    ['taboola', { accountId: '1234567' }, '_tfa', { notify: 'event', name: 'make_purchase', id: 1_234_567 }],
    ['klaviyo', { siteId: 'AbC123' }, '_klOnsite', ['track', 'Placed Order']],
    [
      'hubspot',
      { hubId: '12345678' },
      '_hsq',
      ['trackCustomBehavioralEvent', { name: 'pe12345678_purchase' }],
    ],
  ])('%s', (key, settings, name, entry) => {
    expect(openPage(key, settings, ['purchase']).window).toEqual({ [name]: [entry] });
  });
});

describe('scripts that report by themselves', () => {
  /** Whose page view is the loading itself. */
  it.each<[string, Record<string, unknown>, string]>([
    ['hotjar', { siteId: '1234567' }, 'https://static.hotjar.com/c/hotjar-1234567.js?sv=6'],
    ['hubspot', { hubId: '12345678', region: 'na2' }, 'https://js-na2.hs-scripts.com/12345678.js'],
    ['klaviyo', { siteId: 'AbC123' }, 'https://static.klaviyo.com/onsite/js/AbC123/klaviyo.js'],
    ['mailchimp', { url: MCJS }, MCJS],
    ['intercom', { appId: 'ab12cd34' }, 'https://widget.intercom.io/widget/ab12cd34'],
  ])('%s is loaded by a page view alone', (key, settings, address) => {
    expect(addresses(key, settings)).toEqual([]);
    const others = Object.keys(findVendor(key)?.events ?? {}).filter((name) => name !== 'page_view');
    expect(addresses(key, settings, others as EventName[])).toEqual([]);
    expect(addresses(key, settings, ['page_view'])).toEqual([address]);
    expect(findVendor(key)?.about.collects).toMatch(/so it loads with the page view alone/);
  });

  it.each<[string, Record<string, unknown>]>([
    ['taboola', { accountId: '1234567' }],
    ['outbrain', { marketerId: `${HEX}00` }],
    ['spotify-pixel', { pixelId: HEX }],
    ['script', { url: 'https://cdn.example.org/a.js' }],
  ])('%s is loaded by any declared event, and not before', (key, settings) => {
    expect(addresses(key, settings)).toEqual([]);
    expect(addresses(key, settings, ['page_view'])).toHaveLength(1);
    expect(addresses(key, settings, ['purchase'])).toHaveLength(1);
  });
});

describe('what is only declared', () => {
  const DECLARED = [
    'sendgrid',
    'shopify-web-pixel',
    'youtube-embed',
    'vimeo-embed',
    'google-maps-embed',
    'instagram-embed',
    'x-posts-embed',
    'spotify-embed',
  ];

  it.each(DECLARED)('%s has nothing to run', (key) => {
    const vendor = findVendor(key);
    expect(vendor?.injectable).toBe(false);
    for (const { settings } of vendor?.examples ?? []) {
      expect(openPage(key, settings, Object.keys(vendor?.events ?? {}) as EventName[])).toEqual({
        window: {},
        requested: [],
        waiting: [],
      });
    }
  });

  it('is nobody else', () => {
    const declared = vendors.filter((vendor) => vendor.injectable === false).map((vendor) => vendor.key);
    expect(declared).toEqual(DECLARED);
  });
});

describe('code of anybody', () => {
  it('is marked as a risk, and nothing else is', () => {
    const risky = vendors.filter((vendor) => vendor.risk).map((vendor) => [vendor.key, vendor.risk]);
    expect(risky).toEqual([
      ['script', 'custom_code'],
      ['custom-html', 'custom_code'],
    ]);
  });

  it.each([
    ['<p>Hello</p>', []],
    ['<script src="https://CDN.example.org:443/a.js"></script>', ['cdn.example.org']],
    ["<img src=//b.example/p.gif><a href='https://a.example:8443/x'>x</a>", ['a.example:8443', 'b.example']],
    ['<img src="https://b.example/1"><img src="https://b.example/2?u=https://c.example">', ['b.example']],
    ['<link href="/local.css"><img src="data:image/gif;base64,R0lG">', []],
    ['<script>x.src = "https://d.example/t.js"; y.href = `https://e.example`</script>', ['d.example']],
    [
      '<img src="https://localhost/p"><img src="https://10.0.0.1/p"><img src="https://jo@f.example/p">',
      ['10.0.0.1', 'f.example', 'localhost'],
    ],
    ['<script>img.src = `https://${account}.g.example/p`; img.src = "https://" + host;</script>', []],
  ])('names the hosts in %s', (html, hosts) => {
    expect(findVendor('custom-html')?.hosts({ html })).toEqual(hosts);
  });

  it.each(['src=', 'src ', 'src= "', 'src="https://', '<', 'href=//a.', 'src=//a.b"'])(
    'is read in no time: %j',
    (piece) => {
      const html = `<p>${piece.repeat(Math.floor(9990 / piece.length))}`;
      const start = performance.now();
      findVendor('custom-html')?.hosts({ html });
      expect(performance.now() - start).toBeLessThan(50);
    },
  );
});
