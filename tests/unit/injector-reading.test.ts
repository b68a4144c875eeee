import { HtmlInjector, injectIntoText, SCAN_LIMIT } from '../../server/src/core/injector';

const BOTH = { head: '[head]', bodyStart: '[body]' };
const PAGE = '<!doctype html><html><head></head><body></body></html>';

const inject = (chunks: readonly string[], reading: 'text' | 'bytes' = 'text') => {
  const injector = new HtmlInjector(BOTH, reading);
  for (const chunk of chunks) injector.push(chunk);
  injector.end();
  return injector.inserted;
};

describe('places', () => {
  it.each([
    [PAGE, '<!doctype html><html><head>[head]</head><body>[body]</body></html>'],
    ['<!doctype html>\n<title>a</title>\n<p>b', '<!doctype html>\n[head]<title>a</title>\n</body>[body]<p>b'],
    ['<html><!-- a --> <body id=b>c', '<html><!-- a --> [head]<body id=b>[body]c'],
    ['<!doctype html> text', '<!doctype html> [head]</body>[body]text'],
    ['<!doctype html>', '<!doctype html>[head]</body>[body]'],
    [
      '<html><head></head> <script></script> <body>',
      '<html><head>[head]</head> <script></script> <body>[body]',
    ],
  ])('%s', (html, result) => {
    expect(injectIntoText(html, BOTH).html).toBe(result);
  });

  it('inserts nothing where nothing is wanted', () => {
    expect(injectIntoText(PAGE, {})).toEqual({ html: PAGE, inserted: { head: false, bodyStart: false } });
    expect(injectIntoText(PAGE, { head: '', bodyStart: '' }).html).toBe(PAGE);
    expect(injectIntoText(PAGE, { bodyStart: '[body]' }).inserted).toEqual({ head: false, bodyStart: true });
  });

  it('inserts a text as it is, dollar signs and all', () => {
    expect(injectIntoText(PAGE, { head: "$& $1 $' \u2028" }).html).toContain("<head>$& $1 $' \u2028</head>");
  });
});

describe('reading', () => {
  it('stops at the last point that is wanted', () => {
    const head = new HtmlInjector({ head: '[head]' });
    expect(head.push('<html><head>')).toEqual([{ offset: 12, text: '[head]' }]);
    expect(head.done).toBe(true);
    const both = new HtmlInjector(BOTH);
    both.push('<html><head>');
    expect(both.done).toBe(false);
    expect(both.push('</head><body><head><!--')).toEqual([{ offset: 25, text: '[body]' }]);
    expect([both.done, both.held]).toEqual([true, 0]);
    expect(both.push('<html><head><body>')).toEqual([]);
    expect(both.end()).toEqual([]);
  });

  it.each([
    '{',
    'a',
    '<p>',
    '</p>',
    '\x1F\x8B',
    '\xFE\xFF',
    '\xFF\xFE<\0',
    '\0',
    '\xEF\xBB\xBFa',
    '\xEF\xBBa',
  ])('stops at the first sign of something else: %j', (start) => {
    const injector = new HtmlInjector(BOTH, 'bytes');
    injector.push(start);
    expect([injector.done, injector.held, injector.isDocument]).toEqual([true, 0, false]);
  });

  it('sees the UTF-8 byte order mark in bytes, in whatever pieces', () => {
    expect(inject(['\xEF\xBB\xBF', PAGE], 'bytes').head).toBe(true);
    expect(inject(['\xEF', '\xBB', '\xBF', ...PAGE], 'bytes').bodyStart).toBe(true);
    expect(inject(['\xEF\xBB\xBF', PAGE], 'text').head).toBe(false);
  });

  it('lets the beginning out before the head is there', () => {
    const injector = new HtmlInjector(BOTH);
    injector.push('<!doctype html>\n<!-- a -->\n<html lang="e');
    expect(injector.held).toBe(0);
    injector.push('n"><!-- half a comm');
    expect(injector.held).toBe(0);
    injector.push('ent --><hea');
    expect(injector.held).toBe('<hea'.length);
  });

  it('holds nothing of long comments, values, scripts and blanks', () => {
    const injector = new HtmlInjector(BOTH);
    const long = 'x'.repeat(100_000);
    for (const chunk of [
      '<html><!--',
      long,
      '--><head a="',
      long,
      '"><script>',
      long,
      '</script>',
      ' '.repeat(1e5),
    ]) {
      injector.push(chunk);
      expect(injector.held).toBe(0);
    }
    injector.push('<body>');
    expect(injector.inserted).toEqual({ head: true, bodyStart: true });
  });
});

describe('the limit', () => {
  const until = (size: number) => `<html><head><!--${'x'.repeat(size)}`;
  const rest = '--><body>';
  const before = '<html><head><!----><body>'.length;

  it.each([1, 1024, 65_536, 2 * SCAN_LIMIT])('is the same in pieces of %d', (piece) => {
    const fits = until(SCAN_LIMIT - before) + rest;
    expect(fits.length).toBe(SCAN_LIMIT);
    for (const [html, bodyStart] of [
      [fits, true],
      [fits.replace('<head>', '<head >'), false],
    ] as const) {
      const chunks = Array.from({ length: Math.ceil(html.length / piece) }, (_, i) =>
        html.slice(i * piece, (i + 1) * piece),
      );
      expect(inject(chunks)).toEqual({ head: true, bodyStart });
    }
  });

  it('holds for the end of a document', () => {
    expect(inject([`<html><head>${' '.repeat(SCAN_LIMIT - 12)}`]).bodyStart).toBe(true);
    expect(inject([`<html><head>${' '.repeat(SCAN_LIMIT - 11)}`]).bodyStart).toBe(false);
  });

  it('ends the reading', () => {
    const injector = new HtmlInjector(BOTH);
    injector.push(until(SCAN_LIMIT));
    expect(injector.done).toBe(true);
  });
});

describe('bytes in ISO-2022-JP', () => {
  // The hiragana a is 24 22 there: a dollar sign and a quote.
  const title = '<meta content="\x1B$B$"$"\x1B(B"><body>';

  it('are not read, for a byte may be half of a character', () => {
    expect(inject([`<html><head>${title}`], 'bytes')).toEqual({ head: true, bodyStart: false });
    expect(inject(`<html><head>${title}`.split(''), 'bytes')).toEqual({ head: true, bodyStart: false });
    expect(inject([`<html>${title}`, '<body>'], 'bytes')).toEqual({ head: true, bodyStart: false });
  });

  it('do no harm behind the points', () => {
    expect(inject([`<html><head><body>${title}`], 'bytes')).toEqual({ head: true, bodyStart: true });
  });

  it('stand for themselves in a text', () => {
    expect(inject(['<html><head><meta content="\x1B"><body>'])).toEqual({ head: true, bodyStart: true });
  });
});
