import { type OptionalCategory, TRACE_PLACES } from '../../server/src/contract';
import { compileVendor } from '../../server/src/vendors/compile-vendor';
import { findVendor, type Vendor, vendors } from '../../server/src/vendors';
import { areArguments, bagOf, entries, openPage, runPart, type VendorPage } from '../fakes/vendor-page';

/** What a vendor keeps in a browser, how it is told of a choice, and how it is stopped. */

const examples = vendors.flatMap((vendor) =>
  vendor.examples.map((example, index) => ({ title: `${vendor.key} ${index + 1}`, vendor, example })),
);
const blank = (): VendorPage => ({ window: {}, requested: [], waiting: [] });
const keysWith = (part: 'stop' | 'signals' | 'loadsEarly'): string[] =>
  vendors.filter((vendor) => vendor[part]).map(({ key }) => key);

describe.each(vendors.map((vendor) => [vendor.key, vendor] as const))('%s', (_, vendor) => {
  it('names the same cookies to visitors and to an audit', () => {
    const cookies = vendor.about.cookies.filter(({ where = 'cookie' }) => /cookie$/.test(where));
    expect([...new Set(cookies.map(({ name }) => name))].sort()).toEqual([...vendor.audit.cookies].sort());
  });

  it('keeps things in known places, under names that fit nothing of the site itself', () => {
    for (const { name, where = 'cookie' } of vendor.about.cookies) {
      expect(TRACE_PLACES).toContain(where);
      // What a site may call its own, deleted by mistake, would break it.
      if (where !== 'vendor_cookie') expect(name).toMatch(/^(?=[^*]{3}).*[A-Z_.:-]|^[a-z]{6,}/);
    }
  });
});

describe('examples', () => {
  it.each(examples)('$title is stopped, told of a choice and loaded as it says', ({ vendor, example }) => {
    const settings = vendor.settings.parse(example.settings);
    expect(vendor.stop?.(settings)).toEqual(example.stop);
    expect(vendor.signals?.(settings)).toEqual(example.signals);
    expect(vendor.loadsEarly?.(settings) ?? false).toBe(example.loadsEarly ?? false);
  });

  it.each(examples.filter(({ vendor }) => vendor.stop))('$title can be stopped once it runs', (one) => {
    const { vendor, example } = one;
    const settings = vendor.settings.parse(example.settings);
    const page = openPage(vendor.key, settings, ['page_view']);
    const before = page.requested.length;
    runPart(page, vendor.key, settings, 'stop');
    expect(page.requested).toHaveLength(before);
  });
});

it('knows who can be stopped, who is told, and who may load early', () => {
  expect(keysWith('stop')).toEqual([
    'meta-pixel',
    'google-analytics-4',
    'microsoft-uet',
    'intercom',
    'image-pixel',
  ]);
  expect(keysWith('signals')).toEqual([
    'google-analytics-4',
    'google-ads',
    'google-tag-manager',
    'floodlight',
    'microsoft-clarity',
  ]);
  expect(keysWith('loadsEarly')).toEqual([
    'google-analytics-4',
    'google-ads',
    'google-tag-manager',
    'floodlight',
  ]);
});

describe('Google', () => {
  const GOOGLE: [string, Record<string, unknown>][] = [
    ['google-analytics-4', { measurementId: 'G-ABC123DEF4' }],
    ['google-ads', { conversionId: 'AW-123456789' }],
    ['google-tag-manager', { containerId: 'GTM-ABC1234' }],
    ['floodlight', { floodlightId: 'DC-1234567', activity: 'sales/order0+standard' }],
  ];
  const signalsOf = (key: string, settings: Record<string, unknown>) =>
    JSON.stringify(findVendor(key)?.signals?.(settings));

  it('is told the same by each of its vendors, loaded early or not', () => {
    const all = GOOGLE.flatMap(([key, settings]) => [
      signalsOf(key, settings),
      signalsOf(key, { ...settings, advanced: true }),
    ]);
    expect(new Set(all).size).toBe(1);
  });

  it.each(GOOGLE)(
    '%s: no to everything comes first, then the choice, then what it sends',
    (key, settings) => {
      const page = blank();
      runPart(page, key, settings, 'defaults');
      runPart(page, key, settings, 'update', ['measurement', 'functional']);
      const told = entries(page.window.dataLayer).length;
      expect(areArguments(page.window.dataLayer)).toBe(true);
      openPage(key, settings, ['page_view'], page);
      expect(told).toBe(2);
      expect(entries(page.window.dataLayer).slice(0, 2)).toEqual([
        [
          'consent',
          'default',
          {
            ad_storage: 'denied',
            ad_user_data: 'denied',
            ad_personalization: 'denied',
            analytics_storage: 'denied',
            functionality_storage: 'denied',
            personalization_storage: 'denied',
            security_storage: 'granted',
            wait_for_update: 500,
          },
        ],
        [
          'consent',
          'update',
          {
            ad_storage: 'denied',
            ad_user_data: 'denied',
            ad_personalization: 'denied',
            analytics_storage: 'granted',
            functionality_storage: 'granted',
            personalization_storage: 'granted',
          },
        ],
      ]);
      expect(entries(page.window.dataLayer).length).toBeGreaterThan(2);
    },
  );

  it.each(GOOGLE)('%s: before a yes, what tells of clicks on ads is cut out', (key, settings) => {
    const queued = (more: Record<string, unknown>) =>
      JSON.stringify(openPage(key, { ...settings, ...more }).window.dataLayer);
    expect(queued({ advanced: true })).toContain('["set","ads_data_redaction",true]');
    for (const more of [{}, { advanced: false }]) expect(queued(more)).not.toContain('ads_data_redaction');
  });

  it.each(GOOGLE)('%s: what was stored before there was the choice stays as it is', (key, settings) => {
    const { settings: schema } = findVendor(key) as Vendor;
    for (const stored of [settings, { ...settings, advanced: false }]) {
      expect(JSON.parse(JSON.stringify(schema.parse(stored)))).not.toHaveProperty('advanced');
    }
    expect(schema.parse({ ...settings, advanced: true })).toHaveProperty('advanced', true);
  });

  it('is switched off for one measurement id and no other', () => {
    const page = openPage('google-analytics-4', { measurementId: 'G-ABC123DEF4' }, ['page_view']);
    runPart(page, 'google-analytics-4', { measurementId: 'G-ABC123DEF4' }, 'stop');
    expect(Object.keys(page.window).filter((name) => name.startsWith('ga-disable'))).toEqual([
      'ga-disable-G-ABC123DEF4',
    ]);
  });
});

describe('Microsoft Clarity', () => {
  it.each<[OptionalCategory[], string, string]>([
    [[], 'denied', 'denied'],
    [['measurement'], 'denied', 'granted'],
    [['measurement', 'marketing'], 'granted', 'granted'],
  ])('is told of %j', (choice, ad_Storage, analytics_Storage) => {
    const page = blank();
    runPart(page, 'microsoft-clarity', { projectId: 'abc123def4' }, 'defaults');
    runPart(page, 'microsoft-clarity', { projectId: 'abc123def4' }, 'update', choice);
    expect(entries(bagOf(page.window.clarity).q)).toEqual([
      ['consentv2', { ad_Storage: 'denied', analytics_Storage: 'denied' }],
      ['consentv2', { ad_Storage, analytics_Storage }],
    ]);
  });
});

describe('what becomes of it in a snapshot', () => {
  const events = [{ name: 'page_view' as const, goal: 'Which pages work?' }];
  const compiled = (vendor: string, settings: Record<string, unknown>, delivery?: 'declared') =>
    compileVendor({ vendor, settings, events, ...(delivery ? { delivery } : {}) });

  it('loads early only by choice, and never what something else puts in', () => {
    const settings = { measurementId: 'G-ABC123DEF4' };
    expect(compiled('google-analytics-4', settings)).not.toHaveProperty('early');
    expect(compiled('google-analytics-4', { ...settings, advanced: true })).toHaveProperty('early', true);
    const declared = compiled('google-analytics-4', { ...settings, advanced: true }, 'declared');
    for (const part of ['early', 'stop', 'signals']) expect(declared).not.toHaveProperty(part);
  });

  it('says where each thing is kept', () => {
    expect(compiled('meta-pixel', { pixelId: '123456789012345' })?.traces.map(({ where }) => where)).toEqual([
      'cookie',
      'cookie',
      'vendor_cookie',
      'local_storage',
    ]);
  });
});

describe('embeds', () => {
  it.each([
    ['www.youtube.com', 'youtube-embed'],
    ['www.youtube-nocookie.com', 'youtube-embed'],
    ['player.vimeo.com', 'vimeo-embed'],
    ['www.google.com', 'google-maps-embed'],
    ['www.instagram.com', 'instagram-embed'],
    ['platform.twitter.com', 'x-posts-embed'],
    ['open.spotify.com', 'spotify-embed'],
  ])('%s is the host of %s alone', (host, key) => {
    const found = vendors.filter(({ audit }) => audit.hosts.includes(host)).map((vendor) => vendor.key);
    expect(found).toEqual([key]);
  });
});
