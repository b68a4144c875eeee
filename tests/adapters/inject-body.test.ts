import { gzipSync } from 'node:zlib';
import { type InjectedBody, injectIntoBody } from '../../server/adapters/inject-body';
import { injectIntoText } from '../../server/src/core/injector';
import { documents } from '../cases/html/documents';
import { MARKS } from '../cases/html/oracle';
import { bytesIn, collect, DONE, inject, PAGE, slices, textOf } from '../cases/html/streams';

describe('a whole body', () => {
  it.each(documents)('as text and as bytes: $name', ({ html }) => {
    const expected = injectIntoText(html, MARKS);
    const asText = injectIntoBody(html, MARKS) as InjectedBody;
    expect(asText.body).toBe(expected.html);
    const bytes = Buffer.from(html);
    const asBytes = injectIntoBody(bytes, MARKS) as InjectedBody;
    expect((asBytes.body as Buffer).toString('utf8')).toBe(expected.html);
    expect(asBytes.outcome).toBe(expected.html === html ? 'untouched' : 'inserted');
    if (asBytes.outcome === 'untouched') expect(asBytes.body).toBe(bytes);
  });

  it('may be a view on foreign memory', () => {
    const memory = new Uint8Array(Buffer.from(`xxx${PAGE}yyy`));
    const view = memory.subarray(3, memory.length - 3);
    const result = injectIntoBody(view, MARKS) as InjectedBody;
    expect((result.body as Buffer).toString('utf8')).toBe(DONE);
    expect(Buffer.from(view).toString('utf8')).toBe(PAGE);
  });

  it.each([null, undefined, 3, { html: PAGE }, [PAGE], new Map(), new URLSearchParams('a=<html>')])(
    'of another kind comes back: %p',
    (body) => {
      expect(injectIntoBody(body, MARKS)).toEqual({ outcome: 'untouched', body });
      expect((injectIntoBody(body, MARKS) as InjectedBody).body).toBe(body);
    },
  );

  it.each([
    ['gzip', gzipSync(PAGE)],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${PAGE}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(PAGE, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\uFEFF${PAGE}`, 'utf16le').swap16()],
    ['three bytes', Buffer.from('<p>')],
    ['nothing', Buffer.alloc(0)],
  ])('in %s comes back', async (_, bytes) => {
    expect((await inject(bytes)).body).toBe(bytes);
    const stream = bytesIn([bytes]);
    expect(await inject(stream)).toEqual({ outcome: 'untouched', body: stream });
    expect(await collect(stream)).toEqual(bytes);
    const inPieces = await inject(bytesIn(slices(bytes, 1)));
    expect(await collect(inPieces.body)).toEqual(bytes);
  });

  it.each([8_192, 16_384, 65_535, 131_072])('is right where its bytes are read in parts, near %d', (near) => {
    const start = '<!doctype html><html><head><!--';
    const end = '--><script>"</scrip"</script ></head \n><body class="a>b"><p>é</p>';
    for (let filling = near - start.length - end.length - 8; filling < near - start.length + 8; filling++) {
      const html = `${start}${'x'.repeat(filling)}${end}${'y'.repeat(near)}`;
      const result = injectIntoBody(Buffer.from(html), MARKS) as InjectedBody;
      expect(result.outcome).toBe('inserted');
      const isSame = (result.body as Buffer).toString('utf8') === injectIntoText(html, MARKS).html;
      expect({ filling, isSame }).toEqual({ filling, isSame: true });
    }
  });

  it('keeps bytes that are no UTF-8', () => {
    const bytes = Buffer.from('<html><head><title>\xE9\xFF</title></head><body>\x80\xE9', 'latin1');
    const result = injectIntoBody(bytes, MARKS) as InjectedBody;
    const text = (result.body as Buffer).toString('latin1');
    const marks = [MARKS.head, MARKS.bodyStart].map((mark) => Buffer.from(mark).toString('latin1'));
    expect(marks.reduce((rest, mark) => rest.replace(mark, ''), text)).toBe(bytes.toString('latin1'));
  });
});

describe('a fault of ours', () => {
  /** Insertions whose text cannot be had from the nth time on. */
  const broken = (times: number) => {
    let left = times;
    const text = () => {
      if (left-- <= 0) throw new Error('broken');
      return MARKS.head;
    };
    return Object.defineProperties({}, { head: { get: text }, bodyStart: { get: text } });
  };

  it.each([0, 1])('lets a whole body pass (%d)', (times) => {
    expect(injectIntoBody(PAGE, broken(times))).toEqual({ outcome: 'untouched', body: PAGE });
    const bytes = Buffer.from(PAGE);
    expect(injectIntoBody(bytes, broken(times))).toEqual({ outcome: 'untouched', body: bytes });
  });

  it.each([0, 1])('lets a stream pass (%d)', async (times) => {
    for (const size of [1, 5, 15, 20, 1000]) {
      const result = await injectIntoBody(bytesIn(slices(Buffer.from(PAGE), size)), broken(times));
      expect(await textOf(result.body)).toBe(PAGE);
    }
  });

  it('says what went out before it', async () => {
    const chunks = slices(Buffer.from('<html><head></head><body>'), 12);
    const result = await injectIntoBody(bytesIn(chunks), broken(5));
    expect(await textOf(result.body)).toBe(`<html><head>${MARKS.head}</head><body>`);
  });
});
