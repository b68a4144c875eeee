/** One publication as it is read later: what is wrong with it, what it held, and what differs from another. */
import type { BannerSettings, ListedInPublication, Snapshot } from '../../server/src/contract';
import { chain, CHAIN_START, type Entry } from '../../server/src/core/activity-chain';
import { snapshotHash } from '../../server/src/core/compile';
import { canonicalJson } from '../../server/src/core/hash';
import {
  contentDifferences,
  listedDifferences,
  publishedWords,
  textDifferences,
} from '../../server/src/core/publication-differences';
import { entryAsNoted, faultsOf, type Kept } from '../../server/src/core/publication-faults';
import { asksVisitors, publishedPixels } from '../../server/src/core/publication-pixels';
import { USUAL_CONSENT } from '../../server/src/core/usual-consent';
import { VISITOR_TEXTS } from '../../server/src/core/visitor-texts';
import { sha256 } from '../../server/src/io/sha256';
import { ana, HASH_B, snapshotPixel } from '../fakes/pixels';
import { snapshotOf } from '../fakes/visits';

const NUMBER = 12;
const pixel = snapshotPixel();
const snapshot: Snapshot = { ...snapshotOf([pixel], NUMBER), consent: USUAL_CONSENT };

const entry: Entry = {
  at: snapshot.publishedAt,
  person: ana,
  action: 'publish',
  pixel: null,
  version: null,
  snapshot: NUMBER,
  summary: 'Published "Spring campaign" version 1.',
};
const first = chain({ ...entry, snapshot: null, action: 'create' }, CHAIN_START, sha256);
const logged = chain(entry, first, sha256);
const log = { number: logged.number, hash: logged.hash };

const kept: Kept = {
  summary: {
    number: NUMBER,
    cause: 'publish',
    restored: null,
    hash: snapshotHash(snapshot.pixels, sha256, snapshot.consent),
    consentHash: sha256(canonicalJson(USUAL_CONSENT)),
    person: ana,
    at: snapshot.publishedAt,
    pixels: [],
  },
  written: snapshot,
  log,
};
const written = (changes: Partial<Snapshot>): Partial<Kept> => ({ written: { ...snapshot, ...changes } });
const otherDays = { ...USUAL_CONSENT, policy: { ...USUAL_CONSENT.policy, days: 30 } };
const { consentHash: _consentHash, ...olderSummary } = {
  ...kept.summary,
  hash: snapshotHash(snapshot.pixels, sha256),
};

describe('what is wrong with a publication', () => {
  it.each<[string, Partial<Kept>, string[]]>([
    ['nothing', {}, []],
    [
      'dates of reviews are no part of what was approved',
      written({ pixels: [{ ...pixel, stopsAt: snapshot.publishedAt }] }),
      [],
    ],
    [
      'it is older than the fingerprint of the settings',
      { summary: olderSummary, written: snapshotOf([pixel]) },
      [],
    ],
    ['it is older than the chain of the log', { log: null }, []],
    ['it cannot be read', { written: null }, ['unreadable']],
    ['another purpose', written({ pixels: [{ ...pixel, purpose: 'Harmless.' }] }), ['altered']],
    ['a pixel less', written({ pixels: [] }), ['altered']],
    ['other settings about consent', written({ consent: otherDays }), ['altered']],
    ['another number', written({ number: 11 }), ['altered']],
    ['another moment', written({ publishedAt: '2026-11-01T09:00:01.000Z' }), ['altered']],
    ['another fingerprint', { summary: { ...kept.summary, hash: HASH_B } }, ['altered']],
    [
      'another fingerprint of the settings',
      { summary: { ...kept.summary, consentHash: HASH_B } },
      ['altered'],
    ],
  ])('%s', (_, changes, faults) => {
    expect(faultsOf({ ...kept, ...changes }, { entry: logged, next: null }, sha256)).toEqual(faults);
  });

  it.each([
    ['the entry of the log is missing', { entry: null, next: null }, ['log_differs']],
    ['the entry is about another one', { entry: { ...logged, snapshot: 3 }, next: 13 }, ['log_differs']],
    ['the next one is missing', { entry: logged, next: 14 }, ['next_missing']],
  ])('%s', (_, beside, faults) => {
    expect(faultsOf(kept, beside, sha256)).toEqual(faults);
  });
});

describe('the entry of the audit log about it', () => {
  it.each([
    ['is as it was written', log, [first, logged], true],
    ['is the first of all', { number: 1, hash: first.hash }, [first], true],
    ['is missing', log, [first], false],
    ['stands after none', log, [logged], false],
    ['says something else', log, [first, { ...logged, summary: 'Published nothing.' }], false],
    [
      'was written anew, with a hash that fits',
      log,
      [first, chain({ ...entry, summary: 'Other.' }, first, sha256)],
      false,
    ],
  ])('%s', (_, noted, around, holds) => {
    expect(entryAsNoted(noted, around, sha256)).toBe(holds ? around.at(-1) : null);
  });
});

const listed = (slug: string, version = 1, paused = false): ListedInPublication => ({
  slug,
  version,
  name: slug.toUpperCase(),
  paused,
});

describe('how the pixels of two publications differ', () => {
  it('lists what is new, gone, of another version or standing, and nothing else', () => {
    const before = [listed('a'), listed('b'), listed('c'), listed('d')];
    const after = [listed('a'), listed('b', 2), listed('c', 1, true), listed('e')];
    expect(listedDifferences(before, after)).toEqual({
      before: before.slice(1),
      after: after.slice(1),
      more: 0,
    });
  });

  it('says how many it leaves out', () => {
    const many = Array.from({ length: 250 }, (_, index) => listed(`p${index}`));
    const { before, after, more } = listedDifferences([], many);
    expect([before.length, after.length, more]).toEqual([0, 200, 50]);
  });

  it.each([
    ['nothing', {}, { recompiled: [], redated: 0 }],
    ['a stop alone', { paused: true }, { recompiled: [], redated: 0 }],
    ['dates alone', { stopsAt: '2026-12-01T00:00:00.000Z' }, { recompiled: [], redated: 1 }],
    [
      'what the vendor may talk to',
      { hosts: ['a.example'] },
      { recompiled: ['Spring campaign'], redated: 0 },
    ],
    [
      'another version, which is listed already',
      { version: 2, hosts: ['a.example'] },
      { recompiled: [], redated: 0 },
    ],
    ['another pixel', { id: 'other' }, { recompiled: [], redated: 0 }],
  ])('finds in what stayed the same version: %s', (_, changes, found) => {
    expect(contentDifferences([pixel], [snapshotPixel(changes)])).toEqual(found);
  });

  it('takes no notice of the order of keys, which some databases change', () => {
    const turned = Object.fromEntries(Object.entries(pixel).reverse()) as typeof pixel;
    expect(contentDifferences([pixel], [turned])).toEqual({ recompiled: [], redated: 0 });
  });
});

const banner = (texts: BannerSettings['texts'], language = 'en'): BannerSettings => ({
  ...USUAL_CONSENT.banner,
  texts,
  language,
});
const german = VISITOR_TEXTS['de'];

describe('what visitors read', () => {
  it('differs in the languages that somebody wrote in, against the usual words', () => {
    const changes = textDifferences(banner({}), banner({ de: { title: 'Ihre Wahl' } }));
    expect(changes).toEqual([{ language: 'de', key: 'title', before: german?.title, after: 'Ihre Wahl' }]);
    expect(textDifferences(banner({ de: { title: 'Ihre Wahl' } }), banner({}))).toEqual([
      { language: 'de', key: 'title', before: 'Ihre Wahl', after: german?.title },
    ]);
  });

  it('does not differ where somebody writes just the usual words', () => {
    expect(textDifferences(banner({}), banner(german ? { de: { title: german.title } } : {}))).toEqual([]);
  });

  it('follows a language at large, as it does for visitors', () => {
    const own = { 'de-AT': { save: 'Speichern, bitte' } };
    const changes = textDifferences(banner(own), banner({ ...own, de: { title: 'Ihre Wahl' } }));
    expect(changes.map(({ language, key }) => `${language} ${key}`)).toEqual(['de title', 'de-AT title']);
  });

  it('is written out in every language, with what is the site’s own', () => {
    const words = publishedWords(banner({ da: { title: 'Dit valg' }, 'de-AT': { save: 'Jo' } }, 'de'));
    expect(words.slice(0, 3).map(({ language, own }) => [language, own])).toEqual([
      ['de', []],
      ['da', ['title']],
      ['de-AT', ['save']],
    ]);
    expect(words).toHaveLength(Object.keys(VISITOR_TEXTS).length + 2);
    expect(words[1]?.texts.title).toBe('Dit valg');
    expect(words[0]?.texts.title).toBe(german?.title);
  });
});

describe('the pixels that it held', () => {
  it.each([
    ['could run', {}, null, true],
    ['was stopped', { paused: true }, 'paused', false],
    ['is put in by something else', { declared: true as const }, 'declared', true],
    ['has an approval that does not fit', { approvedHash: HASH_B }, 'not_approved', false],
    ['cannot be judged', { stopsAt: 'soon' }, 'policy_error', true],
  ])('%s', (_, changes, blocked, isTold) => {
    const [found] = publishedPixels(snapshotOf([snapshotPixel(changes)]), [0, 25], 'en');
    expect(found?.told).toMatchObject({ blocked, isTold });
  });

  it('are told of in the reader’s language where visitors were, a page of them at a time', () => {
    const about = { who: 'Meta', collects: 'Visits', dataGoesTo: 'Ireland', policyUrl: null };
    const traces = [{ name: '_fbp', where: 'cookie' as const, lifetime: '90 Tage', purpose: 'Zählt.' }];
    const aboutIn = { de: { ...about, collects: 'Besuche', traces } };
    const pixels = [
      pixel,
      snapshotPixel({ id: 'second', about, aboutIn, purposeIn: { de: 'Für Werbung.' } }),
    ];
    const [found, ...others] = publishedPixels(snapshotOf(pixels), [1, 2], 'de');
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      slug: 'second',
      told: { about: { collects: 'Besuche' }, keeps: traces, purposeIn: { de: 'Für Werbung.' } },
    });
    expect(publishedPixels(snapshotOf([pixel]), [0, 1], 'de')[0]?.told).toMatchObject({
      about: null,
      keeps: [],
    });
  });
});

describe('whether visitors were asked', () => {
  it.each([
    ['about a pixel that waits for a yes', {}, true],
    ['about one that something else puts in', { declared: true as const }, true],
    ['not about what is necessary', { categories: ['necessary' as const] }, false],
    ['not about what is stopped', { paused: true }, false],
    ['not about what was not approved', { approvedHash: HASH_B }, false],
  ])('%s', (_, changes, asks) => {
    expect(asksVisitors(snapshotOf([snapshotPixel(changes)]))).toBe(asks);
  });
});
