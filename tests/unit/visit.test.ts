import fc from 'fast-check';
import { normalisePath, parseGpc, readings, toVisit } from '../../server/src/core/visit';
import cases from '../cases/visit.json';
import { NOW } from '../fakes/visits';

describe('normalisePath', () => {
  it.each(cases)('$raw: $why', ({ raw, path }) => {
    expect(normalisePath(raw)).toBe(path);
  });

  it('always gives the empty text or a path without doubled, trailing or relative parts', () => {
    const piece = fc.constantFrom(
      '/',
      '.',
      '..',
      '%2e',
      '%2F',
      '%5c',
      'a',
      '%',
      '%C3',
      '%A9',
      'é',
      '?',
      '#',
      '\\',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        for (const path of readings(normalisePath(`/${pieces.join('')}`))) {
          expect(path).toMatch(/^\/(?:[^/]+(?:\/[^/]+)*)?$/);
          expect(path.split('/')).not.toEqual(expect.arrayContaining(['..']));
          expect(path.split('/')).not.toEqual(expect.arrayContaining(['.']));
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(typeof normalisePath(`/${text}`)).toBe('string');
      }),
      { numRuns: 3000 },
    );
  });
});

describe('readings', () => {
  it.each([
    ['/shop', ['/shop']],
    ['/100%', ['/100%']],
    ['/kids%2Fgames', ['/kids%2Fgames', '/kids/games']],
    ['/kids/..%2Fshop', ['/kids/..%2Fshop', '/shop']],
    ['/kids%5C..%5Cshop', ['/kids%5C..%5Cshop', '/shop']],
    ['/kids\\games', ['/kids\\games', '/kids/games']],
    ['', ['']],
  ])('%s is read as %j', (path, expected) => {
    expect(readings(path)).toEqual(expected);
  });
});

describe('parseGpc', () => {
  it.each([
    ['1', true],
    ['1, 1', true],
    ['0, 1', true],
    ['0,1', true],
    [' 1 ', true],
    ['0', false],
    ['', false],
    ['true', false],
    ['01', false],
    ['1.0', false],
    ['11', false],
    ['"1"', false],
    ['1;q=1', false],
    [`${'0, '.repeat(100)}1`, false],
    [undefined, false],
  ])('%j: %s', (header, expected) => {
    expect(parseGpc(header)).toBe(expected);
  });
});

describe('toVisit', () => {
  it('gathers the facts of a request', () => {
    const cookieHeader = `a=b; pixel_consent=1.011.${NOW / 1000 - 5}`;
    expect(toVisit({ path: '//Shop/?q=1', cookieHeader, secGpc: '1', now: NOW })).toEqual({
      path: '/Shop',
      choice: { categories: ['measurement', 'marketing'], at: NOW / 1000 - 5 },
      gpc: true,
      now: NOW,
    });
  });

  it('takes what is missing for no choice and no signal', () => {
    expect(toVisit({ path: '/', cookieHeader: undefined, secGpc: undefined, now: NOW })).toEqual({
      path: '/',
      choice: null,
      gpc: false,
      now: NOW,
    });
  });
});
