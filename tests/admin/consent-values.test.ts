import { VISITOR_TEXT_KEYS, type VisitorTextKey } from '../../server/src/contract';
import { REGION_PACKS } from '../../server/src/core/region-packs';
import { USUAL_CONSENT } from '../../server/src/core/usual-consent';
import { textsFor, VISITOR_TEXTS } from '../../server/src/core/visitor-texts';
import { checkConsent, serverFaults, shownSettings } from '../../admin/src/pages/banner/check-consent';
import {
  candidateOf,
  isSame,
  moved,
  packState,
  readColour,
  readPlaces,
  valuesOf,
  withNewRegion,
  withPack,
  type ConsentValues,
} from '../../admin/src/pages/banner/consent-values';
import { keptKey, readKept, writeKept } from '../../admin/src/pages/banner/kept-consent';
import {
  comparePlaceholders,
  languagesOf,
  partOf,
  TEXT_PARTS,
  TEXTS_OF,
  usualText,
} from '../../admin/src/pages/banner/text-parts';
import { english } from './english';

const usual = valuesOf(USUAL_CONSENT);
const values = (changes: Partial<ConsentValues> = {}): ConsentValues => ({ ...usual, ...changes });
const check = (changes: Partial<ConsentValues>) => checkConsent(values(changes), VISITOR_TEXTS, english);
const japan = { id: 0, key: 'japan', rule: 'opt_out' as const, gpc: true, places: 'JP' };
const pack = REGION_PACKS[1] as (typeof REGION_PACKS)[number];

describe('the form', () => {
  it('says what it was filled from', () => {
    expect(check({}).settings).toEqual(USUAL_CONSENT);
    const settings = {
      policy: {
        ...USUAL_CONSENT.policy,
        regions: [{ rule: 'opt_out' as const, gpc: false, key: 'japan', places: ['JP', 'US-CA'] }],
      },
      banner: { ...USUAL_CONSENT.banner, texts: { de: { title: 'Ihre Wahl' } } },
    };
    expect(checkConsent(valuesOf(settings), VISITOR_TEXTS, english).settings).toEqual(settings);
  });

  it('leaves out what somebody chose to do without, and keeps it', () => {
    const typed = values({ regions: [japan], elsewhere: { rule: 'opt_out', gpc: false }, ownColours: false });
    expect(candidateOf(typed)).toMatchObject({
      policy: { regions: [], elsewhere: { rule: 'opt_in', gpc: false } },
      banner: { colours: null },
    });
    expect(candidateOf({ ...typed, asks: 'by_region' }).policy.regions).toHaveLength(1);
  });

  it.each([
    ['DE, at;ch\nUS-ca  DE', ['DE', 'AT', 'CH', 'US-CA']],
    [' ', []],
  ])('reads the places %j', (typed, places) => {
    expect(readPlaces(typed)).toEqual(places);
  });

  it.each([
    ['#1D4ED8', '#1d4ed8'],
    ['1d4ed8', '#1d4ed8'],
    [' #Fa0 ', '#ffaa00'],
    ['red', '#red'],
  ])('reads the colour %j', (typed, colour) => {
    expect(readColour(typed)).toBe(colour);
  });

  it.each([
    ['an empty text', { texts: { de: { title: ' ' } } }, true],
    ['a place twice', { regions: [] }, true],
    ['regions that do not count', { regions: [japan] }, true],
    ['a text', { texts: { de: { title: 'Ihre Wahl' } } }, false],
    ['other days', { days: 30 }, false],
  ] as [string, Partial<ConsentValues>, boolean][])('is the same with %s: %#', (_, changes, same) => {
    expect(isSame(values(changes), usual)).toBe(same);
  });
});

describe('a region', () => {
  it('is taken over, changed and taken over again', () => {
    const taken = withPack([japan], pack);
    expect(taken.map(({ key, id }) => [key, id])).toEqual([
      ['japan', 0],
      ['switzerland', 1],
    ]);
    expect(packState([japan], pack)).toBe('absent');
    expect(packState(taken, pack)).toBe('same');
    const changed = taken.map((region) => ({ ...region, gpc: false }));
    expect(packState(changed, pack)).toBe('changed');
    expect(packState(withPack(changed, pack), pack)).toBe('same');
    expect(withPack(changed, pack)).toHaveLength(2);
  });

  it('moves up and down', () => {
    const three = withNewRegion(withPack([japan], pack));
    const keys = (regions: typeof three) => regions.map(({ key }) => key);
    expect(keys(moved(three, 0, 1))).toEqual(['switzerland', 'japan', '']);
    expect(keys(moved(three, 2, -1))).toEqual(['japan', '', 'switzerland']);
    expect(new Set(three.map(({ id }) => id)).size).toBe(3);
  });
});

const BY_REGION = { asks: 'by_region' as const };
const colours = (changes: Partial<ConsentValues['colours']>) => ({
  ownColours: true,
  colours: { ...usual.colours, ...changes },
});

describe('what is wrong is said at its field', () => {
  it.each([
    [
      'a region without a name',
      { ...BY_REGION, regions: [{ ...japan, key: '' }] },
      'policy.regions.0.key',
      /^Use small letters/,
    ],
    [
      'a region without places',
      { ...BY_REGION, regions: [{ ...japan, places: '' }] },
      'policy.regions.0.places',
      'Name at least one place.',
    ],
    [
      'a place that is none',
      { ...BY_REGION, regions: [{ ...japan, places: 'JP, Japan' }] },
      'policy.regions.0.places',
      /^JAPAN is no code/,
    ],
    [
      'a name twice',
      { ...BY_REGION, regions: [japan, { ...japan, id: 1 }] },
      'policy.regions.1.key',
      'There is another region with this name.',
    ],
    ['no days', { days: null }, 'policy.days', 'Please say for how many days a choice counts.'],
    ['too many days', { days: 391 }, 'policy.days', 'At most 390 days (13 months).'],
    [
      'half a day',
      { recordDays: 0.5 },
      'policy.recordDays',
      /^(?:Please give whole days|At least one day)\.$/,
    ],
    ['a colour that is none', colours({ text: 'red' }), 'banner.colours.text', /^Expected a colour/],
    ['a text that cannot be read', colours({ text: '#dddddd' }), 'banner.colours.text', /4\.5 to 1/],
    [
      'a button that cannot be read',
      colours({ button: '#eeeeee' }),
      'banner.colours.buttonText',
      /4\.5 to 1/,
    ],
    [
      'a text that is too long',
      { texts: { de: { title: 'x'.repeat(601) } } },
      'banner.texts.de.title',
      'At most 600 characters.',
    ],
    [
      'a placeholder less',
      { texts: { de: { intro: 'Wir nutzen Dienste.' } } },
      'banner.texts.de.intro',
      '{uses} is missing: put it where the usual text has it.',
    ],
    [
      'a placeholder of no use',
      { texts: { da: { title: 'Dit valg, {name}' } } },
      'banner.texts.da.title',
      /^Nothing fills in \{name\}/,
    ],
  ] as [string, Partial<ConsentValues>, string, string | RegExp][])('%s', (_, changes, field, message) => {
    const { faults, settings } = check(changes);
    expect(settings).toBeNull();
    expect(Object.keys(faults)).toEqual([field]);
    expect(faults[field]).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
  });

  it('but not of regions and colours that do not count', () => {
    const wrong = { regions: [{ ...japan, key: '' }], colours: { ...usual.colours, text: 'red' } };
    expect(check(wrong).faults).toEqual({});
  });

  it('and a pale button is no fault', () => {
    expect(check(colours({ button: '#eeeeee', buttonText: '#000000' })).faults).toEqual({});
  });

  it('as the server says it, too', () => {
    const issue = {
      path: ['settings', 'policy', 'regions', 0, 'places', 3],
      message: 'Name at least one place.',
    };
    expect(serverFaults([issue], english)).toEqual({ 'policy.regions.0.places': 'Name at least one place.' });
  });
});

it('the preview shows what cannot be read, and not what is no colour', () => {
  expect(shownSettings(values(colours({ text: '#dddddd' })))?.banner.colours?.text).toBe('#dddddd');
  expect(shownSettings(values(colours({ text: 'red' })))).toBeNull();
});

describe('the texts of visitors', () => {
  it('stand in one part each', () => {
    const all = TEXT_PARTS.flatMap((part) => TEXTS_OF[part]);
    expect([...all].sort()).toEqual([...VISITOR_TEXT_KEYS].sort());
    expect(partOf('pageTitle')).toBe('page');
  });

  const own = { de: { title: 'Unsere Frage' }, 'de-AT': { save: 'Passt' } };

  it.each([
    ['de', 'title'],
    ['de', 'save'],
    ['de-AT', 'title'],
    ['de-AT', 'close'],
    ['da', 'title'],
    ['pt-BR', 'title'],
  ] as [string, VisitorTextKey][])('in grey are those that visitors read: %s, %s', (language, key) => {
    const { [language]: _, ...others } = own as Record<string, Record<string, string>>;
    const written = { ...others, [language]: { wayBack: 'x' } };
    const { texts } = textsFor([language], { ...USUAL_CONSENT.banner, texts: written });
    expect(usualText(language, key, VISITOR_TEXTS, written)).toBe(texts[key]);
  });

  it('are offered in every language that there is', () => {
    expect(languagesOf(VISITOR_TEXTS, { da: {}, de: {} })).toEqual([...Object.keys(VISITOR_TEXTS), 'da']);
  });

  it('are compared by their placeholders', () => {
    expect(comparePlaceholders('{a} {b} {b}', '{b} {c}')).toEqual({ missing: ['{c}'], unknown: ['{a}'] });
  });
});

describe('what was typed is kept in the tab', () => {
  const entries = new Map<string, string>();
  const tab = {
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => void entries.set(key, value),
    removeItem: (key: string) => void entries.delete(key),
  };
  const key = keptKey('jo@example.org');
  const kept = {
    base: 'abc',
    values: values({ ...BY_REGION, regions: [japan], days: null, texts: { da: { title: '' } } }),
  };

  it('comes back as it was, half filled in as it is, until it is forgotten', () => {
    writeKept(tab, key, kept);
    expect(readKept(tab, key)).toEqual(kept);
    expect(readKept(tab, keptKey('ana@example.org'))).toBeNull();
    writeKept(tab, key, null);
    expect(readKept(tab, key)).toBeNull();
  });

  it.each(['', 'null', '{', '{"base":"abc","values":{"asks":"nobody"}}'])(
    'is nothing when it reads %j',
    (text) => {
      tab.setItem(key, text);
      expect(readKept(tab, key)).toBeNull();
    },
  );
});
