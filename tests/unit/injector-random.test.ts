import fc from 'fast-check';
import { HtmlInjector, injectIntoText, spliceText } from '../../server/src/core/injector';
import { nastyTokens } from '../cases/html/nasty-tokens';
import {
  BODY_MARKS,
  endsInsideToken,
  hasBody,
  MARKS,
  possiblePoints,
  treeOf,
  treeWithoutMarks,
} from '../cases/html/oracle';

/** Other documents: `SEED=7 npx jest …`. */
const SEED = Number(process.env.SEED ?? 20_260_101);
const RUNS = Number(process.env.RUNS ?? 6_000);

const token = fc.constantFrom(...nastyTokens);
const structure = fc.constantFrom(
  '<!doctype html>',
  '<html>',
  '<head>',
  '<body>',
  '<!doctype html><html><head>',
  '',
);
const nastyDocument = fc
  .tuple(structure, fc.array(token, { maxLength: 14 }))
  .map(([start, tokens]) => start + tokens.join(''));

/** A document whose middle may swallow its end, so that nothing is certain but what the parser says. */
const closedDocument = nastyDocument.map((html) => `${html}<x></head><body><p>`);

const injectCut = (html: string, cuts: readonly number[]) => {
  const injector = new HtmlInjector(MARKS);
  const splices = [];
  let from = 0;
  for (const cut of [...cuts, html.length].sort((a, b) => a - b)) {
    const at = Math.min(cut, html.length);
    splices.push(...injector.push(html.slice(from, at)));
    from = Math.max(from, at);
  }
  return spliceText(html, [...splices, ...injector.end()]);
};

const expectOnlyMarksAdded = (html: string, result: string) => {
  const parts = [MARKS.head, ...[...BODY_MARKS].reverse()];
  expect(parts.reduce((text, mark) => text.replace(mark, ''), result)).toBe(html);
};

describe(`random documents (seed ${SEED}, ${RUNS} runs)`, () => {
  const settings = { seed: SEED, numRuns: RUNS };

  it('keep their tree and their text, but for the insertions', () => {
    const inserted = { head: 0, bodyStart: 0 };
    const check = (html: string) => {
      const result = injectIntoText(html, MARKS);
      const { tree, found } = treeWithoutMarks(result.html);
      expect(tree).toBe(treeOf(html));
      expect(found).toEqual({
        head: result.inserted.head,
        bodyStart: result.inserted.bodyStart && hasBody(html),
      });
      expectOnlyMarksAdded(html, result.html);
      if (found.head) inserted.head++;
      if (found.bodyStart) inserted.bodyStart++;
    };
    fc.assert(fc.property(fc.oneof(nastyDocument, closedDocument), check), settings);
    // Otherwise the documents would not be worth much.
    expect(inserted.head).toBeGreaterThan(RUNS / 2);
    expect(inserted.bodyStart).toBeGreaterThan(RUNS / 4);
  });

  it('come out alike, wherever they are cut', () => {
    const cuts = fc.array(fc.nat({ max: 120 }), { maxLength: 6 });
    const check = (html: string, at: number[]) => {
      const whole = injectIntoText(html, MARKS).html;
      expect(injectCut(html, at)).toBe(whole);
      expect(injectCut(html, [...html.split('').keys()])).toBe(whole);
    };
    fc.assert(fc.property(nastyDocument, cuts, check), settings);
  });

  it('get only the body insertion, or only the head insertion, at the same places', () => {
    const check = (html: string) => {
      const both = injectIntoText(html, MARKS).html;
      const head = injectIntoText(html, { head: MARKS.head }).html;
      const bodyStart = injectIntoText(html, { bodyStart: MARKS.bodyStart }).html;
      expect(head).toBe([...BODY_MARKS].reverse().reduce((text, mark) => text.replace(mark, ''), both));
      expect(bodyStart).toBe(both.replace(MARKS.head, ''));
    };
    fc.assert(fc.property(nastyDocument, check), settings);
  });
});

const INSIGNIFICANT =
  /[\t\n\f\r ]+|<!--(?:-?>|[^]*?--!?>)|<!(?!--|doctype)[^>]*>|<\?[^>]*>|<\/(?![a-z])[^>]*>|&(?:#32|#x9|Tab|NewLine);?/iy;

/** Whether a document's first token that means anything is a doctype, or a start tag of html, head or body. */
const beginsWithStructure = (html: string): boolean => {
  let at = 0;
  for (INSIGNIFICANT.lastIndex = 0; INSIGNIFICANT.test(html);) at = INSIGNIFICANT.lastIndex;
  return /^<(?:!doctype|(?:html|head|body)[\s/>])/i.test(html.slice(at));
};

/** What the policy in HtmlInjector declines, recognised without its code. */
const isDeclined = (html: string): boolean =>
  !beginsWithStructure(html) ||
  (/<template/i.test(html) && /<(?:svg|math|select|col|plaintext)/i.test(html)) ||
  html.includes('&#13') ||
  endsInsideToken(html);

it(`makes every insertion that is possible (seed ${SEED}, ${RUNS / 2} runs)`, () => {
  let made = 0;
  const check = (html: string) => {
    const { inserted } = injectIntoText(html, MARKS);
    if ((inserted.head && inserted.bodyStart) || isDeclined(html)) return;
    const possible = possiblePoints(html);
    made++;
    expect({ head: inserted.head, bodyStart: inserted.bodyStart && hasBody(html) }).toEqual(possible);
  };
  fc.assert(fc.property(closedDocument, check), { seed: SEED, numRuns: RUNS / 2 });
  expect(made).toBeGreaterThan(0);
});
