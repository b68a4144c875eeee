import fc from 'fast-check';
import { formatConsent } from '../../server/src/core/consent-cookie';
import { normalisePath, parseGpc, readings, toVisit } from '../../server/src/core/visit';
import cases from '../cases/visit.json';
import { chosen, NOW } from '../fakes/visits';

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
    const choice = chosen('measurement', 'marketing');
    const cookieHeader = `a=b; pixel_consent=${formatConsent(choice)}`;
    const facts = { cookieHeader, secGpc: '1', dnt: '1', place: 'US-CA', days: 180, now: NOW };
    expect(toVisit({ path: '/Shop', ...facts })).toEqual({
      path: '/Shop',
      choice,
      unclear: false,
      gpc: true,
      dnt: true,
      place: 'US-CA',
      now: NOW,
    });
  });

  it('takes what is missing for no choice and no signal', () => {
    const facts = {
      cookieHeader: undefined,
      secGpc: undefined,
      dnt: undefined,
      place: '',
      days: 180,
      now: NOW,
    };
    expect(toVisit({ path: '/', ...facts })).toEqual({
      path: '/',
      choice: null,
      unclear: false,
      gpc: false,
      dnt: false,
      place: '',
      now: NOW,
    });
  });

  it('takes a choice that cannot be read for none, and says that there was one', () => {
    const facts = { secGpc: undefined, dnt: undefined, place: '', days: 180, now: NOW };
    expect(toVisit({ path: '/', cookieHeader: 'pixel_consent=2.i.1', ...facts })).toMatchObject({
      choice: null,
      unclear: true,
    });
  });
});
