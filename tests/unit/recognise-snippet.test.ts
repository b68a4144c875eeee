import fc from 'fast-check';
import { findVendor, recogniseSnippet, type Vendor, vendors } from '../../server/src/vendors';
import { FRAGMENTS, MIXED, STRANGERS } from '../cases/pasted-texts';
import { SNIPPETS } from '../cases/snippets';

/** The settings of a vendor that a snippet can hold, as text. */
const inSnippet = (vendor: Vendor, settings: Record<string, unknown>): Record<string, string> => {
  const texts = Object.entries(vendor.settings.parse(settings)).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
  );
  return Object.fromEntries(texts);
};

const whole = vendors.flatMap((vendor) => {
  const write = SNIPPETS[vendor.key];
  if (!write) return [];
  return vendor.examples.map((example, index) => {
    const settings = inSnippet(vendor, example.settings);
    return { title: `${vendor.key} ${index + 1}`, vendor, settings, text: write(settings) };
  });
});

it('has a snippet for every vendor that reads one', () => {
  const readers = vendors.filter((vendor) => vendor.recognise).map((vendor) => vendor.key);
  expect(Object.keys(SNIPPETS).sort()).toEqual(readers.sort());
});

describe("a vendor's whole snippet", () => {
  it.each(whole)('$title is read in full, and is nobody else’s', ({ vendor, settings, text }) => {
    const [found, ...others] = recogniseSnippet(text);
    expect(others).toEqual([]);
    expect(found?.vendor).toBe(vendor.key);
    // What goes without saying, such as the usual server, may be left out.
    expect(inSnippet(vendor, found?.settings ?? {})).toEqual(settings);
  });

  it.each(whole)(
    '$title means nothing to the other vendors that have hosts of their own',
    ({ vendor, text }) => {
      for (const other of vendors) {
        if (other.key === vendor.key || other.about.policyUrl === null) continue;
        expect([other.key, other.recognise?.(text) ?? null]).toEqual([other.key, null]);
      }
    },
  );

  it.each(whole)(
    '$title is read from the middle of a page, in one line, and with CRLF',
    ({ vendor, text }) => {
      const page = `<!doctype html><html lang="en"><head><title>Shop</title>${text}</head></html>`;
      for (const written of [page, page.replace(/\s*\n\s*/g, ' '), page.replaceAll('\n', '\r\n')]) {
        expect(recogniseSnippet(written)).toEqual(recogniseSnippet(text));
      }
      expect(recogniseSnippet(page)[0]?.vendor).toBe(vendor.key);
    },
  );
});

describe('less than a snippet', () => {
  it.each(FRAGMENTS)('%s', (_, text, vendor, settings) => {
    expect(recogniseSnippet(text)).toEqual([{ vendor, settings }]);
  });
});

describe('more than one vendor', () => {
  it.each(MIXED)('%s', (_, text, keys) => {
    expect(recogniseSnippet(text).map(({ vendor }) => vendor)).toEqual(keys);
  });
});

describe('somebody else', () => {
  it.each(STRANGERS)('%s', (_, text) => expect(recogniseSnippet(text)).toEqual([]));
});

describe('whatever is pasted', () => {
  const pieces = [
    ...whole.map(({ text }) => text),
    ...FRAGMENTS.map(([, text]) => text),
    '<',
    '"',
    "'",
    '(',
    '\u2028',
    '</script>',
  ];

  it('never throws, and hands on only what the vendor accepts', () => {
    const mix = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 5 });
    const damaged = fc
      .tuple(fc.constantFrom(...pieces), fc.nat(3000), fc.nat(20), fc.string())
      .map(([text, at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut));
    fc.assert(
      fc.property(
        fc.oneof(
          damaged,
          mix.map((list) => list.join('\n')),
        ),
        (text) => {
          for (const { vendor, settings } of recogniseSnippet(text)) {
            const result = findVendor(vendor)?.settings.safeParse(settings);
            const refused = result?.error?.issues.map(({ path }) => path[0]) ?? [];
            expect(Object.keys(settings).filter((name) => refused.includes(name))).toEqual([]);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is read up to 20,000 characters', () => {
    expect(recogniseSnippet(`${' '.repeat(19_000)} G-ABC123DEF4`)).toHaveLength(1);
    expect(recogniseSnippet(`${' '.repeat(20_000)} G-ABC123DEF4`)).toEqual([]);
  });

  const hostile = [
    ...[
      'a',
      '0',
      ' ',
      '\n',
      '"',
      "'",
      '/',
      '//',
      '-',
      '.',
      '=',
      '=//',
      '"//',
      '<img ',
      '<img a',
      '<img src=//',
    ],
    ...[
      'fbq(',
      "fbq('init', ",
      'facebook.com/tr?',
      'facebook.com/tr?id',
      'G-',
      'G-A',
      'GTM-',
      'AW-1',
      'DC-12345/a',
    ],
    ...[
      'u="//',
      "u = '//a/",
      ' data-domain="',
      ' data-domain="a"',
      'https://a',
      'https://',
      'https://a/js/script',
    ],
    ...[
      'setSiteId',
      'setAccount"',
      'ct.pinterest.com/v3?',
      'tr.snapchat.com/',
      't.co/i/adsct?',
      'bat.bing.com/action/0?',
    ],
    ...[
      '_paq',
      '_paq//',
      '_paq "//',
      'plausible(',
      'width=1 <img ',
      'width=1 <img src="',
      'tw-o1abc-',
      'ti:',
      '\u00e4',
      '&amp;',
    ],
  ];

  it.each(hostile)('takes a time that grows with the length: %j', (piece) => {
    const time = (text: string): number => {
      const start = performance.now();
      recogniseSnippet(text);
      return performance.now() - start;
    };
    const long = piece.repeat(20_000);
    time(long);
    expect(Math.min(time(long), time(long), time(long))).toBeLessThan(150);
  });
});
