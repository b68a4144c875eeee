import fc from 'fast-check';
import {
  consentChoiceSchema,
  CONSENT_RULES,
  OPTIONAL_CATEGORIES,
  type ConsentChoice,
} from '../../server/src/contract';
import { choose, maskOf, suppose } from '../../server/src/core/consent';
import {
  CONSENT_COOKIE,
  consentValue,
  formatConsent,
  hasConflictingConsent,
  NOT_ASKED,
  parseConsent,
  type ChoiceTerms,
} from '../../server/src/core/consent-cookie';
import cases from '../cases/consent.json';

const RUNS = 5000;
const AT = 1_795_471_200;
const NOW = (AT + 60) * 1000;
const TERMS: ChoiceTerms = { now: NOW, days: 180 };
const MARKS = { functional: NOT_ASKED, measurement: 'a1b2c3', marketing: 'd4e5f6' };
const UNMARKED = { functional: NOT_ASKED, measurement: NOT_ASKED, marketing: NOT_ASKED };
const RECORD = '7ZQ4M9T2XK5B8N1C';
const EXAMPLE = `2.i.010.${AT}.000000a1b2c3d4e5f6.${RECORD}`;

const read = (header: string | undefined, terms = TERMS): ConsentChoice | null =>
  parseConsent(consentValue(header), terms);

/** So many characters of other cookies. */
const others = (length: number): string => (length > 0 ? `x=${'y'.repeat(length - 4)}; ` : '');

const letters = (alphabet: string, length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength: length, maxLength: length });
const mark = letters('0123456789abcdef', 6);
const at = fc.integer({ min: NOW / 1000 - 180 * 86_400, max: NOW / 1000 + 86_400 });
const categories = fc.subarray([...OPTIONAL_CATEGORIES]);
const recorded: fc.Arbitrary<ConsentChoice> = fc.record({
  categories,
  at,
  rule: fc.constantFrom(...CONSENT_RULES),
  notice: fc.record({ functional: mark, measurement: mark, marketing: mark }),
  record: letters('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 16),
});
const pending: fc.Arbitrary<ConsentChoice> = fc.record({
  categories,
  at,
  rule: fc.constant('opt_in' as const),
  notice: fc.constant(UNMARKED),
  record: fc.constant(null),
});

describe('reading the cookie', () => {
  it.each(cases)('$why', (row) => {
    const header = others('ahead' in row ? row.ahead : 0) + row.header;
    expect(read(header)).toEqual(row.choice);
  });

  it('takes no header for no choice', () => {
    expect(read(undefined)).toBeNull();
  });

  it.each([
    ['a clock that is no number', { now: NaN, days: 180 }],
    ['a clock at no end', { now: Infinity, days: 180 }],
    ['days that are no number', { now: NOW, days: NaN }],
  ])('takes no choice from %s', (_, terms) => {
    expect(read(`${CONSENT_COOKIE}=${EXAMPLE}`, terms)).toBeNull();
  });

  it('forgets after as many days as the policy says', () => {
    const header = `${CONSENT_COOKIE}=${EXAMPLE}`;
    expect(read(header, { now: (AT + 30 * 86_400) * 1000, days: 30 })).not.toBeNull();
    expect(read(header, { now: (AT + 30 * 86_400) * 1000 + 1, days: 30 })).toBeNull();
  });

  it('reads back every choice that was written, recorded or kept', () => {
    fc.assert(
      fc.property(fc.oneof(recorded, pending), (choice) => {
        expect(read(`a=1; ${CONSENT_COOKIE}=${formatConsent(choice)}; b=2`)).toEqual(choice);
      }),
      { numRuns: RUNS },
    );
  });

  it('takes no choice from one that was written with one character changed, unless that is a choice in its turn', () => {
    const character = fc.constantFrom(...'0123456789abcdefioxnIOLU.;, "%é\n');
    fc.assert(
      fc.property(fc.oneof(recorded, pending), fc.nat(60), character, (choice, place, other) => {
        const text = formatConsent(choice);
        const changed = text.slice(0, place) + other + text.slice(place + 1);
        const found = parseConsent(changed, TERMS);
        if (found) {
          expect(formatConsent(found)).toBe(changed);
          expect(consentChoiceSchema.safeParse(found).success).toBe(true);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('never throws, and reads nothing but what is written exactly so', () => {
    const noise = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.string({ unit: fc.constantFrom(...'012ion.a;= ,"%é\t\0'), maxLength: 80 }),
    );
    fc.assert(
      fc.property(noise, noise, (before, value) => {
        const header = `${before}; ${CONSENT_COOKIE}=${value}`;
        expect(() => hasConflictingConsent(header)).not.toThrow();
        const found = read(header);
        if (found) expect(header).toContain(formatConsent(found));
      }),
      { numRuns: RUNS },
    );
  });

  it('answers at once to a long header that is made to take long', () => {
    const started = performance.now();
    for (const text of [
      ';',
      ' ',
      `${CONSENT_COOKIE}=`,
      `;${CONSENT_COOKIE}=`,
      `${' '.repeat(20)}${CONSENT_COOKIE}=`,
    ]) {
      const header = text.repeat(Math.floor(8192 / text.length));
      expect(read(header)).toBeNull();
      hasConflictingConsent(text.repeat(20_000));
    }
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('writing the cookie', () => {
  const choice: ConsentChoice = {
    categories: ['measurement'],
    at: AT,
    rule: 'opt_in',
    notice: MARKS,
    record: RECORD,
  };

  it.each([
    ['the documented form', {}, EXAMPLE],
    ['opt-out', { rule: 'opt_out' as const }, EXAMPLE.replace('.i.', '.o.')],
    ['where visitors are only told', { rule: 'notice_only' as const }, EXAMPLE.replace('.i.', '.n.')],
    ['a refusal', { categories: [] }, EXAMPLE.replace('010', '000')],
    [
      'categories in another order',
      { categories: ['marketing' as const, 'functional' as const] },
      EXAMPLE.replace('010', '101'),
    ],
    ['an early time in ten digits', { at: 60 }, EXAMPLE.replace(String(AT), '0000000060')],
    ['the kept form', { record: null }, `0.010.${AT}`],
  ])('writes %s', (_, changes, text) => {
    expect(formatConsent({ ...choice, ...changes })).toBe(text);
  });
});

describe('hasConflictingConsent', () => {
  it.each([
    [undefined, false],
    ['', false],
    ['a=b', false],
    ['pixel_consent=1', false],
    ['pixel_consent=1; pixel_consent=1', false],
    ['pixel_consent=1; pixel_consent=2', true],
    ['pixel_consent=1;pixel_consent=', true],
    ['pixel_consent=1; a=b; pixel_consent=1; pixel_consent=2', true],
    ['pixel_consent=1; xpixel_consent=2', false],
    ['pixel_consent=1; a=pixel_consent=2', false],
  ])('%j: %s', (header, expected) => {
    expect(hasConflictingConsent(header)).toBe(expected);
  });
});

describe('choosing', () => {
  it('writes down what was chosen, when, under which rule and about what', () => {
    const choice = choose(['marketing', 'functional', 'marketing'], NOW + 999, {
      rule: 'opt_out',
      marks: MARKS,
      record: RECORD,
    });
    expect(choice).toEqual({
      categories: ['functional', 'marketing'],
      at: AT + 60,
      rule: 'opt_out',
      notice: MARKS,
      record: RECORD,
    });
    expect(consentChoiceSchema.parse(choice)).toEqual(choice);
  });

  it('marks nothing where a publication says nothing of what its categories mean', () => {
    expect(choose([], NOW, { rule: 'opt_in', marks: null, record: RECORD }).notice).toEqual(UNMARKED);
  });

  it('supposes a choice that a cookie can hold', () => {
    const choice = suppose(['measurement'], NOW, MARKS);
    expect(parseConsent(formatConsent(choice), TERMS)).toEqual(choice);
  });
});

describe('categories as bits', () => {
  it.each([
    [[], 0],
    [['necessary' as const], 0],
    [['functional' as const], 1],
    [['measurement' as const, 'functional' as const], 3],
    [[...OPTIONAL_CATEGORIES], 7],
  ])('%j: %i', (list, mask) => {
    expect(maskOf(list)).toBe(mask);
  });
});
