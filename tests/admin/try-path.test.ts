import { readPath, tryPath } from '../../admin/src/pages/pixel-form/try-path';
import type { PathRule, Placement } from '../../server/src/contract';

const SHOP: PathRule = { kind: 'prefix', path: '/shop' };
const KIDS: PathRule = { kind: 'wildcard', path: '/shop/*/kids' };
const UNFINISHED: PathRule[] = [
  { kind: 'prefix', path: '' },
  { kind: 'wildcard', path: '' },
  { kind: 'exact', path: 'shop' },
];

const placement = (part: Partial<Placement> = {}): Placement => ({
  include: [...UNFINISHED, { ...SHOP, path: ' /shop ' }],
  exclude: [...UNFINISHED, KIDS],
  ...part,
});

describe('what people type or paste is read as a path', () => {
  it.each([
    ['/shop', '/shop'],
    [' shop/lamp ', '/shop/lamp'],
    ['https://www.example.org/shop?page=2#top', '/shop?page=2#top'],
    ['HTTP://example.org', '/'],
    ['//example.org/shop', '/shop'],
    ['https://example.org?page=2', '/?page=2'],
    ['', ''],
    ['  ', ''],
  ])('%j as %j', (typed, path) => {
    expect(readPath(typed)).toBe(path);
  });
});

describe('a path is tried', () => {
  it.each<[string, boolean, PathRule | null]>([
    ['/shop/lamp', true, SHOP],
    ['https://example.org/shop/lamps/Kids/', false, KIDS],
    ['/', false, null],
    ['/about', false, null],
  ])('%s', (typed, runs, rule) => {
    expect(tryPath(placement(), typed)).toMatchObject({ runs, rule });
  });

  it('and runs nowhere while no place is finished', () => {
    expect(tryPath(placement({ include: UNFINISHED }), '/')).toMatchObject({ runs: false, rule: null });
  });
});
