import { consentPolicySchema, type ConsentPolicy } from '../../server/src/contract';
import { REGION_PACKS } from '../../server/src/core/region-packs';
import { readPlace, termsOf, termsWhere } from '../../server/src/core/regions';

const policyOf = (policy: object): ConsentPolicy => consentPolicySchema.parse(policy);
const packPolicy = policyOf({
  regions: REGION_PACKS.map(({ key, rule, gpc, places }) => ({ key, rule, gpc, places })),
  elsewhere: { rule: 'notice_only', gpc: false },
});

const EU = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');
const EFTA_IN_THE_EEA = ['IS', 'LI', 'NO'];
/** States whose acts make a site honour a signal of the browser. */
const HONOURING = 'CA CO CT DE MD MN MT NE NH NJ OR TX'.split(' ');

describe('the regions that an operator can take over', () => {
  it('are regions by the schema', () => {
    expect(packPolicy.regions).toHaveLength(REGION_PACKS.length);
  });

  it('have keys of their own', () => {
    expect(new Set(REGION_PACKS.map(({ key }) => key)).size).toBe(REGION_PACKS.length);
  });

  it('name no place twice', () => {
    const places = REGION_PACKS.flatMap((pack) => pack.places);
    expect(places.filter((place, at) => places.indexOf(place) !== at)).toEqual([]);
  });

  it('name no place as networks name what they do not know', () => {
    for (const place of REGION_PACKS.flatMap((pack) => pack.places)) {
      const [country, part] = place.split('-');
      expect(readPlace(country, part)).toBe(place);
    }
  });

  it.each(REGION_PACKS.map((pack) => [pack.key, pack] as const))(
    '%s has a source, and the day on which somebody read it',
    (_, { source, checkedOn }) => {
      expect(source.length).toBeGreaterThan(30);
      expect(checkedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(new Date(`${checkedOn}T00:00:00Z`).toISOString().slice(0, 10)).toBe(checkedOn);
    },
  );

  it.each([...EU, ...EFTA_IN_THE_EEA, 'GB', 'CH', 'BR'])('ask for a yes in %s', (country) => {
    expect(termsOf(packPolicy)(country)).toMatchObject({ rule: 'opt_in', gpc: true });
  });

  it('count 30 members of the EEA, all in one region', () => {
    const pack = REGION_PACKS.find(({ key }) => key === 'eea-uk');
    expect([...EU, ...EFTA_IN_THE_EEA]).toHaveLength(30);
    expect(pack?.places).toEqual(expect.arrayContaining([...EU, ...EFTA_IN_THE_EEA]));
  });

  it.each(HONOURING)('let everything run until a no in US-%s, and honour the signal', (state) => {
    expect(termsOf(packPolicy)(`US-${state}`)).toEqual({ rule: 'opt_out', gpc: true, region: 'us-gpc' });
  });

  it('honour the signal in the other states as well, and where the state is unknown', () => {
    expect(termsOf(packPolicy)('US-NY')).toEqual({ rule: 'opt_out', gpc: true, region: 'us-other' });
    expect(termsOf(packPolicy)('US')).toEqual({ rule: 'opt_out', gpc: true, region: 'us-other' });
  });
});

describe('readPlace', () => {
  it.each<[string, string | undefined, string | undefined, string]>([
    ['a country alone', 'DE', undefined, 'DE'],
    ['a country and its part', 'US', 'CA', 'US-CA'],
    ['a part that names its country again', 'US', 'US-CA', 'US-CA'],
    ['small letters', 'us', 'ca', 'US-CA'],
    ['small letters with the country again', 'us', 'us-ca', 'US-CA'],
    ['mixed letters', 'Us', 'uS-cA', 'US-CA'],
    ['white space around both', ' us ', '\tca ', 'US-CA'],
    ['a part of one letter', 'AT', '9', 'AT-9'],
    ['a part of three letters', 'GB', 'ENG', 'GB-ENG'],
    ['a part of digits', 'FR', '75', 'FR-75'],
    ['a part that is written like its country', 'US', 'US', 'US-US'],
    ['a part of four letters', 'US', 'CALI', 'US'],
    ['an empty part', 'US', '', 'US'],
    ['a part of white space', 'US', '  ', 'US'],
    ['a part of another country', 'DE', 'US-CA', 'DE'],
    ['a part with nothing behind its country', 'US', 'US-', 'US'],
    ['a part with two hyphens', 'US', 'US-CA-1', 'US'],
    ['a part that was said twice', 'US', 'CA,NY', 'US'],
    ['a part that nobody knows', 'US', 'XX', 'US'],
    ['a part that nobody knows, in digits', 'US', '00', 'US'],
    ['a part that nobody knows, in full', 'us', 'us-zz', 'US'],
    ['a part that grows when made large', 'US', 'ß', 'US'],
    ['a part of an emoji', 'US', '🌴', 'US'],
    ['no header at all', undefined, undefined, ''],
    ['a part without a country', undefined, 'US-CA', ''],
    ['an empty country', '', 'CA', ''],
    ['a country that was said twice', 'US,DE', undefined, ''],
    ['a country that was said twice, with a space', 'US, DE', 'CA', ''],
    ['a country and its part in the header of the country', 'US-CA', undefined, ''],
    ['a name in full', 'Germany', undefined, ''],
    ['three letters', 'USA', undefined, ''],
    ['one letter', 'U', undefined, ''],
    ['a letter and a digit', 'U5', undefined, ''],
    ['a space inside', 'U S', undefined, ''],
    ['what Cloudflare says where it does not know', 'XX', 'CA', ''],
    ['what Cloudflare says of Tor', 'T1', 'CA', ''],
    ['the same in small letters', 't1', 'CA', ''],
    ['an anonymous proxy', 'A1', undefined, ''],
    ['a satellite', 'A2', undefined, ''],
    ['somewhere in Europe', 'EU', undefined, ''],
    ['somewhere in Asia', 'ap', undefined, ''],
    ['a flag', '🇩🇪', undefined, ''],
    ['one emoji', '😀', undefined, ''],
    ['letters that only look alike', 'DЕ', undefined, ''],
    ['letters of full width', 'ＤＥ', undefined, ''],
    ['one letter that becomes two', 'ß', undefined, ''],
    ['a ligature that becomes two letters', 'ﬁ', undefined, ''],
    ['a letter that is the capital of an S by some rules', 'ſe', undefined, ''],
    ['a control character', 'DE\0', undefined, ''],
    ['an injected line', 'DE\r\nX: 1', undefined, ''],
    ['a name from inside the language', '__proto__', '__proto__', ''],
    ['a pattern', '..', '*', ''],
  ])('reads %s', (_, country, part, place) => {
    expect(readPlace(country, part)).toBe(place);
  });

  it('is done at once with a text of 1 MB', () => {
    const started = performance.now();
    for (const text of ['U', ' ', 'US', 'US,', 'US-', 'ß', '😀']) {
      const long = text.repeat(1_000_000 / text.length);
      expect(readPlace(long, long)).toBe('');
      expect(readPlace('US', long)).toBe('US');
      expect(readPlace('US', `x${long}x`)).toBe('US');
    }
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('termsOf', () => {
  const regions = [
    { key: 'usa', rule: 'notice_only', gpc: false, places: ['US'] },
    { key: 'west', rule: 'opt_out', gpc: true, places: ['US-CA', 'US-OR'] },
    { key: 'west-again', rule: 'opt_in', gpc: false, places: ['US-CA', 'DE'] },
    { key: 'germany', rule: 'notice_only', gpc: false, places: ['DE'] },
  ];
  const terms = termsOf(policyOf({ regions, elsewhere: { rule: 'notice_only', gpc: false } }));

  it.each([
    ['the part before the country, wherever it stands', 'US-OR', 'opt_out', true, 'west'],
    ['the first region that names a part', 'US-CA', 'opt_out', true, 'west'],
    ['the first region that names a country', 'DE', 'opt_in', false, 'west-again'],
    ['the country of a part that nobody names', 'US-NY', 'notice_only', false, 'usa'],
    ['elsewhere for a country that nobody names', 'JP', 'notice_only', false, null],
    ['elsewhere for a part of such a country', 'JP-13', 'notice_only', false, null],
    ['the strictest of a country and its parts, and the signal of any of them', 'US', 'opt_in', true, 'usa'],
    ['the strictest for an unknown place', '', 'opt_in', true, null],
    ['the strictest for what is no place: small letters', 'de', 'opt_in', true, null],
    ['the strictest for what is no place: a name', 'Japan', 'opt_in', true, null],
    [
      'the strictest for what is no place: a name from inside the language',
      'constructor',
      'opt_in',
      true,
      null,
    ],
    ['the strictest for what is no place: one letter', 'J', 'opt_in', true, null],
    ['the strictest for what is no place: a long part', 'JP-1300', 'opt_in', true, null],
  ])('takes %s', (_, place, rule, gpc, region) => {
    expect(terms(place)).toEqual({ rule, gpc, region });
    expect(terms(place)).toEqual({ rule, gpc, region });
  });

  it('asks everybody where no region is named', () => {
    const usual = termsOf(policyOf({}));
    for (const place of ['', 'DE', 'US', 'US-CA', 'JP']) {
      expect(usual(place)).toEqual({ rule: 'opt_in', gpc: true, region: null });
    }
  });

  it('answers rightly, and soon, after more invented places than it remembers', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const fresh = termsOf(policyOf({ regions, elsewhere: { rule: 'notice_only', gpc: false } }));
    for (const a of letters) {
      for (const b of letters) for (const c of letters) fresh(`JP-${a}${b}${c}`);
    }
    expect(fresh('US-CA')).toEqual({ rule: 'opt_out', gpc: true, region: 'west' });
    expect(fresh('JP-ZZZ')).toEqual({ rule: 'notice_only', gpc: false, region: null });
  });
});

describe('what holds where somebody supposes a visitor', () => {
  const policy = policyOf({
    regions: [{ key: 'us', rule: 'opt_out', gpc: false, places: ['US'] }],
    elsewhere: { rule: 'notice_only', gpc: true },
  });

  it('is what holds for a visitor from there', () => {
    const terms = termsOf(policy);
    expect(termsWhere(policy, { kind: 'unknown' })).toEqual(terms(''));
    expect(termsWhere(policy, { kind: 'region', key: 'us' })).toEqual(terms('US'));
    expect(termsWhere(policy, { kind: 'elsewhere' })).toEqual(terms('JP'));
  });

  it('is nothing in a region that there is not', () => {
    expect(termsWhere(policy, { kind: 'region', key: 'elsewhere' })).toBeNull();
  });
});
