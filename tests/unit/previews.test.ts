import { createPreviewTokens } from '../../server/src/io/preview-tokens';
import type { PreviewClaims } from '../../server/src/contract';
import { withMarks } from '../../server/src/core/preview-marks';
import { prepare } from '../../server/src/core/prepare';
import { previewView } from '../../server/src/core/preview-view';
import { fill, PREVIEW_TEXTS, previewTextsIn } from '../../server/src/core/preview-texts';
import { requestsOf, shortAddress } from '../../server/browser/preview-requests';
import { deedsOf } from '../../server/browser/preview-marks';
import { languages } from '../admin/languages';
import { HASH_A, HASH_B, snapshotPixel } from '../fakes/pixels';
import { previewSet } from '../fakes/previews';
import { NOW, snapshotOf, visitOf } from '../fakes/visits';

const claims: PreviewClaims = {
  use: 'link',
  id: '7ZQ4M9T2XK5B8N1C',
  pixel: 'spring',
  version: 3,
  hash: HASH_A,
  site: 'https://shop.example',
  path: '/shop',
  until: NOW,
};

describe('a token', () => {
  const tokens = createPreviewTokens('a secret');
  const token = tokens.write(claims);

  it('says what was written, and fits an address and a cookie as it is', () => {
    expect(tokens.read(token)).toEqual(claims);
    expect(createPreviewTokens('a secret').read(token)).toEqual(claims);
    expect(token).toMatch(/^[\w.-]+$/);
    const longest = tokens.write({ ...claims, pixel: 'p'.repeat(80), path: `/${'ü'.repeat(499)}` });
    expect(tokens.read(longest)).not.toBeNull();
    expect(longest.length).toBeLessThan(3000);
  });

  it('of another secret says nothing', () => {
    expect(createPreviewTokens('another secret').read(token)).toBeNull();
  });

  it('says nothing once any of its characters is another one', () => {
    for (let at = 0; at < token.length; at += 1) {
      const other = token[at] === 'A' ? 'B' : 'A';
      expect(tokens.read(token.slice(0, at) + other + token.slice(at + 1))).toBeNull();
    }
  });

  it.each<[string, Partial<PreviewClaims>]>([
    ['use', { use: 'run' }],
    ['pixel', { pixel: 'autumn' }],
    ['version', { version: 4 }],
    ['hash', { hash: HASH_B }],
    ['site', { site: 'https://evil.example' }],
    ['end', { until: NOW + 1 }],
  ])('whose %s was changed says nothing', (_, change) => {
    const payload = Buffer.from(JSON.stringify({ ...claims, ...change })).toString('base64url');
    expect(tokens.read(`1.${payload}.${token.split('.')[2]}`)).toBeNull();
  });

  it.each(['', '.', '1..', 'x', '1.e30.', `1.e30.${'A'.repeat(43)}`, 'A'.repeat(100_000)])(
    'that is none says nothing: %.20s',
    (text) => expect(tokens.read(text)).toBeNull(),
  );

  it('has a name that no other has', () => {
    const names = new Set(Array.from({ length: 1000 }, () => tokens.newId()));
    expect(names.size).toBe(1000);
    expect([...names].every((name) => /^[0-9A-Z]{16}$/.test(name))).toBe(true);
  });
});

describe('the words of a preview', () => {
  it.each(Object.keys(PREVIEW_TEXTS))('are all there in %s, with the same places to fill in', (lang) => {
    const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();
    const { en } = PREVIEW_TEXTS;
    const texts = previewTextsIn([lang]).texts;
    expect(Object.keys(texts).sort()).toEqual(Object.keys(en ?? {}).sort());
    for (const [key, text] of Object.entries(en ?? {})) {
      expect(places(texts[key as keyof typeof texts])).toEqual(places(text));
    }
  });

  it.each(['en', 'de', 'es', 'fr'] as const)('give the reasons as the panel does in %s', (lang) => {
    const { texts } = previewTextsIn([lang]);
    const path = '/shop';
    const reasons = ['paused', 'review_overdue', 'out_of_placement', 'gpc', 'dnt', 'policy_error'] as const;
    for (const reason of reasons) {
      const said = languages[lang].say(`why.reason.${reason}`, { path });
      expect(fill(texts[`reason_${reason}`], { path })).toBe(said);
    }
  });

  it('are English where there are no others', () => {
    expect(previewTextsIn(['pl', 'constructor']).lang).toBe('en');
    expect(previewTextsIn(['pl', 'DE-at']).lang).toBe('de');
  });
});

describe('what the overlay is told', () => {
  const view = (pixels: Parameters<typeof snapshotPixel>[0][], path = '/') => {
    const set = previewSet({ snapshot: snapshotOf(pixels.map((pixel) => snapshotPixel(pixel))) });
    const words = previewTextsIn(['en']);
    const categoryNames = {
      necessary: 'Necessary',
      functional: 'Functional',
      measurement: 'Measurement',
      marketing: 'Marketing',
    };
    const prepared = prepare(withMarks(set.snapshot));
    return previewView({ set, prepared, visit: visitOf({ path }), words, categoryNames, keys: ['end'] });
  };

  it('names the reason for each pixel, the one of the preview first', () => {
    const { pixels, texts } = view([
      { id: 'a', paused: true },
      { id: 'b', categories: ['necessary'] },
      { id: 'c', declared: true },
      { id: 'd', approvedHash: null },
      { id: 'e', placement: { include: [{ kind: 'exact', path: '/x' }], exclude: [] } },
      { id: 'f', beforeConsent: true },
      { id: 'meta', categories: ['measurement', 'marketing'] },
    ]);
    expect(texts).toEqual({ end: 'End preview' });
    expect(pixels.map(({ id, runs, decision }) => [id, runs, decision])).toEqual([
      ['meta', false, 'It waits for consent: Measurement, Marketing.'],
      ['b', true, 'It runs: it is placed on /, and nothing about consent holds it back.'],
      ['f', true, 'It runs before an answer: it is set up to load without a yes, with signals that say no.'],
      ['a', false, 'It was stopped.'],
      ['c', false, 'It is only listed: something else puts it into the site.'],
      ['d', false, 'This version was not approved by a second person.'],
      ['e', false, 'It is not meant to run on /.'],
    ]);
  });

  it('names the addresses that a pixel loads, up to what is filled in', () => {
    const { pixels } = view([
      {
        id: 'meta',
        setup: [{ do: 'script', src: 'https://cdn.example/tag.js?id=1' }],
        events: {
          page_view: {
            goal: 'Which?',
            triggers: [{ kind: 'page_view' }],
            steps: [{ do: 'image', src: 'https://px.example/{event}/hit' }],
          },
        },
        noscript: 'https://px.example/tr?noscript=1',
      },
    ]);
    expect(pixels[0]?.addresses).toEqual([
      'https://cdn.example/tag.js',
      'https://px.example/',
      'https://px.example/tr',
    ]);
  });
});

describe('the marks of a pixel', () => {
  const mark = (event: string, end: boolean) => ({ pixel: 'a', event, end });

  it('stand before and after its steps', () => {
    const [pixel] = withMarks(snapshotOf([snapshotPixel({ id: 'a' })])).pixels;
    expect(pixel?.setup).toEqual(
      [false, true].map((end) => ({
        do: 'push',
        path: ['pixelInventoryPreview'],
        value: { pixel: 'a', event: '', end },
      })),
    );
    expect(pixel?.events.page_view?.steps).toHaveLength(2);
  });

  it('say what it reported, how often, and what broke off', () => {
    const deeds = deedsOf([
      mark('', false),
      mark('', true),
      ...[1, 2].flatMap(() => [mark('page_view', false), mark('page_view', true)]),
      mark('purchase', false),
    ]);
    expect(deeds).toEqual({ isSetUp: true, events: new Map([['page_view', 2]]), failed: ['purchase'] });
    expect(deedsOf([])).toEqual({ isSetUp: false, events: new Map(), failed: [] });
  });
});

describe('a request of the page', () => {
  const pixel = (id: string, runs: boolean, hosts: string[], addresses: string[] = []) => ({
    id,
    name: id,
    vendor: id,
    isSubject: false,
    standing: '',
    decision: '',
    runs,
    hosts,
    addresses,
  });
  const pixels = [
    pixel('ads', true, ['*.vendor.example'], ['https://cdn.example/a/tag.js']),
    pixel('stats', true, ['t.vendor.example']),
    pixel('off', false, ['vendor.example', 'other.example']),
  ];
  const from = (address: string) =>
    [...requestsOf(pixels, [address])].filter(([, found]) => found.length > 0).map(([id]) => id);

  it.each([
    ['https://t.vendor.example/collect?x=1', ['ads', 'stats']],
    ['https://vendor.example/', ['ads']],
    ['https://cdn.example/a/tag.js?v=2', ['ads']],
    ['https://cdn.example/b.js', []],
    ['https://other.example/', ['off']],
    ['https://notvendor.example/', []],
    ['http://127.0.0.1:1338/t.vendor.example/collect', ['ads', 'stats']],
  ])('%s is taken to come from %j', (address, expected) => expect(from(address)).toEqual(expected));

  it('is written short', () => {
    expect(shortAddress('https://t.vendor.example/collect?secret=1#x')).toBe('t.vendor.example/collect');
    expect(shortAddress(`https://t.example/${'a'.repeat(60)}`)).toBe(`t.example/${'a'.repeat(39)}…`);
  });
});
