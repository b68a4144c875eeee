import { EVENT_NAMES, type EventName } from '../../server/src/contract';
import { findVendor, vendorKeys, vendors } from '../../server/src/vendors/registry';
import { checked, examples, expectSafe, hasSettings, shapeOf } from './vendor-examples';

/** A key that a release held may be stored somewhere: it stays. */
const STORED_KEYS = [
  'meta-pixel',
  'google-analytics-4',
  'google-ads',
  'google-tag-manager',
  'floodlight',
  'tiktok-pixel',
  'linkedin-insight',
  'pinterest-tag',
  'snapchat-pixel',
  'reddit-pixel',
  'x-pixel',
  'microsoft-uet',
  'microsoft-clarity',
  'criteo-onetag',
  'matomo',
  'plausible',
  'goat-counter',
  'taboola',
  'outbrain',
  'quora-pixel',
  'spotify-pixel',
  'hotjar',
  'umami',
  'fathom',
  'posthog',
  'mixpanel',
  'amplitude',
  'segment',
  'hubspot',
  'klaviyo',
  'mailchimp',
  'intercom',
  'sendgrid',
  'shopify-web-pixel',
  'image-pixel',
  'script',
  'custom-html',
  'youtube-embed',
  'vimeo-embed',
  'google-maps-embed',
  'instagram-embed',
  'x-posts-embed',
  'spotify-embed',
];

describe('the catalogue', () => {
  it('keeps its keys, as they are stored with every pixel', () => {
    expect(vendorKeys).toEqual(expect.arrayContaining(STORED_KEYS));
    expect(new Set(vendorKeys).size).toBe(vendorKeys.length);
  });

  it.each(['', 'meta', 'Meta-Pixel', '__proto__', 'constructor', 'toString'])('has no vendor %j', (key) => {
    expect(findVendor(key)).toBeUndefined();
  });

  it('names no two vendors alike', () => {
    expect(new Set(vendors.map((vendor) => vendor.name)).size).toBe(vendors.length);
  });

  describe.each(vendors.map((vendor) => [vendor.key, vendor] as const))('%s', (key, vendor) => {
    it('is found by its key', () => expect(findVendor(key)).toBe(vendor));

    it('has examples and near misses', () => {
      expect(vendor.examples.length).toBeGreaterThanOrEqual(hasSettings(vendor) ? 2 : 1);
      expect(vendor.refused.length).toBeGreaterThanOrEqual(hasSettings(vendor) ? 4 : 2);
    });

    it('asks for every setting with a label, a help and an example', () => {
      expect(Object.keys(vendor.fields).sort()).toEqual(shapeOf(vendor).sort());
      for (const field of Object.values(vendor.fields)) {
        expect(field.label.length).toBeGreaterThan(3);
        expect(field.help.length).toBeGreaterThan(20);
        expect(field.example).not.toBe('');
      }
    });

    it('speaks to visitors in sentences and names a policy on https', () => {
      const { who, purpose, collects, dataGoesTo, policyUrl } = vendor.about;
      for (const text of [who, purpose, collects, dataGoesTo]) expect(text).toMatch(/^[A-Z].{15,}\.$/);
      if (policyUrl !== null) expect(new URL(policyUrl).protocol).toBe('https:');
    });

    it('understands known events alone, and a page view', () => {
      expect(vendor.events.page_view).toBeDefined();
      for (const name of Object.keys(vendor.events)) expect(EVENT_NAMES).toContain(name);
      for (const event of Object.values(vendor.events)) expect(event.name).not.toBe('');
    });

    it('checks settings again when steps are made', () => {
      const wrong = hasSettings(vendor) ? {} : { nonsense: true };
      expect(() => vendor.hosts(wrong)).toThrow();
      expect(() => vendor.events.page_view?.steps(wrong)).toThrow();
      for (const part of ['browser', 'noscript', 'stop', 'signals', 'loadsEarly'] as const) {
        if (vendor[part]) expect(() => vendor[part]?.({ nonsense: true })).toThrow();
      }
    });
  });
});

describe('examples', () => {
  it.each(examples)('$title gives its steps', ({ vendor, example }) => {
    const settings = checked(vendor, example.settings);
    expect(vendor.browser(settings)).toEqual(example.browser);
    for (const [event, steps] of Object.entries(example.events)) {
      expect(vendor.events[event as EventName]?.steps(settings)).toEqual(steps);
    }
  });

  it.each(examples)('$title is safe to run', ({ vendor, example }) => {
    expectSafe(vendor, checked(vendor, example.settings));
  });

  it.each(examples)('$title is the same after a second check', ({ vendor, example }) => {
    const once = checked(vendor, example.settings);
    expect(checked(vendor, once)).toEqual(once);
    expect(vendor.browser(example.settings)).toEqual(vendor.browser(once));
  });
});

describe('the image for visitors without scripts', () => {
  const image = (url: string) => findVendor('image-pixel')?.noscript?.({ url });

  it.each([
    ['https://a.example/p.gif', 'https://a.example/p.gif'],
    ['https://a.example/p.gif?k=1', 'https://a.example/p.gif?k=1'],
    ['https://a.example/p.gif?e={event}&r={random}&k=1', 'https://a.example/p.gif?e=page_view&k=1'],
    ['https://a.example/p.gif?p={page_path}', 'https://a.example/p.gif'],
    ['https://a.example/{event}.gif?u=a?b', 'https://a.example/page_view.gif?u=a?b'],
    ['https://a.example/{page_path}.gif', null],
    ['https://a.example?r={random}', 'https://a.example'],
  ])('%s → %s', (url, expected) => expect(image(url)).toBe(expected));

  it.each([
    [
      'meta-pixel',
      { pixelId: '123456789012345' },
      'https://www.facebook.com/tr?id=123456789012345&ev=PageView&noscript=1',
    ],
    [
      'linkedin-insight',
      { partnerId: '1234567' },
      'https://px.ads.linkedin.com/collect/?pid=1234567&fmt=gif',
    ],
    [
      'pinterest-tag',
      { tagId: '2612345678901' },
      'https://ct.pinterest.com/v3/?tid=2612345678901&event=pagevisit&noscript=1',
    ],
    ['taboola', { accountId: '1234567' }, 'https://trc.taboola.com/1234567/log/3/unip?en=page_view'],
    [
      'quora-pixel',
      { pixelId: '502c75240dff49ed874fa846a7f25ac2' },
      'https://q.quora.com/_/ad/502c75240dff49ed874fa846a7f25ac2/pixel?tag=ViewContent&noscript=1',
    ],
    ['microsoft-uet', { tagId: '12345678' }, 'https://bat.bing.com/action/0?ti=12345678&Ver=2'],
    ['matomo', { url: 'https://a.example/m', siteId: '3' }, 'https://a.example/m/matomo.php?idsite=3&rec=1'],
  ])('%s', (key, settings, expected) => expect(findVendor(key)?.noscript?.(settings)).toBe(expected));

  it('is left out where the vendor documents none', () => {
    for (const key of ['google-analytics-4', 'google-tag-manager', 'tiktok-pixel', 'x-pixel', 'plausible']) {
      expect([key, findVendor(key)?.noscript]).toEqual([key, undefined]);
    }
  });
});
