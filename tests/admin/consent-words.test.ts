import { createIntl } from 'react-intl';
import {
  CONSENT_CHANGE_CODES,
  consentPolicySchema,
  consentSettingsSchema,
  type ConsentChange,
  type ConsentPolicy,
  type ConsentSettings,
} from '../../server/src/contract';
import { consentChanges, consentSentence as logSentence } from '../../server/src/core/consent-changes';
import { REGION_PACKS } from '../../server/src/core/region-packs';
import { USUAL_CONSENT } from '../../server/src/core/usual-consent';
import de from '../../admin/src/translations/de.json';
import germanTexts from '../../admin/src/translations/texts.de.json';
import { activitySummary } from '../../admin/src/words/activity-summary';
import { consentChangeWords, consentFacts } from '../../admin/src/words/consent-changes';
import { consentSentence, isKnownPlace, placeNames, regionName } from '../../admin/src/words/consent-words';
import { hasOtherConsent } from '../../admin/src/words/publication-changes';
import { TEXTS_KEY, wordsOf } from '../../admin/src/words/words';
import { english } from './english';
import { languages } from './languages';

const german = wordsOf(
  createIntl({ locale: 'de', messages: { ...de, [TEXTS_KEY]: JSON.stringify(germanTexts) } }),
);
const policy = (changes: Partial<ConsentPolicy> = {}): ConsentPolicy => ({
  ...consentPolicySchema.parse({}),
  ...changes,
});
const eea = { key: 'eea-uk', rule: 'opt_in' as const, gpc: true, places: ['DE', 'GB'] };
const us = { key: 'us-other', rule: 'opt_out' as const, gpc: true, places: ['US'] };
const japan = { key: 'japan', rule: 'notice_only' as const, gpc: false, places: ['JP'] };
const lax = { rule: 'opt_out' as const, gpc: true };

describe('the first line answers what visitors are asked', () => {
  it.each([
    ['the usual', {}, 'Everybody is asked first. A choice counts for 180 days.'],
    ['a day', { days: 1 }, 'Everybody is asked first. A choice counts for one day.'],
    [
      'regions that ask as everywhere',
      { regions: [eea] },
      'Everybody is asked first. A choice counts for 180 days.',
    ],
    [
      'regions that differ',
      { regions: [eea, us, japan], elsewhere: lax },
      'Asked first: EEA and United Kingdom. Running until somebody objects: Other US states. Only told: japan. Elsewhere, pixels run until a visitor objects. A choice counts for 180 days.',
    ],
    [
      'a lax rule for all',
      { elsewhere: lax },
      'Pixels run for everybody until they object. A choice counts for 180 days.',
    ],
  ] as [string, Partial<ConsentPolicy>, string][])('%s', (_, changes, sentence) => {
    expect(consentSentence(policy(changes), true, english)).toBe(sentence);
  });

  it('as it really is where nobody knows places', () => {
    const strict = 'Nobody tells your site where visitors are, so everybody is asked first.';
    expect(consentSentence(policy({ regions: [us], elsewhere: lax }), false, english)).toContain(strict);
    expect(consentSentence(policy(), false, english)).not.toContain(strict);
  });
});

describe('places', () => {
  it('are named in the language of the reader', () => {
    expect(placeNames(['DE', 'US-CA', 'US', 'US-CO'], english)).toBe(
      'Germany, United States (CA, CO), United States',
    );
    expect(placeNames(['DE', 'US-CA'], german)).toBe('Deutschland, Vereinigte Staaten (CA)');
  });

  it('stay as they are where nobody knows them', () => {
    expect(placeNames(['QX', 'nonsense'], english)).toBe('QX, nonsense');
    expect([isKnownPlace('QX', english), isKnownPlace('US-CA', english)]).toEqual([false, true]);
  });

  it('of every region that comes with the plugin have names, and so has the region', () => {
    for (const { key, places } of REGION_PACKS) {
      expect(regionName(key, english)).not.toBe(key);
      expect(places.filter((place) => !isKnownPlace(place, english))).toEqual([]);
    }
  });
});

const settings = (before: Partial<ConsentPolicy>, banner: Partial<ConsentSettings['banner']> = {}) =>
  consentSettingsSchema.parse({
    policy: policy(before),
    banner: { ...USUAL_CONSENT.banner, ...banner },
  });

/** One change of each kind. */
const ALL: ConsentChange[] = [
  ...consentChanges(
    settings({ regions: [eea, us, japan] }),
    settings(
      {
        regions: [japan, { ...us, places: ['US', 'CA'] }, { ...us, key: 'own' }],
        elsewhere: { rule: 'notice_only', gpc: false },
        dnt: true,
        days: 365,
        recordDays: 90,
      },
      {
        position: 'bottom_end',
        colours: { background: '#ffffff', text: '#000000', button: '#000000', buttonText: '#ffffff' },
        language: 'de',
        texts: { de: { title: 'Ihre Wahl' } },
      },
    ),
  ),
];

describe('every change', () => {
  it('is there', () => {
    expect([...new Set(ALL.map(({ code }) => code))].sort()).toEqual([...CONSENT_CHANGE_CODES].sort());
  });

  it('is a sentence without codes', () => {
    expect(ALL.map((change) => consentChangeWords(change, english))).toEqual([
      'New region own: pixels run until a visitor objects; Global Privacy Control counts. It means United States.',
      'The region EEA and United Kingdom goes: visitors are asked first; Global Privacy Control counts; Germany, United Kingdom.',
      'In the region Other US states: pixels run until a visitor objects; Global Privacy Control counts. It means United States, Canada.',
      'The regions stand in another order.',
      'Elsewhere: pixels run, and visitors are told; Global Privacy Control does not count.',
      '“Do Not Track” of a browser counts as a no.',
      'A choice counts for 365 days.',
      'The proof of a choice is kept for 90 days.',
      'Place of the banner: At the bottom, where lines end.',
      'The banner has other colours.',
      'Usual language of the banner: German.',
      'In German, one text has other words.',
    ]);
  });

  it.each(Object.entries(languages))('is said in the log in the words of its screen, in %s', (_, words) => {
    for (const change of ALL) {
      const said = activitySummary({ action: 'consent_settings', summary: logSentence(change) }, words);
      expect(said).not.toMatch(/bottom_end|us-other|opt_|notice_only|[{}]|\byes\b/);
      const isShort = change.code === 'region_added' || change.code === 'region_removed';
      expect(said === consentChangeWords(change, words)).toBe(!isShort);
    }
  });
});

describe('two publications have other settings', () => {
  it.each([
    ['of other hashes', { consentHash: 'a' }, { consentHash: 'b' }, true],
    ['of the same', { consentHash: 'a' }, { consentHash: 'a' }, false],
    ['of which one is too old to tell', { consentHash: 'a' }, {}, false],
  ])('%s', (_, one, other, differ) => {
    expect(hasOtherConsent(one, other)).toBe(differ);
    expect(hasOtherConsent(other, one)).toBe(differ);
  });
});

it('all that is decided can be read by somebody who does not change it', () => {
  const facts = consentFacts(settings({ regions: [us] }, { texts: { de: { title: 'Ihre Wahl' } } }), english);
  expect(Object.fromEntries(facts.map(({ label, lines }) => [label, lines]))).toEqual({
    'Other US states': ['Run until somebody objects. Global Privacy Control counts.', 'United States'],
    Elsewhere: ['Ask first. Global Privacy Control counts.'],
    '“Do Not Track” counts': ['No'],
    'For how long': ['A choice counts for 180 days.', 'The proof of a choice is kept for 730 days.'],
    'Place of the banner': ['At the bottom, across the page'],
    Colours: ['The usual ones'],
    'Usual language': ['English'],
    'Its words': ['German: one text'],
  });
});
