import {
  consentDifference,
  faultWords,
  liveWords,
  pixelChangeWords,
  pixelStanding,
  publicationRows,
  stopWords,
  toldRows,
} from '../../admin/src/words/publication-words';
import {
  PUBLICATION_FAULTS,
  type ConsentSettings,
  type Publication,
  type PublicationChanges,
  type PublishedPixel,
} from '../../server/src/contract';
import { USUAL_CONSENT } from '../../server/src/core/usual-consent';
import { ana, HASH_A } from '../fakes/pixels';
import { english } from './english';

const AT = '2026-11-24T10:00:00.000Z';
const LATER = '2026-11-25T10:00:00.000Z';
const SINCE = 'Tuesday, November 24, 2026 at 10:00:00 AM UTC';
const UNTIL = 'Wednesday, November 25, 2026 at 10:00:00 AM UTC';

const entry = (changes: Partial<Publication> = {}): Publication => ({
  number: 12,
  cause: 'publish',
  restored: null,
  hash: HASH_A,
  person: ana,
  at: AT,
  faults: [],
  logged: null,
  isCurrent: true,
  until: null,
  next: null,
  pixels: { items: [], total: 0, page: 1, pageSize: 25 },
  consent: null,
  changes: null,
  ...changes,
});

describe('when it was live', () => {
  it.each([
    [{}, `Live since ${SINCE}.`],
    [{ isCurrent: false, until: LATER }, `Was live from ${SINCE} until ${UNTIL}.`],
    [{ isCurrent: false }, `Went live on ${SINCE}. Nobody knows until when.`],
  ])('%j', (changes, sentence) => {
    expect(liveWords(entry(changes), english)).toBe(sentence);
  });
});

describe('how it came to be', () => {
  const why = (changes: Partial<Publication>) =>
    publicationRows(entry(changes), english).find(({ key }) => key === 'why');

  it('names the person and the moment', () => {
    const lines = publicationRows(entry(), english).flatMap(({ lines: each }) => each);
    expect(lines).toContain(SINCE);
    expect(lines).toContain('Ana Editor (ana@example.org)');
  });

  it.each<[Partial<Publication>, string[]]>([
    [{}, ['Approved changes were published.']],
    [
      { cause: 'pause', logged: { action: 'pause', summary: 'Stopped it: Too slow.', pixel: 'ads' } },
      ['A pixel was stopped.', 'The audit log says: Stopped it: Too slow.'],
    ],
    [{ cause: 'rollback', restored: 3 }, ['Went back to publication 3.']],
  ])('says why: %j', (changes, lines) => {
    expect(why(changes)?.lines).toEqual(lines);
  });

  it('leads to what it went back to', () => {
    expect(why({ cause: 'rollback', restored: 3 })?.link).toEqual({
      text: 'Read publication 3',
      to: '/plugins/pixel-inventory/publish/3',
    });
    expect(why({})?.link).toBeUndefined();
  });
});

it.each(PUBLICATION_FAULTS)('says in a sentence what is wrong: %s', (fault) => {
  expect(faultWords(fault, english)).toMatch(/^[A-Z].+\.$/);
});

const listed = (slug: string, version: number, paused = false) => ({ slug, version, name: slug, paused });

const changes = (pixels: Partial<PublicationChanges['pixels']>): PublicationChanges => ({
  against: 11,
  isSound: true,
  pixels: { before: [], after: [], more: 0, recompiled: [], redated: 0, ...pixels },
  consent: null,
});

describe('how the pixels changed', () => {
  it('is said in sentences', () => {
    const sentences = pixelChangeWords(
      changes({
        before: [listed('ads', 1), listed('chat', 1), listed('old', 2)],
        after: [listed('ads', 2), listed('chat', 1, true), listed('new', 1)],
        more: 3,
        recompiled: ['Maps', 'Video'],
        redated: 1,
      }),
      english,
    );
    expect(sentences).toEqual([
      '“ads” goes from version 1 to version 2.',
      '“chat” is stopped.',
      '“new” runs, in version 1.',
      '“old” no longer runs.',
      '3 more pixels differ.',
      'In the same version, but with other content since an update of the plugin: Maps and Video.',
      'One pixel has other dates of reviews, and nothing else.',
    ]);
    expect(pixelChangeWords(changes({}), english)).toEqual([]);
  });
});

describe('how the banner and its rules changed', () => {
  const { policy, banner } = USUAL_CONSENT;
  const after: ConsentSettings = {
    policy: {
      ...policy,
      days: 90,
      regions: [{ key: 'japan', places: ['JP'], rule: 'opt_out', gpc: false }],
    },
    banner: { ...banner, texts: { de: { title: 'Ihr Ja oder Nein' } } },
  };
  const difference = (from: ConsentSettings, to: ConsentSettings, texts = true) =>
    consentDifference(
      {
        changes: [],
        before: from,
        texts: texts ? [{ language: 'de', key: 'title', before: 'Vorher', after: 'Ihr Ja oder Nein' }] : [],
      },
      to,
      english,
    ).map((change) => [change.label, change.before, change.after]);

  it('stands before beside after: rules of a region, days, and each text', () => {
    expect(difference(USUAL_CONSENT, after)).toEqual([
      ['japan', null, ['Run until somebody objects. Global Privacy Control does not count.', 'Japan']],
      [
        'For how long',
        ['A choice counts for 180 days.', 'The proof of a choice is kept for 730 days.'],
        ['A choice counts for 90 days.', 'The proof of a choice is kept for 730 days.'],
      ],
      ['German: Title', ['Vorher'], ['Ihr Ja oder Nein']],
    ]);
  });

  it('says what was taken out', () => {
    expect(difference(after, USUAL_CONSENT, false).at(-1)).toEqual([
      'japan',
      ['Run until somebody objects. Global Privacy Control does not count.', 'Japan'],
      null,
    ]);
  });

  it('is nothing where nothing changed', () => {
    expect(difference(after, after, false)).toEqual([]);
  });
});

const told = (
  toldChanges: Partial<NonNullable<PublishedPixel['told']>> = {},
): NonNullable<PublishedPixel['told']> => ({
  vendor: 'Meta Pixel',
  categories: ['marketing'],
  purpose: 'Shows which ads work.',
  purposeIn: {},
  about: null,
  keeps: [],
  hosts: [],
  isTold: true,
  blocked: null,
  stopsAt: null,
  ...toldChanges,
});
const pixel = (pixelChanges: Partial<PublishedPixel> = {}): PublishedPixel => ({
  slug: 'ads',
  version: 1,
  name: 'Ads',
  paused: false,
  isKept: true,
  told: told(),
  ...pixelChanges,
});

describe('how a pixel stood', () => {
  it.each<[string, Partial<PublishedPixel>, string | undefined]>([
    ['live', {}, 'Live'],
    ['stopped', { paused: true, told: told({ blocked: 'paused' }) }, 'Stopped'],
    ['stopped, and no more is known', { paused: true, told: null }, 'Stopped'],
    ['no more is known', { told: null }, undefined],
    ['put in by something else', { told: told({ blocked: 'declared' }) }, 'Listed only'],
    ['not approved', { told: told({ blocked: 'not_approved' }) }, 'Ran for nobody'],
  ])('%s', (_, pixelChanges, text) => {
    expect(pixelStanding(pixel(pixelChanges), english)?.text).toBe(text);
  });

  it.each([
    ['stopped while it was live', AT, null, `It stopped on ${SINCE}, as nobody had reviewed it in time.`],
    ['was to stop later', LATER, null, `Unless somebody reviewed it, it was to stop on ${UNTIL}.`],
    ['was stopped anyway', AT, 'paused' as const, ''],
    ['never stops by itself', null, null, ''],
  ])('%s', (_, stopsAt, blocked, sentence) => {
    const end = Date.parse('2026-11-24T12:00:00.000Z');
    expect(stopWords(pixel({ told: told({ stopsAt, blocked }) }), end, english)).toBe(sentence);
  });
});

describe('what visitors were told of it', () => {
  it('is said row by row', () => {
    const rows = toldRows(
      told({
        purposeIn: { de: 'Zeigt, welche Werbung wirkt.' },
        about: { who: 'Meta', collects: 'Visits', dataGoesTo: 'Ireland', policyUrl: 'https://m.example/' },
        keeps: [{ name: '_fbp', where: 'cookie', lifetime: '90 days', purpose: 'Counts.' }],
        hosts: ['m.example'],
      }),
      english,
    );
    expect(rows.map(({ label, lines }) => `${label}: ${lines.join(' ')}`)).toEqual([
      'Consent category: Marketing',
      'Purpose: Shows which ads work.',
      'Purpose in German: Zeigt, welche Werbung wirkt.',
      'Who is behind it: Meta',
      'What it collects: Visits',
      'Where the data goes: Ireland',
      'Their privacy notice: https://m.example/',
      'What it keeps in the browser: Cookie _fbp, kept: 90 days. Counts.',
      'Servers it may talk to: m.example',
    ]);
  });

  it('says where nothing is known', () => {
    expect(
      toldRows(told(), english)
        .map(({ lines }) => lines.join(' '))
        .slice(2),
    ).toEqual([
      'Visitors were told no more than its name and purpose.',
      'Nothing that is known',
      'None of its own',
    ]);
  });
});
