import type { BrowserStep, EventName, StepValue } from '../../server/src/contract';
import { findVendor } from '../../server/src/vendors/registry';

/**
 * A reading of the contract's step kinds that is independent of the browser's interpreter: steps run over a plain
 * object in place of `window`, and what they leave there is compared with what the vendor's public snippet leaves.
 */
type Bag = Record<string, unknown>;
type Step<K extends BrowserStep['do']> = Extract<BrowserStep, { do: K }>;

const NOW = 1_750_000_000_000;

interface Page {
  window: Bag;
  requested: (Step<'script'> | Step<'image'>)[];
}

/** Queued calls that a browser would hold as `arguments` objects, which vendors tell from arrays. */
const argumentsObjects = new WeakSet<object>();

const bagOf = (value: unknown): Bag => value as Bag;

const valueOf = (value: StepValue): unknown => {
  if (Array.isArray(value)) return value.map(valueOf);
  if (value === null || typeof value !== 'object') return value;
  if (value.$ === 'now') return NOW;
  if (value.$ === 'date') return new Date(NOW);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, valueOf(item)]));
};

const parentOf = (window: Bag, path: string[]): { parent: Bag; name: string } => {
  const name = path.at(-1) as string;
  const parent = path.slice(0, -1).reduce((bag, part) => bagOf((bag[part] ??= {})), window);
  return { parent, name };
};

const listAt = (window: Bag, path: string[]): unknown[] => {
  const { parent, name } = parentOf(window, path);
  return (parent[name] ??= []) as unknown[];
};

const defineStub = (window: Bag, step: Step<'stub'>): void => {
  const { parent, name } = parentOf(window, step.path);
  if (parent[name]) return;
  const own = 'own' in step.queue ? step.queue.own : null;
  const queue = 'global' in step.queue ? listAt(window, [step.queue.global]) : [];
  const stub = Object.assign(
    function (...args: unknown[]) {
      const taken = step.forward ? bagOf(stub)[step.forward] : undefined;
      if (typeof taken === 'function') return void Reflect.apply(taken, stub, args);
      if (step.entry === 'arguments') argumentsObjects.add(args);
      queue.push(args);
    },
    own ? { [own]: queue } : {},
    valueOf(step.props ?? {}),
  );
  for (const alias of step.self ?? []) bagOf(stub)[alias] = stub;
  for (const alias of step.aliases ?? []) window[alias] ??= stub;
  parent[name] = stub;
};

const runStep = ({ window, requested }: Page, step: BrowserStep): void => {
  switch (step.do) {
    case 'set': {
      const { parent, name } = parentOf(window, step.path);
      if (!step.keep || parent[name] === undefined) parent[name] = valueOf(step.value);
      return;
    }
    case 'push':
      listAt(window, step.path).push(valueOf(step.value));
      return;
    case 'stub':
      return defineStub(window, step);
    case 'methods': {
      const list = listAt(window, step.path);
      for (const method of step.methods) {
        bagOf(list)[method] ??= (...args: unknown[]) => list.push([method, ...args]);
      }
      return;
    }
    case 'call': {
      const { parent, name } = parentOf(window, step.path);
      (parent[name] as (...args: unknown[]) => void)(...step.args.map(valueOf));
      return;
    }
    case 'script':
    case 'image':
      requested.push(step);
  }
};

/** Open a page on which a vendor's pixel is set up and then reports these events. */
const open = (key: string, settings: Bag, events: EventName[] = [], page?: Page): Page => {
  const here = page ?? { window: {}, requested: [] };
  const vendor = findVendor(key);
  if (!vendor) throw new Error(`no vendor ${key}`);
  const reports = events.flatMap((event) => vendor.events[event]?.steps(settings) ?? []);
  for (const step of [...vendor.browser(settings), ...reports]) runStep(here, step);
  return here;
};

const entries = (queue: unknown): unknown[][] => queue as unknown[][];
const areArguments = (queue: unknown): boolean =>
  (queue as object[]).every((entry) => argumentsObjects.has(entry));

describe('Meta Pixel', () => {
  const A = { pixelId: '123456789012345' };
  const B = { pixelId: '999999999999999' };

  it('leaves what the public snippet leaves', () => {
    const { window } = open('meta-pixel', A, ['page_view']);
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
    const page = open('meta-pixel', A);
    const calls: unknown[][] = [];
    bagOf(page.window.fbq).callMethod = (...args: unknown[]) => calls.push(args);
    open('meta-pixel', B, ['purchase'], page);
    expect(calls).toEqual([
      ['set', 'autoConfig', false, '999999999999999'],
      ['init', '999999999999999'],
      ['trackSingle', '999999999999999', 'Purchase'],
    ]);
    expect(entries(bagOf(page.window.fbq).queue)).toHaveLength(2);
  });

  it('reports to its own pixel where there are two', () => {
    const page = open('meta-pixel', B, ['purchase'], open('meta-pixel', A));
    const calls = entries(bagOf(page.window.fbq).queue);
    expect(calls.filter(([method]) => method === 'trackSingle')).toEqual([
      ['trackSingle', '999999999999999', 'Purchase'],
    ]);
    expect(calls.some(([method]) => method === 'track')).toBe(false);
  });
});

describe('Google Analytics 4', () => {
  it('leaves what the public snippet leaves, without the automatic page view', () => {
    const { window } = open('google-analytics-4', { measurementId: 'G-ABC123DEF4' }, [
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
    const { window } = open('google-tag-manager', { containerId: 'GTM-ABC1234' }, ['purchase']);
    expect(window).toEqual({
      dataLayer: [{ 'gtm.start': NOW, event: 'gtm.js' }, { event: 'purchase' }],
    });
  });

  it('shares the layer with Google Analytics', () => {
    const page = open('google-tag-manager', { containerId: 'GTM-ABC1234' });
    open('google-analytics-4', { measurementId: 'G-ABC123DEF4' }, [], page);
    expect(page.window.dataLayer).toHaveLength(3);
  });
});

describe('TikTok Pixel', () => {
  const settings = { pixelId: 'CABC1234567890DEFGHI' };

  it('leaves what the public snippet leaves', () => {
    const { window } = open('tiktok-pixel', settings, ['page_view', 'purchase']);
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
    const { window } = open('linkedin-insight', { partnerId: '1234567' }, ['page_view']);
    expect(window._linkedin_partner_id).toBe('1234567');
    expect(window._linkedin_data_partner_ids).toEqual(['1234567']);
    expect(bagOf(window.lintrk).q).toEqual([]);
    (window.lintrk as (...args: unknown[]) => void)('track', { conversion_id: 1 });
    expect(bagOf(window.lintrk).q).toEqual([['track', { conversion_id: 1 }]]);
  });

  it('does not load the script, which reports by itself, before a page view', () => {
    expect(open('linkedin-insight', { partnerId: '1234567' }).requested).toEqual([]);
    expect(open('linkedin-insight', { partnerId: '1234567' }, ['page_view']).requested).toHaveLength(1);
  });
});

describe('Matomo', () => {
  it('leaves what the public snippet leaves, without following links', () => {
    const { window } = open('matomo', { url: 'https://stats.example.org', siteId: '3', cookies: true }, [
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
    const { window } = open('matomo', { url: 'https://stats.example.org', siteId: '3' });
    expect((window._paq as unknown[])[0]).toEqual(['disableCookies']);
  });
});

describe('Plausible', () => {
  it('leaves what the public snippet leaves', () => {
    const { window, requested } = open('plausible', { domain: 'example.org' }, ['page_view', 'sign_up']);
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
    expect(open('image-pixel', { url })).toEqual({ window: {}, requested: [] });
    expect(open('image-pixel', { url }, ['page_view', 'purchase'])).toEqual({
      window: {},
      requested: [
        { do: 'image', src: url },
        { do: 'image', src: url },
      ],
    });
  });
});
