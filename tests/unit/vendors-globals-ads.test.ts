import { areArguments, bagOf, entries, NOW, openPage } from '../fakes/vendor-page';

/** What the steps of the advertising vendors leave on a page, compared with what their public snippets leave. */

describe('Google Ads', () => {
  const conversionId = 'AW-123456789';

  it('leaves what the public snippet leaves, without the automatic page view', () => {
    const { window } = openPage('google-ads', { conversionId }, ['page_view', 'purchase']);
    expect(areArguments(window.dataLayer)).toBe(true);
    expect(entries(window.dataLayer)).toEqual([
      ['js', new Date(NOW)],
      ['config', conversionId, { send_page_view: false }],
      ['event', 'page_view', { send_to: conversionId }],
      ['event', 'purchase', { send_to: conversionId }],
    ]);
  });

  it('reports a conversion where it has a label, and never for a page view', () => {
    const { window } = openPage('google-ads', { conversionId, label: 'AbC-D_efG-h12' }, [
      'page_view',
      'purchase',
    ]);
    expect(entries(window.dataLayer).slice(2)).toEqual([
      ['event', 'page_view', { send_to: conversionId }],
      ['event', 'conversion', { send_to: `${conversionId}/AbC-D_efG-h12` }],
    ]);
  });

  it('shares the queue with the other tags of Google and reports to its own id', () => {
    const page = openPage('google-analytics-4', { measurementId: 'G-ABC123DEF4' });
    openPage('google-ads', { conversionId }, ['purchase'], page);
    const events = entries(page.window.dataLayer).filter(([command]) => command === 'event');
    expect(events).toEqual([['event', 'purchase', { send_to: conversionId }]]);
  });
});

describe('Floodlight', () => {
  it('reports its one activity and lets no tags of others in', () => {
    const settings = { floodlightId: 'DC-1234567', activity: 'sales/order0+standard' };
    const { window } = openPage('floodlight', settings, ['purchase']);
    expect(entries(window.dataLayer)).toEqual([
      ['js', new Date(NOW)],
      ['config', 'DC-1234567', { send_page_view: false }],
      ['event', 'conversion', { allow_custom_scripts: false, send_to: 'DC-1234567/sales/order0+standard' }],
    ]);
  });
});

describe.each([
  [
    'pinterest-tag',
    { tagId: '2612345678901' },
    'pintrk',
    'queue',
    false,
    ['load', '2612345678901'],
    'pagevisit',
  ],
  [
    'snapchat-pixel',
    { pixelId: '1a2b3c4d-5e6f-4a1b-8c2d-3e4f5a6b7c8d' },
    'snaptr',
    'queue',
    true,
    ['init', '1a2b3c4d-5e6f-4a1b-8c2d-3e4f5a6b7c8d'],
    'PAGE_VIEW',
  ],
] as const)('%s', (key, settings, name, queue, hasArguments, first, pageView) => {
  it('leaves what the public snippet leaves', () => {
    const { window } = openPage(key, settings, ['page_view']);
    const list = bagOf(window[name])[queue];
    expect(entries(list)).toEqual([first, ['track', pageView]]);
    expect(areArguments(list)).toBe(hasArguments);
  });

  it('loads the script, which makes itself known, with an event and not before', () => {
    expect(openPage(key, settings).requested).toEqual([]);
    expect(openPage(key, settings, ['page_view', 'purchase']).requested[0]?.do).toBe('script');
    expect(openPage(key, settings, ['purchase']).requested).toHaveLength(1);
  });
});

describe('Reddit Pixel', () => {
  it('leaves what the public snippet leaves, and forwards once the script has taken over', () => {
    const page = openPage('reddit-pixel', { pixelId: 'a2_abc123def456' }, ['page_view', 'subscribe']);
    const rdt = bagOf(page.window.rdt);
    expect(entries(rdt.callQueue)).toEqual([
      ['init', 'a2_abc123def456', { optOut: false, useDecimalCurrencyValues: true }],
      ['track', 'PageVisit'],
      ['track', 'Custom', { customEventName: 'subscribe' }],
    ]);
    expect(areArguments(rdt.callQueue)).toBe(true);
    const calls: unknown[][] = [];
    rdt.sendEvent = (...args: unknown[]) => calls.push(args);
    openPage('reddit-pixel', { pixelId: 'a2_abc123def456' }, ['purchase'], page);
    expect(calls.at(-1)).toEqual(['track', 'Purchase']);
  });
});

describe('X Pixel', () => {
  it('reports the page view with config, as X does, and not before', () => {
    const settings = { pixelId: 'o1abc', eventId: 'tw-o1abc-o2def' };
    expect(openPage('x-pixel', settings)).toMatchObject({ requested: [] });
    expect(bagOf(openPage('x-pixel', settings).window.twq).queue).toEqual([]);
    const { window, requested } = openPage('x-pixel', settings, ['page_view', 'purchase']);
    expect(bagOf(window.twq)).toHaveProperty('version', '1.1');
    expect(entries(bagOf(window.twq).queue)).toEqual([
      ['config', 'o1abc'],
      ['event', 'tw-o1abc-o2def', {}],
    ]);
    expect(requested).toEqual([{ do: 'script', src: 'https://static.ads-twitter.com/uwt.js' }]);
  });

  it('loads nothing for another event alone, as that would report a page view too', () => {
    const settings = { pixelId: 'o1abc', eventId: 'tw-o1abc-o2def' };
    expect(openPage('x-pixel', settings, ['purchase']).requested).toEqual([]);
  });
});

describe('Microsoft Ads (UET)', () => {
  it('touches nothing and requests an image for each event', () => {
    const { window, requested } = openPage('microsoft-uet', { tagId: '12345678' }, ['page_view', 'purchase']);
    expect(window).toEqual({});
    expect(requested.map(({ src }) => src)).toEqual([
      'https://bat.bing.com/action/0?ti=12345678&Ver=2&evt=pageLoad&rn={random}',
      'https://bat.bing.com/action/0?ti=12345678&Ver=2&evt=custom&ea=purchase&rn={random}',
    ]);
  });
});

describe('Microsoft Clarity', () => {
  it('starts to record with the page view', () => {
    const settings = { projectId: 'abc123def4' };
    expect(openPage('microsoft-clarity', settings, ['purchase']).requested).toEqual([]);
    const { window, requested } = openPage('microsoft-clarity', settings, ['page_view', 'purchase']);
    expect(entries(bagOf(window.clarity).q)).toEqual([['event', 'purchase']]);
    expect(areArguments(bagOf(window.clarity).q)).toBe(true);
    expect(requested).toEqual([{ do: 'script', src: 'https://www.clarity.ms/tag/abc123def4' }]);
  });
});

describe('Criteo OneTag', () => {
  it('leaves what the public snippet leaves', () => {
    const { window, requested } = openPage('criteo-onetag', { accountId: '12345' }, ['page_view']);
    expect(window).toEqual({
      criteo_q: [
        { event: 'setAccount', account: 12345 },
        { event: 'setSiteType', type: 'd' },
        { event: 'viewPage' },
      ],
    });
    expect(requested).toHaveLength(1);
    expect(openPage('criteo-onetag', { accountId: '12345' })).toMatchObject({
      window: { criteo_q: [] },
      requested: [],
    });
  });
});
