import { createHash } from 'node:crypto';
import { brotliCompressSync } from 'node:zlib';
import { builtAssets } from './pages/test-site';

const assets = builtAssets();

test('the same sources give the same bytes', () => {
  expect(builtAssets()).toEqual(assets);
});

test.each([
  ['loader', 4096],
  ['banner', 5120],
] as const)('the %s is named after its content and has at most %i bytes', (name, budget) => {
  const { file, body } = assets[name];
  expect(file).toBe(`${name}.${createHash('sha256').update(body).digest('hex').slice(0, 12)}.js`);
  expect(brotliCompressSync(body).length).toBeLessThanOrEqual(budget);
});

test.each(['loader', 'banner'] as const)('the %s makes no code and no markup out of texts', (name) => {
  expect(assets[name].body).not.toMatch(
    /\beval\b|\bFunction\(|innerHTML|outerHTML|insertAdjacent|document\.write/,
  );
});

test('only an approved step of markup becomes elements: in one place of the loader, in none of the banner', () => {
  const places = (name: 'loader' | 'banner') =>
    assets[name].body.split('createContextualFragment').length - 1;
  expect([places('loader'), places('banner')]).toEqual([1, 0]);
});

test.each(['loader', 'banner'] as const)('the %s wraps none of its parts into functions', (name) => {
  // The bundler does so where it takes the first file for CommonJS; it costs a tenth of the size.
  expect(assets[name].body.split('"use strict"')).toHaveLength(2);
});

test.each(['loader', 'banner'] as const)('the %s can be read in any charset', (name) => {
  expect(assets[name].body).toMatch(/^[\t\n\x20-\x7e]*$/);
});
