import { standingSchema, type Standing, type WhyAnswer } from '../../server/src/contract';
import { standingRows } from '../../admin/src/words/why-words';
import { fitting, whyOf, type Question } from '../../admin/src/pages/pixel/why-question';
import { languages } from './languages';

type Consent = NonNullable<WhyAnswer['consent']>;

const consentOf = (changes: Partial<Consent> = {}): Consent => ({
  rule: 'opt_out',
  where: { kind: 'region', key: 'us-other' },
  gpc: true,
  dnt: false,
  standings: {
    necessary: 'necessary',
    functional: 'not_objected',
    measurement: 'changed',
    marketing: 'agreed',
  },
  needed: ['marketing'],
  ...changes,
});

const linesOf = (consent: Consent) =>
  standingRows(consent, languages.en).map(({ label, lines }) => [label, ...lines]);

describe('how consent stands for a visitor', () => {
  it('names the rule first, then what the pixel needs, then the rest', () => {
    expect(linesOf(consentOf())).toEqual([
      [
        'Rule',
        'Pixels run until a visitor says no.',
        'As set for the region Other US states.',
        'Global Privacy Control counts.',
      ],
      ['Marketing (this pixel needs it)', 'Yes: the visitor agreed.'],
      ['Necessary', 'Yes: it needs no consent.'],
      ['Functional', 'Yes: the visitor has not said no, which is enough here.'],
      ['Measurement', 'No: what the visitor agreed to has changed since, so they are asked again.'],
    ]);
  });

  it('says where nobody knows the place, and what a browser’s signals do', () => {
    const [rule] = linesOf(consentOf({ rule: 'opt_in', where: { kind: 'unknown' }, gpc: false, dnt: true }));
    expect(rule).toEqual([
      'Rule',
      'Visitors are asked first: nothing runs before a yes.',
      'Nobody knows where the visitor is, so the strictest rule holds.',
      'Global Privacy Control does not count.',
      '“Do Not Track” of a browser counts as a no.',
    ]);
  });

  const GRANTED: Standing[] = ['necessary', 'agreed', 'not_objected', 'noticed'];
  const ANSWERS = {
    en: ['Yes: ', 'No: '],
    de: ['Ja: ', 'Nein: '],
    fr: ['Oui : ', 'Non : '],
    es: ['Sí: ', 'No: '],
  };

  it.each(Object.keys(ANSWERS) as (keyof typeof ANSWERS)[])(
    'is said in %s of every standing, in words of its own that start with yes or no',
    (locale) => {
      const [yes = '', no = ''] = ANSWERS[locale];
      const said = standingSchema.options.map((standing) => {
        const consent = consentOf({ standings: { ...consentOf().standings, marketing: standing } });
        const line = standingRows(consent, languages[locale])[1]?.lines[0] ?? '';
        expect(line.startsWith(GRANTED.includes(standing) ? yes : no)).toBe(true);
        return line;
      });
      expect(new Set(said).size).toBe(said.length);
    },
  );
});

describe('the question', () => {
  const question: Question = {
    which: 'newest',
    path: ' /shop ',
    where: 'region us-other',
    hasChosen: true,
    categories: ['marketing'],
    gpc: false,
    dnt: true,
  };
  const options = {
    live: { regions: ['eea-uk'], dnt: false },
    newest: { regions: ['us-other'], dnt: true },
    knowsPlaces: true,
  };

  it('goes to the server as it was asked', () => {
    expect(whyOf(fitting(question, options))).toEqual({
      which: 'newest',
      path: '/shop',
      where: { kind: 'region', key: 'us-other' },
      categories: ['marketing'],
      gpc: false,
      dnt: true,
    });
  });

  it('loses what the settings of another version do not know', () => {
    expect(whyOf(fitting({ ...question, which: 'live', hasChosen: false }, options))).toMatchObject({
      where: { kind: 'unknown' },
      categories: null,
      dnt: false,
    });
  });
});
