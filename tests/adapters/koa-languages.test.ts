import request from 'supertest';
import {
  askingSchema,
  trackersSchema,
  type Approval,
  type SnapshotPixel,
  type Version,
} from '../../server/src/contract';
import { compilePixel } from '../../server/src/core/compile';
import { compileVendor } from '../../server/src/vendors/compile-vendor';
import { findVendor, vendors } from '../../server/src/vendors';
import { CATALOGUE_TEXTS } from '../../server/src/vendors/texts';
import { appWith } from '../fakes/site';
import { ana, ben, content, HASH_A } from '../fakes/pixels';
import { snapshotOf } from '../fakes/visits';

const AT = '2026-11-01T09:00:00.000Z';

/** A pixel as a publication compiles it, declared so that it needs no settings. */
const published = (vendor: string): SnapshotPixel => {
  const written = content({
    vendor,
    delivery: 'declared',
    settings: {},
    purposeIn: { de: 'Sagt uns, was gefällt.', fr: 'Nous dit ce qui plaît.' },
  });
  const compiled = compileVendor(written);
  if (!compiled) throw new Error(`The catalogue lacks ${vendor}.`);
  const version: Version = {
    pixel: vendor,
    number: 1,
    content: written,
    hash: HASH_A,
    author: ana,
    authors: [ana],
    createdAt: AT,
  };
  const approval: Approval = {
    pixel: vendor,
    version: 1,
    hash: HASH_A,
    outcome: 'approved',
    person: ben,
    comment: '',
    at: AT,
  };
  return compilePixel(version, approval, false, compiled);
};

const app = appWith(
  (ctx) => {
    ctx.status = 418;
  },
  { snapshot: () => snapshotOf(vendors.map(({ key }) => published(key))), requestsPerMinute: 0 },
);

/** The English texts of the whole catalogue that a language says in other words. */
const englishBut = (locale: string): string[] => {
  const texts = CATALOGUE_TEXTS[locale] ?? {};
  const all = vendors.flatMap(({ about: { who, collects, dataGoesTo, cookies } }) => [
    ...[who, collects, dataGoesTo],
    ...cookies.flatMap(({ lifetime, purpose }) => [lifetime, purpose]),
  ]);
  return [...new Set(all)].filter((text) => texts[text] !== text);
};

const META = findVendor('meta-pixel')?.about.who ?? '';

describe('the page about trackers', () => {
  it('is in German throughout', async () => {
    const { text } = await request(app).get('/_pixels/trackers?lang=de').expect(200);
    expect(text).toContain('<html lang="de"');
    const said = new Set([...text.matchAll(/>([^<]*)</g)].map(([, words = '']) => words.trim()));
    expect(said).toContain('Sagt uns, was gefällt.');
    expect(said).toContain(CATALOGUE_TEXTS['de']?.[META]);
    expect(englishBut('de').filter((english) => said.has(english))).toEqual([]);
    expect(text).not.toContain('lang="en"');
  });

  it('says in another language which words are English', async () => {
    const { text } = await request(app).get('/_pixels/trackers?lang=it').expect(200);
    expect(text).toContain('<html lang="it"');
    expect(text).toContain(`<span lang="en" dir="auto">${META}</span>`);
  });

  it('is there for other tools too, in Spanish', async () => {
    const answer = await request(app).get('/_pixels/trackers.json?lang=es-MX').expect(200);
    const { lang, trackers } = trackersSchema.parse(answer.body);
    expect(lang).toBe('es');
    expect(new Set(trackers.map(({ aboutLang }) => aboutLang))).toEqual(new Set(['es']));
    const meta = trackers.find(({ vendor }) => vendor === 'Meta Pixel');
    expect(meta?.about?.who).toBe(CATALOGUE_TEXTS['es']?.[META]);
  });
});

describe('GET ask', () => {
  it('tells in French what each pixel keeps, and for how long', async () => {
    const answer = await request(app).get('/_pixels/ask?lang=fr').expect(200);
    const { notice } = askingSchema.parse(answer.body);
    expect(notice.lang).toBe('fr');
    const traces = notice.categories.flatMap(({ pixels }) => pixels.flatMap((pixel) => pixel.traces ?? []));
    const said = new Set(traces.flatMap(({ lifetime, purpose }) => [lifetime, purpose]));
    expect(said).toContain('90 jours');
    expect(englishBut('fr').filter((english) => said.has(english))).toEqual([]);
  });
});
