import { mergePolicy, needsIntegrity, scriptNonce } from '../../server/src/core/csp';
import type { PolicyNeeds } from '../../server/src/core/csp-needs';
import { covers, originOf, tidySources } from '../../server/src/core/csp-sources';
import cases from '../cases/csp.json';

const NEEDS: PolicyNeeds = {
  'script-src': [`'self'`, 'https://s.example'],
  'connect-src': [`'self'`, 'https://c.example', 'wss://c.example'],
  'img-src': ['https://i.example'],
  'frame-src': ['https://f.example'],
  'style-src': [`'self'`],
  'form-action': [`'self'`],
};

describe('merging a policy', () => {
  it.each(cases)('$why: $header', ({ header, becomes, nonce, integrity }) => {
    expect(mergePolicy(header, NEEDS, { nonce, integrity })).toBe(becomes);
    expect(mergePolicy(becomes, NEEDS, { nonce, integrity })).toBe(becomes);
  });

  it('adds nothing where nothing is needed', () => {
    const none = Object.fromEntries(Object.keys(NEEDS).map((name) => [name, []])) as unknown as PolicyNeeds;
    for (const { header } of cases.filter(({ header }) => !/strict-dynamic/i.test(header))) {
      expect(mergePolicy(header, none, { nonce: null, integrity: null })).toBe(header);
    }
  });
});

describe('the nonce that our script carries', () => {
  it.each([
    ['that of scripts', `style-src 'nonce-s'; script-src 'nonce-a'`, 'a'],
    [
      'that of script elements, where they have their own',
      `script-src 'nonce-a'; script-src-elem 'nonce-b'`,
      'b',
    ],
    ['that of all', `default-src 'nonce-d'`, 'd'],
    ['the first of several', `script-src 'nonce-a' 'nonce-b'`, 'a'],
    ['the one that all policies know', `script-src 'nonce-a' 'nonce-b', script-src 'nonce-b'`, 'b'],
    ['the first, where they know different ones', `script-src 'nonce-a', script-src 'nonce-b'`, 'a'],
    ['that of the one policy that has any', `img-src *, script-src 'self', script-src 'NONCE-Cc'`, 'Cc'],
    ['none of the first of two alike', `script-src 'self'; script-src 'nonce-a'`, null],
    ['none for styles alone', `style-src 'nonce-s'`, null],
    ['none of what cannot be read', `script-src 'nonce-a' \u0000`, null],
    ['none of nothing', '', null],
  ])('is %s: %s', (_why, header, nonce) => {
    expect(scriptNonce(header)).toBe(nonce);
  });
});

describe('the checksum of our script', () => {
  it.each([
    [`script-src 'strict-dynamic' 'sha256-eHg='`, null, true],
    [`default-src 'strict-dynamic' 'nonce-a'`, null, true],
    [`script-src 'strict-dynamic' 'nonce-a'`, 'a', false],
    [`script-src 'self', script-src 'strict-dynamic' 'nonce-b'`, 'a', true],
    [`script-src 'self'`, null, false],
    [`img-src 'self'`, null, false],
    [`script-src 'strict-dynamic' 'unsafe-inline'`, null, false],
    [`script-src 'strict-dynamic' 'sha256-eHg=' \u0000`, null, false],
  ])('is needed under %s with the nonce %s: %s', (header, nonce, needed) => {
    expect(needsIntegrity(header, nonce)).toBe(needed);
  });
});

describe('sources', () => {
  it.each([
    ['https://h.example', 'https://h.example:8443', false],
    ['https://h.example:8443', 'https://h.example:8443', true],
    ['https://*', 'https://h.example', true],
    ['https://*.h.example', 'https://*.a.h.example', true],
    ['https://a.h.example', 'https://*.h.example', false],
    ['https://h.example/maps/', 'https://h.example/maps/', true],
    ['https://h.example/maps/', 'https://h.example/maps', false],
    ['https://h.example', 'https://h.example/maps/', true],
    ['h.example', 'http://h.example', true],
    ['https://h.example', 'http://h.example', false],
    ['https:', 'http://127.0.0.1:1338', false],
    ['*', 'wss://h.example', true],
    [`'self'`, 'https://h.example', false],
    [`'unsafe-inline'`, `'self'`, false],
    ['https:', `'self'`, true],
    ['data:', `'self'`, false],
    ['https:', `'sha256-QUJD'`, false],
  ])('%s lets in all of %s: %s', (allowed, needed, holds) => {
    expect(covers(allowed, needed)).toBe(holds);
  });

  it('are each there once, without those that a star lets in', () => {
    expect(
      tidySources(['https://b.x.example', 'https://*.x.example', `'self'`, 'https://a.example', `'self'`]),
    ).toEqual([`'self'`, 'https://*.x.example', 'https://a.example']);
  });

  it.each([
    ['https://Cdn.Example.org/a.js?b', 'https://cdn.example.org'],
    ['https://h.example:8443', 'https://h.example:8443'],
    ['http://127.0.0.1:1338/cdn.example.org/a.js', 'http://127.0.0.1:1338'],
    ['https://jo@h.example/', null],
    ['https://bücher.example/', null],
    [`https://h.example;script-src/`, null],
    ['https://h.example,*/', null],
    ['https://*/a.js', null],
    ['https://a*b.example/a.js', null],
    ['data:text/javascript,1', null],
    ['/a.js', null],
  ])('of the address %s: %s', (address, origin) => {
    expect(originOf(address)).toBe(origin);
  });
});
