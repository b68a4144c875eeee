import fc from 'fast-check';
import type { Reading } from '../../server/src/core/html-tokens';
import { HtmlInjector, spliceText, type Insertions } from '../../server/src/core/injector';
import { PageInjector } from '../../server/src/core/page-injector';
import { endOfUsualStart } from '../../server/src/core/usual-start';
import { nastyTokens } from '../cases/html/nasty-tokens';

describe('endOfUsualStart', () => {
  it.each([
    '<!doctype html><html><head>',
    '<!DOCTYPE html>\r\n<HTML LANG="en-GB" data-a>\n\t<Head >',
    ' <!doctype html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "x"><html lang=en\nclass="a > b <c>"><head prefix="og: https://ogp.me/ns#">',
  ])('finds the end of %j', (start) => {
    expect(endOfUsualStart(`${start}<title>Shop</title></head><body><head>`)).toBe(start.length);
  });

  it.each([
    '',
    '<!doctype html><html><hea',
    '<html><head>',
    '<!doctype html><!-- a --><html><head>',
    '\uFEFF<!doctype html><html><head>',
    '<!doctype html>\u00A0<html><head>',
    '<!doctype html><html><header>',
    '<!doctype html><html/><head>',
    "<!doctype html><html lang='en'><head>",
    '<!doctype html><html a="\x1B"><head>',
    '<!doctype html\x1B><html><head>',
    '<!doctype html><html a="><head>',
    '<!doctype html><html a=b"c><head>',
    '<!doctype html><html><title></title><head>',
    'x<!doctype html><html><head>',
  ])('leaves %j to the long way', (start) => {
    expect(endOfUsualStart(start)).toBe(-1);
  });

  it('reads a long beginning once', () => {
    const begun = performance.now();
    expect(endOfUsualStart(`<!doctype html><html ${'a="b" c '.repeat(100_000)}`)).toBe(-1);
    expect(endOfUsualStart(`<!doctype html><html${' '.repeat(500_000)}"`)).toBe(-1);
    // One way of reading takes a few milliseconds; to try others for each attribute would take hours.
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});

const piece = fc.constantFrom(
  ' ',
  '\n',
  '>',
  '"',
  "'",
  '=',
  '/',
  'x',
  ' a=b',
  ' a="b"',
  '\x1B',
  '\u00A0',
  ...nastyTokens,
);

/** Usual beginnings, with up to two pieces put anywhere into each. */
const document = fc
  .tuple(
    fc.constantFrom(
      '<!doctype html><html><head>',
      '<!DOCTYPE html>\n<html lang="en">\n<head prefix="og: x">',
      '<!doctype html><html><body>',
    ),
    fc.array(fc.tuple(piece, fc.nat({ max: 60 })), { maxLength: 2 }),
  )
  .map(([start, pieces]) =>
    pieces.reduce(
      (html, [text, at]) => html.slice(0, at) + text + html.slice(at),
      `${start}<title>Shop</title></head><body><p>`,
    ),
  );

describe('a page into whose head alone something is put', () => {
  const HEAD: Insertions = { head: '<script>1</script>' };
  const reading = fc.constantFrom<Reading>('text', 'bytes');

  const inject = (injector: HtmlInjector | PageInjector, chunks: string[]) => {
    const splices = [...chunks.flatMap((chunk) => injector.push(chunk)), ...injector.end()];
    return { html: spliceText(chunks.join(''), splices), inserted: injector.inserted };
  };

  it('comes out as it does the long way, wherever it is cut', () => {
    let usual = 0;
    fc.assert(
      fc.property(document, fc.nat({ max: 60 }), reading, (html, cut, how) => {
        if (endOfUsualStart(html) >= 0) usual += 1;
        const long = inject(new HtmlInjector(HEAD, how), [html]);
        expect(inject(new PageInjector(HEAD, how), [html])).toEqual(long);
        expect(inject(new PageInjector(HEAD, how), [html.slice(0, cut), html.slice(cut)])).toEqual(long);
      }),
      { numRuns: 6_000, seed: 20_261_126 },
    );
    // Otherwise the documents would not be worth much.
    expect(usual).toBeGreaterThan(1_500);
  });
});
