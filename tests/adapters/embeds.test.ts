import { Readable } from 'node:stream';
import request from 'supertest';
import type { SiteOptions } from '../../server/adapters/site';
import { injectIntoBody } from '../../server/adapters/inject-body';
import { embedJudge } from '../../server/src/core/embeds';
import { embedDocuments, KNOWN } from '../cases/html/embed-documents';
import { readEmbeds } from '../cases/html/embed-oracle';
import { bytesIn, collect, slices, textOf } from '../cases/html/streams';
import { freeMemory } from '../fakes/free-memory';
import { snapshotPixel } from '../fakes/pixels';
import { appWith } from '../fakes/site';
import { snapshotOf } from '../fakes/visits';

const INSERTIONS = { head: '<script>1</script>', embeds: embedJudge({ pixels: [] }) };
const FRAME = `<iframe width="560" src="${KNOWN}?a=é"></iframe>`;
const PAGE = `<!doctype html><html><head><meta charset="utf-8"><title>Shöp</title></head><body>${'<p>é</p>'.repeat(900)}${FRAME}<p>b</p>${FRAME}</body></html>`;

const site = (body: () => unknown, options: Partial<SiteOptions> = {}, type = 'text/html; charset=utf-8') =>
  request(
    appWith(
      (ctx) => {
        ctx.type = type;
        ctx.body = body();
      },
      { embeds: true, ...options },
    ),
  );

const FORMS: [string, (html: string) => unknown][] = [
  ['a string', (html) => html],
  ['a buffer', (html) => Buffer.from(html)],
  ['a stream', (html) => bytesIn([html])],
  ['a stream of small pieces', (html) => bytesIn(slices(Buffer.from(html), 7))],
  ['a stream of texts', (html) => Readable.from(html.match(/[^]{1,11}/gu) ?? [])],
];

describe('a page with embeds', () => {
  it.each(FORMS)('that is %s holds them back', async (_, form) => {
    const { text } = await site(() => form(PAGE))
      .get('/')
      .expect(200);
    const reading = readEmbeds(text);
    expect(reading.loading).toEqual([]);
    expect(reading.held).toEqual(
      [1, 2].map(() => ({
        name: 'YouTube',
        category: 'marketing',
        address: `${KNOWN}?a=é`,
        link: `<a href="${KNOWN}?a=%C3%A9" rel="noopener noreferrer">YouTube</a>`,
      })),
    );
    expect(text).toContain('pixel-inventory-plan');
  });

  it.each(FORMS)('that is %s has a length that is true, or none', async (_, form) => {
    const answer = await site(() => form(PAGE))
      .get('/')
      .buffer(true);
    const { 'content-length': length } = answer.headers as Record<string, string | undefined>;
    if (length !== undefined) expect(Number(length)).toBe(Buffer.byteLength(answer.text));
    expect(answer.text.endsWith('</template></body></html>')).toBe(true);
  });

  it('is the same for everybody where it is shared, and for each visitor otherwise', async () => {
    for (const pages of ['shared', 'private'] as const) {
      const { text } = await site(() => PAGE, { pages }).get('/');
      expect(readEmbeds(text).held).toHaveLength(2);
    }
  });

  it('needs what the approved entry of the inventory says', async () => {
    const entry = snapshotPixel({ vendor: 'youtube-embed', declared: true, categories: ['functional'] });
    const { text } = await site(() => PAGE, { snapshot: () => snapshotOf([entry]) }).get('/');
    expect(readEmbeds(text).held.map(({ category }) => category)).toEqual(['functional', 'functional']);
  });

  it('follows a publication at once', async () => {
    let snapshot = snapshotOf([]);
    const app = site(() => PAGE, { snapshot: () => snapshot });
    const category = async (): Promise<string | undefined> =>
      readEmbeds((await app.get('/')).text).held[0]?.category;
    expect(await category()).toBe('marketing');
    snapshot = snapshotOf([
      snapshotPixel({ vendor: 'youtube-embed', declared: true, categories: ['measurement'] }),
    ]);
    expect(await category()).toBe('measurement');
  });

  it('whose charset is not in the headers holds them back as well', async () => {
    const { text } = await site(() => PAGE, {}, 'text/html').get('/');
    expect(readEmbeds(text).held).toHaveLength(2);
  });

  it('passes as it came where nothing was published', async () => {
    const { text } = await site(() => PAGE, { snapshot: () => null }).get('/');
    expect(text).toBe(PAGE);
  });

  it.each(['/admin/x', '/api/x'])('passes as it came at %s, which is no page of the site', async (path) => {
    const { text } = await site(() => PAGE, { ignorePaths: ['/admin', '/api'] }).get(path);
    expect(text).toBe(PAGE);
  });

  it('passes as it came where it is not wanted, but for the insertions', async () => {
    const { text } = await site(() => PAGE, { embeds: false }).get('/');
    expect(readEmbeds(text).loading).toHaveLength(2);
    expect(text).not.toContain('<template');
  });

  it('is as it would be in one piece, in whatever pieces it comes', async () => {
    for (const { html, held } of embedDocuments.filter((one) => one.html.length < 2000)) {
      const whole = await injectIntoBody(html, INSERTIONS);
      const expected = String(whole.body);
      for (const size of [1, 5, 64]) {
        const result = await injectIntoBody(bytesIn(slices(Buffer.from(html), size)), INSERTIONS);
        expect({ html, size, held: readEmbeds(await textOf(result.body)).held.length }).toEqual({
          html,
          size,
          held,
        });
      }
      const texts = await injectIntoBody(Readable.from(html.match(/[^]{1,3}/gu) ?? []), INSERTIONS);
      expect(await textOf(texts.body)).toBe(expected);
    }
  });

  it('keeps bytes that are no UTF-8', async () => {
    const bytes = Buffer.from(
      `<html><head></head><body>\xE9\xFF${`<iframe src="${KNOWN}?q=\xE9" title="\x80"></iframe>`}\x80`,
      'latin1',
    );
    const { body } = await injectIntoBody(bytes, { embeds: INSERTIONS.embeds });
    const text = (body as Buffer).toString('latin1');
    expect(text).toContain(`href="${KNOWN}?q=%E9"`);
    expect(text.replace(/<noscript>.*?<template[^>]*>|<\/template>/g, '')).toBe(bytes.toString('latin1'));
  });
});

describe('a long stream', () => {
  const CHUNK = Buffer.from(`${'<p>text text text</p>'.repeat(3000)}${FRAME}`);

  /** A stream of so many chunks that says how many it was asked for. */
  const longStream = (chunks: number) => {
    let made = 0;
    const source = new Readable({
      read() {
        made += 1;
        if (made === 1) this.push('<!doctype html><html><head></head><body>');
        else this.push(made <= chunks ? CHUNK : null);
      },
    });
    return { source, made: () => made };
  };

  it('of 50 MB passes through in constant memory, with every embed in it held back', async () => {
    const chunks = 800;
    const { source } = longStream(chunks);
    const { body } = await injectIntoBody(source, INSERTIONS);
    const templates = Buffer.from('<template data-pixel-embed');
    let [bytes, most, held, parts] = [0, 0, 0, 0];
    freeMemory();
    const start = process.memoryUsage().arrayBuffers;
    for await (const part of body as Readable) {
      const piece = Buffer.from(part as Buffer);
      bytes += piece.length;
      for (let at = piece.indexOf(templates); at >= 0; at = piece.indexOf(templates, at + 1)) held += 1;
      parts += 1;
      if (parts % 50 !== 0) continue;
      // How long what nobody needs stays is the runtime's own business, and differs between them.
      freeMemory();
      most = Math.max(most, process.memoryUsage().arrayBuffers - start);
    }
    expect(bytes).toBeGreaterThan(chunks * CHUNK.length);
    expect(held).toBe(chunks - 1);
    expect(parts).toBeGreaterThan(100);
    expect(most).toBeLessThan(15_000_000);
  });

  it('is read no faster than it is sent', async () => {
    const { source, made } = longStream(800);
    const { body } = await injectIntoBody(source, INSERTIONS);
    const stream = body as Readable;
    await new Promise((resolve) => stream.once('readable', resolve));
    for (let turns = 0; turns < 20; turns += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(made()).toBeLessThan(10);
    stream.destroy();
  });

  it('is not read behind its beginning where no embeds are looked for', async () => {
    const { source, made } = longStream(800);
    const result = await injectIntoBody(source, { head: INSERTIONS.head });
    expect(result.outcome).toBe('inserted');
    expect(result.body).toBe(source);
    expect(made()).toBeLessThan(4);
    source.destroy();
  });

  it('that ends within a tag goes out to its last byte', async () => {
    const html = `<!doctype html><html><body>a<iframe src="${KNOWN}`;
    const { body } = await injectIntoBody(bytesIn(slices(Buffer.from(html), 9)), {
      embeds: INSERTIONS.embeds,
    });
    expect((await collect(body)).toString()).toBe(html);
  });
});
