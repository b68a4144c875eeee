import { createHash } from 'node:crypto';
import { brotliCompressSync } from 'node:zlib';
import { en } from '../../server/src/core/visitor-texts/en';
import { builtAssets } from './pages/test-site';

const assets = builtAssets();

test('the same sources give the same bytes', () => {
  expect(builtAssets()).toEqual(assets);
});

const sizeOf = (text: string): number => brotliCompressSync(text).length;

test.each(['loader', 'banner', 'extras', 'styles'] as const)(
  'the %s has a name that follows its content',
  (name) => {
    const { file, body } = assets[name];
    const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
    expect(file).toBe(name === 'styles' ? `banner.${hash}.css` : `${name}.${hash}.js`);
  },
);

test('the loader, and the banner with its styles and the texts of one language, are within their budgets', () => {
  const texts = Object.fromEntries(Object.entries(en).filter(([key]) => !key.startsWith('page')));
  const banner = [assets.banner.body, assets.styles.body, JSON.stringify(texts)];
  expect(sizeOf(assets.loader.body)).toBeLessThanOrEqual(4096);
  expect(banner.map(sizeOf).reduce((sum, size) => sum + size)).toBeLessThanOrEqual(5184);
});

test('the banner knows its styles by their name, and carries none', () => {
  expect(assets.banner.body).toContain(assets.styles.file);
  expect(assets.banner.body).not.toContain('inset-inline');
});

test.each(['loader', 'banner', 'extras'] as const)(
  'the %s makes no code and no markup out of texts',
  (name) => {
    expect(assets[name].body).not.toMatch(
      /\beval\b|\bFunction\(|innerHTML|outerHTML|insertAdjacent|document\.write/,
    );
  },
);

test('only an approved step of markup becomes elements: in one place of the extras, in none of the others', () => {
  const places = (name: 'loader' | 'banner' | 'extras') =>
    assets[name].body.split('createContextualFragment').length - 1;
  expect([places('loader'), places('banner'), places('extras')]).toEqual([0, 0, 1]);
});

test.each(['loader', 'banner', 'extras'] as const)(
  'the %s wraps none of its parts into functions',
  (name) => {
    // The bundler does so where it takes the first file for CommonJS; it costs a tenth of the size.
    expect(assets[name].body.split('"use strict"')).toHaveLength(2);
  },
);

test.each(['loader', 'banner', 'extras'] as const)('the %s can be read in any charset', (name) => {
  expect(assets[name].body).toMatch(/^[\t\n\x20-\x7e]*$/);
});

test('the styles of the list keep the blanks that a reader sees', () => {
  expect(assets.trackers.body).toContain('attr(data-label) ": "');
});
