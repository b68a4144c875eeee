import { areArguments, bagOf, entries, NOW, openPage } from '../fakes/vendor-page';

describe('Meta Pixel', () => {
  const A = { pixelId: '123456789012345' };
  const B = { pixelId: '999999999999999' };

  it('leaves what the public snippet leaves', () => {
    const { window } = openPage('meta-pixel', A, ['page_view']);
    const fbq = bagOf(window.fbq);
    expect(fbq).toHaveProperty('loaded', true);
    expect(fbq.version).toBe('2.0');
    expect(fbq.push).toBe(fbq);
    expect(window._fbq).toBe(fbq);
    expect(areArguments(fbq.queue)).toBe(true);
    expect(entries(fbq.queue)).toEqual([
      ['set', 'autoConfig', false, '123456789012345'],
      ['init', '123456789012345'],
      ['trackSingle', '123456789012345', 'PageView'],
    ]);
  });

  it('forwards calls once the script has taken over', () => {
    const page = openPage('meta-pixel', A);
    const calls: unknown[][] = [];
    bagOf(page.window.fbq).callMethod = (...args: unknown[]) => calls.push(args);
    openPage('meta-pixel', B, ['purchase'], page);
    expect(calls).toEqual([
      ['set', 'autoConfig', false, '999999999999999'],
      ['init', '999999999999999'],
      ['trackSingle', '999999999999999', 'Purchase'],
    ]);
    expect(entries(bagOf(page.window.fbq).queue)).toHaveLength(2);
  });

  it('reports to its own pixel where there are two', () => {
    const page = openPage('meta-pixel', B, ['purchase'], openPage('meta-pixel', A));
    const calls = entries(bagOf(page.window.fbq).queue);
    expect(calls.filter(([method]) => method === 'trackSingle')).toEqual([
      ['trackSingle', '999999999999999', 'Purchase'],
    ]);
    expect(calls.some(([method]) => method === 'track')).toBe(false);
  });
});

describe('Google Analytics 4', () => {
  it('leaves what the public snippet leaves, without the automatic page view', () => {
    const { window } = openPage('google-analytics-4', { measurementId: 'G-ABC123DEF4' }, [
      'page_view',
      'sign_up',
    ]);
    expect(areArguments(window.dataLayer)).toBe(true);
    expect(entries(window.dataLayer)).toEqual([
      ['js', new Date(NOW)],
      ['config', 'G-ABC123DEF4', { send_page_view: false }],
      ['event', 'page_view', { send_to: 'G-ABC123DEF4' }],
      ['event', 'sign_up', { send_to: 'G-ABC123DEF4' }],
    ]);
  });
});

describe('Google Tag Manager', () => {
  it('leaves what the public snippet leaves', () => {
    const { window } = openPage('google-tag-manager', { containerId: 'GTM-ABC1234' }, ['purchase']);
    expect(window).toEqual({
      dataLayer: [{ 'gtm.start': NOW, event: 'gtm.js' }, { event: 'purchase' }],
    });
  });

  it('shares the layer with Google Analytics', () => {
    const page = openPage('google-tag-manager', { containerId: 'GTM-ABC1234' });
    openPage('google-analytics-4', { measurementId: 'G-ABC123DEF4' }, [], page);
    expect(page.window.dataLayer).toHaveLength(3);
  });
});

describe('TikTok Pixel', () => {
  const settings = { pixelId: 'CABC1234567890DEFGHI' };

  it('leaves what the public snippet leaves', () => {
    const { window } = openPage('tiktok-pixel', settings, ['page_view', 'purchase']);
    const ttq = bagOf(window.ttq);
    expect(window.TiktokAnalyticsObject).toBe('ttq');
    expect(Array.from(window.ttq as unknown[])).toEqual([['page'], ['track', 'Purchase']]);
    for (const method of ttq.methods as string[]) expect(ttq[method]).toBeInstanceOf(Function);
    const instance = bagOf(ttq._i).CABC1234567890DEFGHI;
    expect(Array.isArray(instance)).toBe(true);
    expect(bagOf(instance)._u).toBe('https://analytics.tiktok.com/i18n/pixel/events.js');
    expect(ttq._t).toEqual({ CABC1234567890DEFGHI: NOW });
    expect(ttq._o).toEqual({ CABC1234567890DEFGHI: {} });
  });
});

describe('LinkedIn Insight Tag', () => {
  it('leaves what the public snippet leaves', () => {
    const { window } = openPage('linkedin-insight', { partnerId: '1234567' }, ['page_view']);
    expect(window._linkedin_partner_id).toBe('1234567');
    expect(window._linkedin_data_partner_ids).toEqual(['1234567']);
    expect(bagOf(window.lintrk).q).toEqual([]);
    (window.lintrk as (...args: unknown[]) => void)('track', { conversion_id: 1 });
    expect(bagOf(window.lintrk).q).toEqual([['track', { conversion_id: 1 }]]);
  });

  it('does not load the script, which reports by itself, before a page view', () => {
    expect(openPage('linkedin-insight', { partnerId: '1234567' }).requested).toEqual([]);
    expect(openPage('linkedin-insight', { partnerId: '1234567' }, ['page_view']).requested).toHaveLength(1);
  });
});

describe('Matomo', () => {
  it('leaves what the public snippet leaves, without following links', () => {
    const { window } = openPage('matomo', { url: 'https://stats.example.org', siteId: '3', cookies: true }, [
      'page_view',
      'purchase',
    ]);
    expect(window).toEqual({
      _paq: [
        ['setTrackerUrl', 'https://stats.example.org/matomo.php'],
        ['setSiteId', '3'],
        ['trackPageView'],
        ['trackEvent', 'event', 'purchase'],
      ],
    });
  });

  it('sets no cookies unless told to, and says so first', () => {
    const { window } = openPage('matomo', { url: 'https://stats.example.org', siteId: '3' });
    expect((window._paq as unknown[])[0]).toEqual(['disableCookies']);
  });
});

describe('Plausible', () => {
  it('leaves what the public snippet leaves', () => {
    const { window, requested } = openPage('plausible', { domain: 'example.org' }, ['page_view', 'sign_up']);
    expect(areArguments(bagOf(window.plausible).q)).toBe(true);
    expect(entries(bagOf(window.plausible).q)).toEqual([['pageview'], ['sign_up']]);
    expect(requested).toEqual([
      {
        do: 'script',
        src: 'https://plausible.io/js/script.manual.js',
        attrs: { 'data-domain': 'example.org' },
      },
    ]);
  });
});

describe('image pixel', () => {
  const url = 'https://pixel.example.org/p.gif?e={event}';

  it('touches nothing and requests an image for each event', () => {
    expect(openPage('image-pixel', { url })).toMatchObject({ window: {}, requested: [] });
    expect(openPage('image-pixel', { url }, ['page_view', 'purchase'])).toMatchObject({
      window: {},
      requested: [
        { do: 'image', src: url },
        { do: 'image', src: url },
      ],
    });
  });
});
