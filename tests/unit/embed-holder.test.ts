import fc from 'fast-check';
import { EmbedHolder } from '../../server/src/core/embed-holder';
import { embedJudge } from '../../server/src/core/embeds';
import type { Reading } from '../../server/src/core/html-tokens';
import { spliceText, type Splice } from '../../server/src/core/injector';
import { PageInjector } from '../../server/src/core/page-injector';
import { embedDocuments, givenUp, KNOWN, OTHER } from '../cases/html/embed-documents';
import { readEmbeds } from '../cases/html/embed-oracle';
import { nastyTokens } from '../cases/html/nasty-tokens';
import { endsInsideToken } from '../cases/html/oracle';
import { documents } from '../cases/html/documents';

const embeds = embedJudge({ pixels: [] });

/** Other documents: `SEED=7 npx jest …`. */
const SEED = Number(process.env.SEED ?? 20_261_101);
const RUNS = Number(process.env.RUNS ?? 3000);

/** Push chunk by chunk, let out whatever is not held as an adapter does, and say how much was held at most. */
const hold = (chunks: readonly string[], reading: Reading = 'text', insertions = {}) => {
  const injector = new PageInjector({ embeds, ...insertions }, reading);
  let [out, held, received, mostHeld] = ['', '', 0, 0];
  const all: Splice[] = [];
  const letOut = (chunk: string, splices: readonly Splice[]): void => {
    const text = held + chunk;
    const base = received - held.length;
    received += chunk.length;
    const settled = text.length - injector.held;
    all.push(...splices);
    out += spliceText(text.slice(0, settled), splices, base);
    held = text.slice(settled);
    mostHeld = Math.max(mostHeld, held.length);
  };
  for (const chunk of chunks) letOut(chunk, injector.push(chunk));
  letOut('', injector.end());
  return { html: out, splices: all, mostHeld, hasInserted: injector.hasInserted };
};

const asBytes = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
const asText = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('utf8');

/** Take out of a text what was put into it, at the places that were named. */
const withoutSplices = (html: string, splices: readonly Splice[]): string => {
  let [text, added] = ['', 0];
  let from = 0;
  for (const splice of splices) {
    const at = splice.offset + added;
    text += html.slice(from, at);
    expect(html.slice(at, at + splice.text.length)).toBe(splice.text);
    added += splice.text.length;
    from = at + splice.text.length;
  }
  return text + html.slice(from);
};

const isOfProvider = (address: string): boolean => embeds(address) !== null;

describe.each(embedDocuments)('$name', ({ html, held, loading, moves }) => {
  const { html: whole, splices: put } = hold([html]);

  it(`has ${held} that wait, and ${loading} that load`, () => {
    const reading = readEmbeds(whole);
    expect(reading.held).toHaveLength(held);
    expect(reading.loading).toHaveLength(loading);
    // Of no document nothing is held; every other one lets no known provider load.
    if (html.startsWith('<!') || html.startsWith('<html')) {
      expect(reading.loading.filter(isOfProvider)).toEqual([]);
    }
    for (const one of reading.held) {
      expect(one).toMatchObject({ name: 'YouTube', category: 'marketing' });
      expect(isOfProvider(one.address ?? '')).toBe(true);
      if (!moves) expect(one.link).toMatch(/^<a href="[ !#-~]*" rel="noopener noreferrer">YouTube<\/a>$/);
    }
  });

  it('keeps every other character', () => {
    expect(withoutSplices(whole, put)).toBe(html);
  });

  if (!moves) {
    it('keeps the tree of a parser, but for what holds the embeds', () => {
      expect(readEmbeds(whole).tree).toBe(readEmbeds(html).tree);
    });
  }

  it('comes out alike, wherever it is cut', () => {
    const step = html.length > 2000 ? 97 : 1;
    for (let at = 0; at <= html.length; at += step) {
      const cut = hold([html.slice(0, at), html.slice(at)]).html;
      expect({ at, html: cut }).toEqual({ at, html: whole });
    }
    expect(hold(html.split('')).html).toBe(whole);
  });

  it('comes out alike as bytes, wherever they are cut', () => {
    const bytes = asBytes(html);
    const wholeBytes = hold([bytes], 'bytes').html;
    expect(readEmbeds(asText(wholeBytes))).toEqual(readEmbeds(whole));
    const step = html.length > 2000 ? 101 : 3;
    for (let at = 0; at <= bytes.length; at += step) {
      expect(hold([bytes.slice(0, at), bytes.slice(at)], 'bytes').html).toBe(wholeBytes);
    }
    expect(hold(bytes.split(''), 'bytes').html).toBe(wholeBytes);
  });

  it('gets the other insertions as well, at their places', () => {
    const both = { head: '<script>1</script>', bodyStart: '<script>2</script>' };
    const plain = new PageInjector(both);
    const splices = [...plain.push(html), ...plain.end()];
    const withBoth = hold([html], 'text', both).html;
    expect(hold(html.split(''), 'text', both).html).toBe(withBoth);
    expect(readEmbeds(withBoth).held).toHaveLength(held);
    expect(readEmbeds(withBoth).loading).toHaveLength(loading);
    for (const { text } of splices) expect(withBoth).toContain(text.replace('</body>', ''));
  });

  it('holds back no more than the tag of a frame', () => {
    const longest = Math.max(32, ...(html.match(/<iframe[^]*?>/gi) ?? []).map(({ length }) => length + 2));
    // A quote that was forgotten makes a long tag.
    expect(hold(html.split('')).mostHeld).toBeLessThanOrEqual(Math.max(longest, 300));
  });
});

describe('documents without embeds', () => {
  it.each(documents)('pass as they are: $name', ({ html }) => {
    expect(hold([html])).toMatchObject({ html, hasInserted: false });
    expect(hold(html.split('')).html).toBe(html);
  });
});

describe('what parsers read in different ways', () => {
  it.each(givenUp)('passes as it is from there on: %s', (html) => {
    const result = hold([html]);
    expect(result.html).toBe(html);
    expect(hold(html.split('')).html).toBe(html);
  });

  it('is read to its beginning', () => {
    const holder = new EmbedHolder(embeds);
    holder.push('<select><style>');
    expect([holder.done, holder.held]).toEqual([true, 0]);
    expect(holder.push(`<iframe src="${KNOWN}"></iframe>`)).toEqual([]);
  });

  it('is no more read in bytes that may be of another encoding', () => {
    const html = `<html><body>\x1B$B<iframe src="${KNOWN}"></iframe>`;
    expect(hold([html], 'bytes').html).toBe(html);
    expect(hold([html], 'text').html).not.toBe(html);
  });
});

describe('a very long tag', () => {
  const tagOf = (length: number): string => {
    const tag = `<iframe src="${KNOWN}" title="">`;
    return tag.replace('title="', `title="${'x'.repeat(length - tag.length)}`);
  };

  it.each([1, 1000, 16_384, 1_000_000])('is waited for up to 64 kB, in pieces of %d', (piece) => {
    for (const [length, isHeld] of [
      [65_536, true],
      [65_537, false],
    ] as const) {
      const html = `<!doctype html><body>${tagOf(length)}</iframe>a`;
      const chunks = Array.from({ length: Math.ceil(html.length / piece) }, (_, at) =>
        html.slice(at * piece, (at + 1) * piece),
      );
      expect(hold(chunks).html !== html).toBe(isHeld);
    }
  });
});

describe('the link for visitors without scripts', () => {
  const linkOf = (address: string, reading: Reading = 'text'): string => {
    const html = `<!doctype html><body><iframe src="${address}"></iframe>`;
    const result = reading === 'text' ? hold([html]).html : asText(hold([asBytes(html)], 'bytes').html);
    const { link, address: kept } = readEmbeds(result).held[0] ?? {};
    expect(kept).toBe(readEmbeds(html).loading[0]);
    return readEmbeds(`<body>${link}`).tree.match(/href=("[^\n]*?") rel/)?.[1] ?? '';
  };
  /** Where a browser would go. */
  const leadsTo = (address: string): string => new URL(address, 'https://shop.example/').href;

  it.each([
    KNOWN,
    `${KNOWN}?a=1&b=2`,
    `${KNOWN}?a=1&lt=2&amp=3&copy=4`,
    `${KNOWN}?q=é&r=漢字😀`,
    `${KNOWN}/é`,
    `${KNOWN}?q=</noscript><script>`,
    `${KNOWN}?q='</a>`,
    '//www.youtube.com/embed/x',
  ])('leads where the embed would: %s', (address) => {
    for (const reading of ['text', 'bytes'] as const) {
      const html = `<body><iframe src="${address}"></iframe>`;
      const decoded = readEmbeds(html).loading[0] ?? '';
      expect(leadsTo(JSON.parse(linkOf(address, reading)) as string)).toBe(leadsTo(decoded));
    }
  });
});

describe(`random documents (seed ${SEED}, ${RUNS} runs)`, () => {
  const settings = { seed: SEED, numRuns: RUNS };
  const frames = [
    `<iframe src="${KNOWN}">`,
    `<iframe src="${KNOWN}"></iframe>`,
    `<IFRAME title='>' src=${KNOWN}>`,
    `<iframe src="${OTHER}"></iframe>`,
    `<iframe src='${KNOWN}'/>`,
    `<iframe title="a"src="${KNOWN}">`,
    '</iframe>',
    '</iframe >',
    '<iframe srcdoc="<iframe>">',
    '<foreignObject>',
    '</foreignObject>',
    '</template>',
  ];
  const token = fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(...nastyTokens) },
    { weight: 1, arbitrary: fc.constantFrom(...frames) },
  );
  const start = fc.constantFrom('<!doctype html>', '<html>', '<!doctype html><html><head></head><body>');
  const nasty = fc
    .tuple(start, fc.array(token, { maxLength: 16, size: 'max' }))
    .map(([head, tokens]) => head + tokens.join(''));

  /** What is known to be read by guesswork: foreign content that is not closed, lists, and framesets. */
  const isGuesswork = (html: string): boolean =>
    /<(?:svg|math|select|frameset|foreignObject|col)/i.test(html);
  const isFostered = (html: string): boolean => /<(?:table|tr|td|colgroup)/i.test(html);

  it('come out alike, wherever they are cut, and lose no character', () => {
    const cuts = fc.array(fc.nat({ max: 400 }), { maxLength: 6 });
    const check = (html: string, at: number[]): void => {
      const { html: whole, splices } = hold([html]);
      const places = [0, ...at.map((cut) => Math.min(cut, html.length)).sort((a, b) => a - b), html.length];
      const chunks = places.slice(1).map((to, index) => html.slice(places[index], to));
      expect(hold(chunks).html).toBe(whole);
      expect(hold(html.split('')).html).toBe(whole);
      expect(withoutSplices(whole, splices)).toBe(html);
    };
    fc.assert(fc.property(nasty, cuts, check), settings);
  });

  it('let no known provider load, and keep their tree', () => {
    let held = 0;
    const check = (html: string): void => {
      if (isGuesswork(html)) return;
      const result = hold([html]).html;
      const reading = readEmbeds(result);
      const before = readEmbeds(html);
      expect(reading.loading.filter(isOfProvider)).toEqual([]);
      expect(reading.loading).toEqual(before.loading.filter((address) => !isOfProvider(address)));
      if (!isFostered(html) && !endsInsideToken(html)) expect(reading.tree).toBe(before.tree);
      held += reading.held.length;
    };
    fc.assert(fc.property(nasty, check), settings);
    expect(held).toBeGreaterThan(RUNS / 4);
  });

  it('made of sound parts let no known provider load, and keep their tree, drawings and all', () => {
    const { word } = fc.letrec<{ word: string }>((tie) => {
      const inner = fc.array(tie('word'), { maxLength: 3 }).map((parts) => parts.join(''));
      const around = (before: string, after: string) => inner.map((content) => before + content + after);
      const drawn = fc
        .array(
          fc.oneof(
            fc.constantFrom(
              '<path d="x"/>',
              '<g>',
              '</g>',
              '<style>a>b{}</style>',
              '<iframe src="x"></iframe>',
            ),
            fc.constantFrom(
              '<![CDATA[ <p> </svg> ]]>',
              '<!-- </svg> -->',
              '<title>a</title>',
              '<a>b</a>',
              '<svg/>',
            ),
            around('<foreignObject>', '</foreignObject>'),
            around('<desc>', '</desc>'),
          ),
          { maxLength: 3 },
        )
        .map((parts) => parts.join(''));
      return {
        word: fc.oneof(
          { depthSize: 'small' },
          fc.constantFrom(...frames.slice(1, 2), ...frames.slice(3, 4), 'a', ' ', '<br>', '<img src="a">'),
          fc.constantFrom(
            '<select><option>a</select>',
            '<script>"<iframe>"</script>',
            '<!-- <svg> -->',
            '<svg/>',
          ),
          fc.constantFrom(
            `<noscript><iframe src="${KNOWN}"></iframe></noscript>`,
            '<textarea><svg></textarea>',
          ),
          around('<div>', '</div>'),
          around('<section><p>', '</p></section>'),
          around('<template>', '</template>'),
          around('<table><tr><td>', '</td></tr></table>'),
          drawn.map((content) => `<svg viewBox="0 0 1 1">${content}</svg>`),
          inner.map((content) => `<math><mi>${content}</mi><mo>+</mo></math>`),
        ),
      };
    });
    let held = 0;
    const check = (parts: string[]): void => {
      const html = `<!doctype html><html><head><title>a</title></head><body>${parts.join('')}</body></html>`;
      const result = hold([html]).html;
      const reading = readEmbeds(result);
      expect(reading.loading.filter(isOfProvider)).toEqual([]);
      expect(reading.tree).toBe(readEmbeds(html).tree);
      held += reading.held.length;
    };
    fc.assert(fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), check), settings);
    expect(held).toBeGreaterThan(RUNS / 2);
  });
});
