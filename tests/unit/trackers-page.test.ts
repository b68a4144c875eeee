import fc from 'fast-check';
import { defaultTreeAdapter as adapter, parse, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import {
  bannerSettingsSchema,
  consentPolicySchema,
  type BannerSettings,
  type ConsentPolicy,
  type SnapshotPixel,
  type Visit,
} from '../../server/src/contract';
import { html, Markup } from '../../server/src/core/html';
import { asking, notice } from '../../server/src/core/notice';
import { prepare } from '../../server/src/core/prepare';
import { trackers } from '../../server/src/core/trackers';
import { trackersList, trackersPage, type TrackersPageParts } from '../../server/src/core/trackers-page';
import { textsFor } from '../../server/src/core/visitor-texts';
import { dayWriter } from '../../server/adapters/write-day';
import { snapshotPixel } from '../fakes/pixels';
import { TRACKERS } from '../fakes/trackers';
import { chosen, snapshotOf, visitOf } from '../fakes/visits';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

interface Site {
  pixels?: readonly SnapshotPixel[];
  lang?: string;
  visit?: Partial<Visit>;
  banner?: Partial<BannerSettings>;
  policy?: Partial<ConsentPolicy>;
}

const partsOf = ({
  pixels = TRACKERS,
  lang = 'en',
  visit = {},
  banner = {},
  policy = {},
}: Site): TrackersPageParts => {
  const look = bannerSettingsSchema.parse(banner);
  const snapshot = snapshotOf([...pixels]);
  const prepared = prepare({
    ...snapshot,
    consent: { banner: look, policy: consentPolicySchema.parse(policy) },
  });
  const written = notice(prepared, [lang]);
  return {
    list: trackers(prepared, written.lang),
    asking: asking(prepared, visitOf(visit), written),
    texts: textsFor([written.lang], look).texts,
    ownLang: look.language,
    prefix: '/_pixels',
    dateOf: dayWriter(written.lang),
    stylesheet: '/_pixels/trackers.css',
  };
};

const isElement = (node: Node): node is Element => adapter.isElementNode(node);
const elementsIn = (node: Node): Element[] =>
  'childNodes' in node
    ? node.childNodes.flatMap((child) => [...(isElement(child) ? [child] : []), ...elementsIn(child)])
    : [];
const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((one) => one.name === name)?.value;
const textOf = (node: Node): string => {
  if (adapter.isTextNode(node)) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
};
const plain = (node: Node): string => textOf(node).replace(/\s+/g, ' ').trim();

/** Parse what was written, and hold it to be sound HTML. */
const read = (text: string) => {
  const errors: string[] = [];
  const document = parse(text, { onParseError: ({ code }) => errors.push(code) });
  const elements = elementsIn(document);
  const all = (name: string): Element[] => elements.filter(({ tagName }) => tagName === name);
  return { errors, elements, all, document };
};
const page = (site: Site = {}) => read(trackersPage(partsOf(site)));

/** Where the language of a text is said: at the nearest element that says one. */
const langOf = (node: Node): string => {
  let at: Node | null = node;
  while (at !== null) {
    const lang = isElement(at) ? attribute(at, 'lang') : undefined;
    if (lang !== undefined) return lang;
    at = 'parentNode' in at ? at.parentNode : null;
  }
  return '';
};
const nodeWith = (document: Node, text: string): Node => {
  const found = elementsIn(document).filter((one) => plain(one).includes(text));
  const last = found.at(-1);
  if (last === undefined) throw new Error(`Nothing says: ${text}`);
  return last;
};

describe('the page about trackers', () => {
  it.each<[string, Site]>([
    ['with many', {}],
    ['with none', { pixels: [] }],
    ['with one that nobody described', { pixels: [snapshotPixel()] }],
    ['in Arabic', { lang: 'ar' }],
    ['in German', { lang: 'de' }],
    ['after a choice', { visit: { choice: chosen('measurement') } }],
    ['under both signals', { visit: { gpc: true, dnt: true }, policy: { dnt: true } }],
    ['under opt-out', { policy: { elsewhere: { rule: 'opt_out', gpc: true } }, visit: { place: 'US' } }],
  ])('is sound HTML: %s', (_, site) => {
    const { errors, all } = page(site);
    // Whole paragraphs and tables are written so that nothing is left to be guessed.
    expect(errors).toEqual([]);
    expect(all('script')).toHaveLength(0);
    expect(all('style')).toHaveLength(0);
    expect(all('h1')).toHaveLength(1);
    expect(all('title')).toHaveLength(1);
    const ids = all('section').flatMap((one) => attribute(one, 'id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says who, why, what, how long, where to, and when somebody last looked', () => {
    const { all, document } = page();
    const text = plain(document);
    for (const part of [
      'Matomo International Ltd.',
      'Tells us how people who come from Matomo find their way around the shop.',
      'The pages that you look at',
      'Ireland and the United States',
      '_pk_id.*',
      '90 days',
      'Last looked at: October 12, 2026',
      'This list was published on November 1, 2026.',
      'Put into the site by something other than our own system',
      'How to object',
    ]) {
      expect(text).toContain(part);
    }
    expect(all('article')).toHaveLength(12);
    expect(all('a').map((link) => attribute(link, 'href'))).toContain('https://vendor.example/privacy');
  });

  it('has headings without a gap, as a page and as a part of one', () => {
    const levels = (elements: Element[]): number[] =>
      elements.flatMap(({ tagName }) => (/^h[1-6]$/.test(tagName) ? [Number(tagName[1])] : []));
    expect(levels(page().elements)).toEqual([1, 2, 2, ...TRACKERS.map(() => 2)]);
    expect(levels(elementsIn(parseFragment(trackersList(partsOf({})))))).toEqual(TRACKERS.map(() => 3));
  });

  it('says so where there are none, and asks about nothing then', () => {
    const { document, all } = page({ pixels: [] });
    expect(plain(document)).toContain('No trackers are in use on this site.');
    expect(all('form')).toHaveLength(0);
  });

  it.each([
    ['opt_in', 'Only with your permission'],
    ['opt_out', 'Also without your permission'],
    ['notice_only', 'Also without your permission'],
  ] as const)('says what a tracker needs under %s', (rule, words) => {
    const { document } = page({
      pixels: [snapshotPixel({ categories: ['marketing'] })],
      policy: { elsewhere: { rule, gpc: true } },
      visit: { place: 'US' },
    });
    expect(plain(document)).toContain(`Marketing · ${words}`);
  });

  it('promises nothing of what something else puts in', () => {
    const { document } = page({ pixels: [snapshotPixel({ categories: ['marketing'], declared: true })] });
    expect(plain(document)).toContain('Put into the site by something other than our own system');
    expect(plain(document)).not.toContain('permission');
  });

  it('says of a necessary tracker that it always runs', () => {
    expect(plain(page({ pixels: [snapshotPixel({ categories: ['necessary'] })] }).document)).toContain(
      '· Always on',
    );
  });
});

describe('the visitor’s own choice on it', () => {
  const boxes = (site: Site): Record<string, [boolean, boolean]> =>
    Object.fromEntries(
      page(site)
        .all('input')
        .filter((input) => attribute(input, 'type') === 'checkbox')
        .map((input) => [
          attribute(input, 'name') ?? '',
          [attribute(input, 'checked') !== undefined, attribute(input, 'disabled') !== undefined],
        ]),
    );

  it('is open, with nothing ticked, before anything was said', () => {
    expect(boxes({})).toEqual({
      functional: [false, false],
      measurement: [false, false],
      marketing: [false, false],
    });
    expect(plain(page().document)).toContain('You have not chosen yet.');
  });

  it('is what was chosen, with the number and the day of its record', () => {
    const visit = { choice: chosen('measurement') };
    expect(boxes({ visit })).toMatchObject({ measurement: [true, false], marketing: [false, false] });
    expect(plain(page({ visit }).document)).toMatch(/7ZQ4-M9T2-XK5B-8N1C\..* \(November 11, 2026\)/);
  });

  it('cannot be changed for what the browser denies, and says why', () => {
    const gpc = { visit: { gpc: true, choice: chosen('marketing') } };
    expect(boxes(gpc)).toMatchObject({ marketing: [false, true], measurement: [false, false] });
    const { texts } = partsOf(gpc);
    expect(plain(page(gpc).document)).toContain(texts.gpc);
    const dnt = { visit: { dnt: true }, policy: { dnt: true } };
    expect(boxes(dnt)).toMatchObject({
      marketing: [false, true],
      measurement: [false, true],
      functional: [false, false],
    });
    expect(plain(page(dnt).document).split(texts.dnt)).toHaveLength(3);
  });

  it('asks about the categories alone that have trackers', () => {
    expect(Object.keys(boxes({ pixels: [snapshotPixel({ categories: ['measurement'] })] }))).toEqual([
      'measurement',
    ]);
  });

  it('names every open category for the button that accepts all', () => {
    const hidden = page({ visit: { gpc: true } })
      .all('input')
      .filter((input) => attribute(input, 'type') === 'hidden')
      .map((input) => attribute(input, 'name'));
    expect(hidden).toEqual(['path', 'open_functional', 'open_measurement']);
  });
});

describe('languages', () => {
  it('are said where a text is in another one than the page', () => {
    const { document } = page({ lang: 'fr', banner: { language: 'de' } });
    const languageOf = (text: string) => langOf(nodeWith(document, text));
    expect(languageOf('Matomo International Ltd.')).toBe('en');
    expect(languageOf('Tells us how people who come from Matomo')).toBe('de');
    expect(languageOf('90 days')).toBe('en');
    expect(langOf(page({ lang: 'de' }).all('h1')[0] as Element)).toBe('de');
    expect(langOf(nodeWith(page({ lang: 'de' }).document, '90 Tage'))).toBe('de');
    const pixels = [snapshotPixel({ purposeIn: { fr: 'Nous dit.' } })];
    expect(langOf(nodeWith(page({ pixels, lang: 'fr' }).document, 'Nous dit.'))).toBe('fr');
  });

  it('give the page its direction, and names of cookies keep theirs', () => {
    const { all } = page({ lang: 'ar' });
    expect(attribute(all('html')[0] as Element, 'dir')).toBe('rtl');
    expect(new Set(all('code').map((code) => attribute(code, 'dir')))).toEqual(new Set(['ltr']));
    expect(all('bdi')).toHaveLength(TRACKERS.length);
  });

  it.each([
    ['de', '12. Oktober 2026'],
    ['en', 'October 12, 2026'],
    ['fr', '12 octobre 2026'],
    ['xx', 'October 12, 2026'],
    ['de-a1', 'October 12, 2026'],
  ])('write days: %s', (lang, expected) => {
    expect(dayWriter(lang)('2026-10-12')).toBe(expected);
    expect(dayWriter(lang)('2026-10-12T23:59:00.000Z')).toBe(expected);
  });
});

describe('hostile texts', () => {
  const NASTY = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</title></head></html><iframe src=//evil.example>',
    '<!--',
    ']]>',
    '&lt;b&gt; &amp; &#60;',
    '{vendor} {date} {record} $& $1 $`',
    '\u202eevil\u202c',
    '</code></dd></table></main>',
    '`${1}`',
    '\0\u0001',
  ];
  const hostile = (text: string): SnapshotPixel =>
    snapshotPixel({
      vendorName: text,
      purpose: text,
      purposeIn: { de: text },
      declared: true,
      about: { who: text, collects: text, dataGoesTo: text, policyUrl: `https://vendor.example/${text}` },
      aboutIn: {
        de: {
          who: text,
          collects: text,
          dataGoesTo: text,
          policyUrl: text,
          traces: [{ name: text, where: 'cookie', lifetime: text, purpose: text }],
        },
      },
      traces: [{ name: text, where: 'local_storage', lifetime: text, purpose: text }],
      reviewedAt: '2026-10-12T08:00:00.000Z',
    });
  const calm = 'text';
  /** The elements and attributes of a page, without what they say. */
  const shapeOf = (text: string): string =>
    read(text)
      .elements.map(({ tagName, attrs }) => [tagName, ...attrs.map(({ name }) => name)].join(' '))
      .join('\n');
  const both = (text: string, lang: string): string[] => {
    const texts = Object.fromEntries(Object.keys(partsOf({}).texts).map((key) => [key, text]));
    const parts = { ...partsOf({ pixels: [hostile(text)], lang, visit: { gpc: true, choice: chosen() } }) };
    const own = { ...parts, texts: { ...parts.texts, ...texts } };
    return [trackersPage(parts), trackersPage(own), trackersList(own)];
  };
  const shapes = (text: string, lang: string): string[] => both(text, lang).map(shapeOf);

  it.each(NASTY)('stay texts: %j', (text) => {
    for (const lang of ['en', 'de', 'ar']) expect(shapes(text, lang)).toEqual(shapes(calm, lang));
    const [, own = ''] = both(text, 'en');
    // A parser turns a NUL into nothing or into a replacement.
    if (!text.includes('\0')) expect(textOf(read(own).document)).toContain(text);
  });

  it('stay texts whatever they are', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
      fc.string({ unit: fc.constantFrom(...`<>"'&/=! -\`abs;#x3c`), minLength: 1, maxLength: 30 }),
    );
    const expected = shapes(calm, 'en');
    fc.assert(
      fc.property(text, (given) => {
        expect(shapes(given, 'en')).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//evil.example',
    'x',
    '',
  ])('make no link of an address that is none of the web’s: %j', (policyUrl) => {
    const pixel = snapshotPixel({ about: { who: 'a', collects: 'b', dataGoesTo: 'c', policyUrl } });
    const links = page({ pixels: [pixel] }).all('a');
    expect(links.map((link) => attribute(link, 'href'))).toEqual(['/']);
  });
});

describe('html', () => {
  it('escapes texts, takes markup as it is, and leaves out what is nothing', () => {
    const link = html`<a title="${`"<'&>`}">${'<b>'}</a>`;
    expect(link.text).toBe('<a title="&quot;&lt;&#39;&amp;&gt;">&lt;b&gt;</a>');
    expect(html`${link}${[link, html`x`]}${false}${null}${undefined}${0}${''}`.text).toBe(
      `${link.text}${link.text}x0`,
    );
    expect(html`a`).toBeInstanceOf(Markup);
  });

  it('reads back as what was written, in an element and in an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!/[\0\r]/.test(text));
        const [element] = elementsIn(parseFragment(html`<p title="${text}">${text}</p>`.text));
        expect(element && attribute(element, 'title')).toBe(text);
        expect(element && textOf(element)).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });
});

it.each(['en', 'ar'])('leads back to the site, in %s', (lang) => {
  for (const pixels of [TRACKERS, []]) {
    const [home] = page({ lang, pixels }).all('a');
    expect(home && [attribute(home, 'href'), plain(home)]).toEqual([
      '/',
      textsFor([lang], bannerSettingsSchema.parse({})).texts.pageHome,
    ]);
  }
});
