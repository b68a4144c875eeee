import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../../server/cli';
import { changePage } from '../../server/cli/change-page';
import { pagePlanSchema } from '../../server/src/contract';
import { pageTags } from '../../server/src/core/page-plan';
import { PAGE } from '../fakes/site';

// The real scripts are built; this test is about files.
jest.mock('../../server/generated/browser-assets', () => ({
  browserAssets: {
    loader: { file: 'loader.aaaaaaaaaaaa.js' },
    banner: { file: 'banner.bbbbbbbbbbbb.js' },
    extras: { file: 'extras.cccccccccccc.js' },
  },
}));

const NAMES = { banner: 'banner.bbbbbbbbbbbb.js', extras: 'extras.cccccccccccc.js' };
const tagsOf = (loader: string, prefix = '/_pixels'): string => pageTags({ prefix, loader, ...NAMES }).html;
const TAGS = tagsOf('loader.aaaaaaaaaaaa.js');
const OLDER = tagsOf('loader.999999999999.js');

describe('the tags', () => {
  it('are a plan without pixels, in place of which each browser asks for its own', () => {
    const { plan, planId, loader, html } = pageTags({ prefix: '/_pixels', loader: 'loader.x.js', ...NAMES });
    expect(pagePlanSchema.parse(JSON.parse(plan))).toMatchObject({ kind: 'shared', choice: '', pixels: [] });
    expect([planId, loader]).toEqual(['pixel-inventory-plan', '/_pixels/loader.x.js']);
    expect(html).toContain(plan);
  });
});

describe('a file', () => {
  const written = (page: string | Uint8Array, html: string | null = TAGS): string | null => {
    const change = changePage(Buffer.from(page), html);
    return change.do === 'write' ? Buffer.from(change.bytes).toString() : null;
  };

  it.each([
    ['a page', PAGE, PAGE.replace('<head>', `<head>${TAGS}`)],
    ['lines that end as on Windows', `<!doctype html>\r\n<head>\r\n`, `<!doctype html>\r\n<head>${TAGS}\r\n`],
    ['a byte order mark', `\ufeff${PAGE}`, `\ufeff${PAGE.replace('<head>', `<head>${TAGS}`)}`],
    ['no head', '<!doctype html><p>Text', `<!doctype html>${TAGS}<p>Text`],
    [
      'a charset that would be pushed out of sight',
      `<!doctype html><html><head><title>${'x'.repeat(800)}</title><meta charset="utf-8"></head><body>`,
      `<!doctype html><html><head><title>${'x'.repeat(800)}</title><meta charset="utf-8"></head><body>${TAGS}`,
    ],
    [
      'the same without a body of its own',
      `<!doctype html><title>${'x'.repeat(800)}</title><meta charset="utf-8"><p>`,
      `<!doctype html>${TAGS}<title>${'x'.repeat(800)}</title><meta charset="utf-8"><p>`,
    ],
  ])('with %s gets the tags, is then right as it is, and comes back the same', (_, before, after) => {
    expect(written(before)).toBe(after);
    expect(changePage(Buffer.from(after), TAGS)).toEqual({ do: 'keep' });
    expect(written(after, null)).toBe(before);
  });

  it('with the tags of an older version, or twice, gets today’s once', () => {
    const before = PAGE.replace('<head>', `<head>${OLDER}`).replace('<body>', `<body>${OLDER}`);
    expect(written(before)).toBe(PAGE.replace('<head>', `<head>${TAGS}`));
  });

  it.each([
    ['UTF-16', Buffer.from(`\ufeff${PAGE}`, 'utf16le'), 'not_utf8'],
    ['latin1', Buffer.from(PAGE, 'latin1'), 'not_utf8'],
    ['a fragment', '<p>Text', 'not_a_page'],
    ['JSON', '{"page":"<html>"}', 'not_a_page'],
    ['nothing', '', 'not_a_page'],
    [
      'a plan that a server wrote',
      PAGE.replace('<head>', '<head><script id="pixel-inventory-plan">{}</script>'),
      'other_plan',
    ],
    [
      'the tags after something has minified them',
      PAGE.replace('<head>', `<head>${TAGS.replaceAll('"pixel-inventory-plan"', 'pixel-inventory-plan')}`),
      'other_plan',
    ],
  ])('is left alone: %s', (_, page, reason) => {
    expect(changePage(Buffer.from(page as string), TAGS)).toEqual({ do: 'leave', reason });
  });
});

describe('the command', () => {
  let folder: string;
  const file = (name: string): string => path.join(folder, name);
  const read = (name: string): string => readFileSync(file(name), 'utf8');
  const write = (name: string, text: string | Buffer = PAGE): string => {
    mkdirSync(path.dirname(file(name)), { recursive: true });
    writeFileSync(file(name), text);
    return file(name);
  };
  const call = async (...words: string[]) => {
    const [said, warned]: [string[], string[]] = [[], []];
    const code = await run(words, { say: (line) => said.push(line), warn: (line) => warned.push(line) });
    return { code, said: said.join('\n'), warned: warned.join('\n') };
  };

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'pixel-inventory-inject-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('writes the pages of a pattern, says what it did, and leaves the rest alone', async () => {
    write('index.html');
    write('shop/boots.html');
    write('part.html', '<p>Part</p>');
    write('app.js', 'html');
    const { code, said, warned } = await call('inject', `${folder}/**/*.html`);
    expect(code).toBe(0);
    expect(said).toBe('3 files: 2 written, 0 as they should be, 1 left alone, 0 failed.');
    expect(warned).toContain('part.html: left alone, as it is no complete page.');
    expect([read('index.html'), read('shop/boots.html')].every((text) => text.includes(TAGS))).toBe(true);
    expect(read('app.js')).toBe('html');
  });

  it('writes nothing the second time, and keeps mode and links', async () => {
    const target = write('real.html');
    chmodSync(target, 0o640);
    symlinkSync(target, file('linked.html'));
    await call('inject', file('linked.html'));
    expect(read('real.html')).toContain(TAGS);
    expect(statSync(target).mode & 0o777).toBe(0o640);
    utimesSync(target, 1, 1);
    const { said } = await call('inject', target);
    expect(said).toContain('0 written, 1 as they should be');
    expect(statSync(target).mtimeMs).toBe(1000);
    expect(readdirSync(folder).sort()).toEqual(['linked.html', 'real.html']);
  });

  it('takes a folder, and names with brackets that a shell has found', async () => {
    write('[slug].html');
    write('deep/page.htm');
    expect((await call('inject', file('[slug].html'))).said).toContain('1 written');
    expect((await call('inject', folder)).said).toContain('1 written, 1 as they should be');
  });

  it('takes out what it wrote', async () => {
    write('index.html');
    await call('inject', folder, '--prefix', '/assets/tags');
    expect(read('index.html')).toContain('/assets/tags/loader.aaaaaaaaaaaa.js');
    expect((await call('inject', folder, '--remove')).said).toContain('1 cleared');
    expect(read('index.html')).toBe(PAGE);
  });

  it.each([
    ['--dry-run', 0],
    ['--check', 1],
  ])('writes nothing with %s, and ends with %i', async (option, expected) => {
    write('index.html');
    const { code, said } = await call('inject', folder, option);
    expect([code, read('index.html')]).toEqual([expected, PAGE]);
    expect(said).toContain('index.html: would change.');
    await call('inject', folder);
    expect((await call('inject', folder, option)).code).toBe(0);
  });

  it('warns of a compressed copy of what it wrote', async () => {
    write('index.html');
    write('index.html.gz', '');
    expect((await call('inject', file('index.html'))).warned).toContain(
      'index.html.gz: holds the page as it was',
    );
  });

  it.each([
    [[], 'Which command?'],
    [['insert'], 'There is no command insert.'],
    [['inject'], 'Which files?'],
    [['inject', 'x', '--prefix', 'pixels'], '--prefix: Expected a path'],
    [['inject', 'x', '--unknown'], '--unknown'],
    [['inject', 'no-such-file.html'], 'no-such-file.html: there is no such file.'],
  ])('refuses %j with a sentence', async (words, sentence) => {
    const { code, warned } = await call(...words);
    expect([code, warned]).toEqual([2, expect.stringContaining(sentence)]);
  });

  it('explains itself', async () => {
    expect(await call('--help')).toMatchObject({
      code: 0,
      said: expect.stringContaining('Usage:') as string,
    });
  });
});
