import fc from 'fast-check';
import { OPTIONAL_CATEGORIES } from '../../server/src/contract';
import {
  CONSENT_COOKIE,
  formatConsent,
  grant,
  hasConflictingConsent,
  parseConsentCookie,
} from '../../server/src/core/consent';
import cases from '../cases/consent.json';
import { chosen, NOW } from '../fakes/visits';

describe('parseConsentCookie', () => {
  it.each(cases)('$why', ({ header, categories }) => {
    expect(parseConsentCookie(header, NOW)?.categories ?? null).toEqual(categories);
  });

  it('takes no header for no choice', () => {
    expect(parseConsentCookie(undefined, NOW)).toBeNull();
  });

  it('takes no choice from a clock that is no number', () => {
    expect(parseConsentCookie(`${CONSENT_COOKIE}=1.111.${NOW / 1000}`, NaN)).toBeNull();
  });

  it('reads back every choice that formatConsent writes', () => {
    const choice = fc.record({
      categories: fc.subarray([...OPTIONAL_CATEGORIES]),
      at: fc.integer({ min: NOW / 1000 - 180 * 86_400, max: NOW / 1000 + 86_400 }),
    });
    fc.assert(
      fc.property(choice, (value) => {
        expect(parseConsentCookie(`a=1; ${CONSENT_COOKIE}=${formatConsent(value)}`, NOW)).toEqual(value);
      }),
    );
  });

  it('never throws, and grants nothing by a value that is not exactly ours', () => {
    const noise = fc.string({ unit: fc.constantFrom('1', '0', '.', ';', '=', ' ', ',', '"', '%', 'é') });
    fc.assert(
      fc.property(noise, (text) => {
        const found = parseConsentCookie(`${CONSENT_COOKIE}=${text}`, NOW);
        if (found) expect(text).toContain(formatConsent(found));
      }),
      { numRuns: 5000 },
    );
  });
});

describe('formatConsent', () => {
  it('writes the documented form', () => {
    expect(formatConsent({ categories: ['measurement'], at: 1795471200 })).toBe('1.010.1795471200');
  });
});

describe('hasConflictingConsent', () => {
  it.each([
    [undefined, false],
    ['a=b', false],
    ['pixel_consent=1', false],
    ['pixel_consent=1; pixel_consent=1', false],
    ['pixel_consent=1; pixel_consent=2', true],
    ['pixel_consent=1; xpixel_consent=2', false],
  ])('%j: %s', (header, expected) => {
    expect(hasConflictingConsent(header)).toBe(expected);
  });
});

describe('grant', () => {
  it('grants nothing but the necessary without a choice', () => {
    expect(grant(null, false)).toEqual({
      necessary: 'granted',
      functional: 'no_choice',
      measurement: 'no_choice',
      marketing: 'no_choice',
    });
  });

  it('follows the choice', () => {
    expect(grant(chosen('functional', 'marketing'), false)).toEqual({
      necessary: 'granted',
      functional: 'granted',
      measurement: 'refused',
      marketing: 'granted',
    });
  });

  it('denies marketing under Global Privacy Control, whatever the choice', () => {
    expect(grant(chosen('functional', 'measurement', 'marketing'), true)).toEqual({
      necessary: 'granted',
      functional: 'granted',
      measurement: 'granted',
      marketing: 'gpc',
    });
  });

  it('says that the visitor refused where Global Privacy Control would deny it as well', () => {
    expect(grant(chosen(), true).marketing).toBe('refused');
    expect(grant(null, true).marketing).toBe('no_choice');
  });
});
