import { HtmlInjector, injectIntoText, spliceText } from '../../server/src/core/injector';
import type { Reading } from '../../server/src/core/html-tokens';
import type { Expected } from '../cases/html/document-case';
import { documents } from '../cases/html/documents';
import { BODY_MARKS, hasBody, MARKS, possiblePoints, treeOf, treeWithoutMarks } from '../cases/html/oracle';

const POINTS: Record<Expected, { head: boolean; bodyStart: boolean }> = {
  both: { head: true, bodyStart: true },
  head: { head: true, bodyStart: false },
  nothing: { head: false, bodyStart: false },
};

/** Push chunk by chunk and let out whatever is not held, as an adapter does. */
const injectChunks = (chunks: readonly string[], reading: Reading = 'text') => {
  const injector = new HtmlInjector(MARKS, reading);
  let [out, held, received, mostHeld] = ['', '', 0, 0];
  const letOut = (chunk: string, splices: readonly { offset: number; text: string }[]) => {
    const text = held + chunk;
    const base = received - held.length;
    received += chunk.length;
    const settled = text.length - injector.held;
    out += spliceText(text.slice(0, settled), splices, base);
    held = text.slice(settled);
    mostHeld = Math.max(mostHeld, held.length);
  };
  for (const chunk of chunks) letOut(chunk, injector.push(chunk));
  letOut('', injector.end());
  return { html: out, inserted: injector.inserted, mostHeld };
};

const asBytes = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

const withoutMarkText = (html: string) =>
  [...BODY_MARKS].reverse().reduce((text, mark) => text.replace(mark, ''), html.replace(MARKS.head, ''));

describe.each(documents)('$name', ({ html, expected }) => {
  const whole = injectIntoText(html, MARKS);

  it(`gets: ${expected}`, () => {
    expect(whole.inserted).toEqual(POINTS[expected]);
  });

  it('keeps every other character', () => {
    expect(withoutMarkText(whole.html)).toBe(html);
  });

  it('keeps the tree of a parser, but for the insertions', () => {
    const { tree, found } = treeWithoutMarks(whole.html);
    expect(tree).toBe(treeOf(html));
    expect(found).toEqual({
      head: whole.inserted.head,
      bodyStart: whole.inserted.bodyStart && hasBody(html),
    });
  });

  it('comes out alike, wherever its text is cut', () => {
    for (let at = 0; at <= html.length; at++) {
      const cut = injectChunks([html.slice(0, at), html.slice(at)]);
      expect({ at, html: cut.html }).toEqual({ at, html: whole.html });
    }
    expect(injectChunks([...html].flatMap((character) => character.split(''))).html).toBe(whole.html);
  });

  it('comes out alike, wherever its bytes are cut', () => {
    const injector = new HtmlInjector(MARKS, 'bytes');
    const bytes = asBytes(html);
    const wholeBytes = spliceText(bytes, [...injector.push(bytes), ...injector.end()]);
    expect(injector.inserted).toEqual(POINTS[expected]);
    expect(withoutMarkText(wholeBytes)).toBe(bytes);
    for (let at = 0; at <= bytes.length; at++) {
      const cut = injectChunks([bytes.slice(0, at), bytes.slice(at)], 'bytes');
      expect({ at, html: cut.html }).toEqual({ at, html: wholeBytes });
    }
    expect(injectChunks(bytes.split(''), 'bytes').html).toBe(wholeBytes);
  });

  it('holds back no more than an unfinished token', () => {
    expect(injectChunks(html.split('')).mostHeld).toBeLessThan(32);
  });
});

it('makes every insertion that is possible, but for what the policy declines', () => {
  const missed = documents.filter(({ html, expected }) => {
    const possible = possiblePoints(html);
    const made = POINTS[expected];
    return (possible.head && !made.head) || (possible.bodyStart && !made.bodyStart);
  });
  expect(missed).toEqual(documents.filter(({ declined }) => declined));
});

it('is fed with at least ninety documents', () => {
  expect(documents.length).toBeGreaterThanOrEqual(90);
  expect(new Set(documents.map(({ name }) => name)).size).toBe(documents.length);
});
