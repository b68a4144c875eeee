import { pathOfAddress } from '../../admin/src/pages/pixel-form/address-path';

describe('the address of a page, pasted where a path belongs', () => {
  it.each([
    ['https://www.example.org/checkout', '/checkout'],
    ['  HTTP://example.org/checkout/pay?step=2#card  ', '/checkout/pay'],
    ['https://example.org:8443/shop/*/reviews', '/shop/*/reviews'],
    ['https://user:secret@example.org/a', '/a'],
    ['https://example.org/%C3%BCber/', '/%C3%BCber/'],
    ['https://[::1]:1337/a', '/a'],
    ['https://example.org', '/'],
    ['https://example.org?x=/1', '/'],
    ['https://example.org#top', '/'],
  ])('%s is read as %s', (address, path) => {
    expect(pathOfAddress(address)).toBe(path);
  });

  it.each([
    '',
    '/checkout',
    'checkout',
    'example.org/checkout',
    '//example.org/checkout',
    'ftp://example.org/checkout',
    'javascript:alert(1)',
    'https:/example.org/checkout',
    'https://',
    'https:///checkout',
    'https://example.org/check out',
    'https://example.org/a https://example.org/b',
    'see https://example.org/checkout',
  ])('%j is left to the field, which refuses what is no path', (typed) => {
    expect(pathOfAddress(typed)).toBeNull();
  });
});
