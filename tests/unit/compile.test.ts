import fc from 'fast-check';
import type { Approval, Version } from '../../server/src/contract';
import { snapshotPixelSchema, type PixelContent } from '../../server/src/contract';
import {
  compilePixel,
  compileSnapshot,
  contentHash,
  restorePixels,
  snapshotHash,
  verifyApproval,
  withPaused,
} from '../../server/src/core/compile';
import { canonicalJson } from '../../server/src/core/hash';
import { sha256 } from '../../server/src/io/sha256';
import { compileVendor } from '../../server/src/vendors/compile-vendor';
import { ana, ben, content, HASH_B, snapshotPixel } from '../fakes/pixels';

const hash = contentHash(content(), sha256);
const version: Version = {
  pixel: 'p',
  number: 1,
  content: content(),
  hash,
  author: ana,
  authors: [ana],
  createdAt: '2026-11-23T00:00:00.000Z',
};
const approval: Approval = {
  pixel: 'p',
  version: 1,
  hash,
  outcome: 'approved',
  person: ben,
  comment: '',
  at: '2026-11-23T00:00:00.000Z',
};

describe('canonicalJson', () => {
  it('does not depend on the order of keys, nor on a trip through a database', () => {
    expect(canonicalJson({ b: 1, a: [{ d: null, c: 'x' }] })).toBe('{"a":[{"c":"x","d":null}],"b":1}');
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const shuffled = JSON.parse(JSON.stringify(value), (_key, item: unknown) =>
          item !== null && typeof item === 'object' && !Array.isArray(item)
            ? Object.fromEntries(Object.entries(item).reverse())
            : item,
        ) as unknown;
        expect(canonicalJson(shuffled)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('tells different contents apart', () => {
    expect(contentHash(content({ purpose: 'Another purpose, quite another.' }), sha256)).not.toBe(hash);
  });
});

describe('verifyApproval', () => {
  it('accepts what somebody else signed', () => {
    expect(verifyApproval(version, approval, sha256)).toBeNull();
  });

  const broken: [string, Version, Approval | undefined][] = [
    ['there is no approval', version, undefined],
    ['it was sent back', version, { ...approval, outcome: 'sent_back' }],
    ['the approval is for another version', version, { ...approval, version: 2 }],
    ['the approval is for another pixel', version, { ...approval, pixel: 'q' }],
    ['the approval is for another content', version, { ...approval, hash: HASH_B }],
    [
      'the content was changed in the database',
      { ...version, content: content({ settings: { pixelId: '999999999999999' } }) },
      approval,
    ],
    [
      'content and hash were changed in the database',
      {
        ...version,
        content: content({ name: 'Other' }),
        hash: contentHash(content({ name: 'Other' }), sha256),
      },
      approval,
    ],
    ['the approver is an author', version, { ...approval, person: ana }],
    [
      'the approver shares an address with an author',
      version,
      { ...approval, person: { ...ben, email: ana.email } },
    ],
  ];

  it.each(broken)('refuses when %s', (_why, ofVersion, signed) => {
    expect(verifyApproval(ofVersion, signed, sha256)?.code).toBe('approval_broken');
  });
});

describe('verifyApproval of what an author signed', () => {
  const own = { ...approval, person: ana };
  const cases: [string, Approval, proven: boolean, holds: boolean][] = [
    ['marked and proven', { ...own, alone: true }, true, true],
    ['marked, and not proven', { ...own, alone: true }, false, false],
    ['proven, and not marked', own, true, false],
    ['for another content', { ...own, alone: true, hash: HASH_B }, true, false],
    ['sent back', { ...own, alone: true, outcome: 'sent_back' }, true, false],
  ];

  it.each(cases)('%s', (_why, signed, proven, holds) => {
    expect(verifyApproval(version, signed, sha256, proven) === null).toBe(holds);
  });
});

describe('compilePixel', () => {
  const GOAL = 'Which ad shall we go on paying for?';
  const compiled = (changes: Partial<PixelContent>) => {
    const pixel = content(changes);
    const vendor = compileVendor(pixel);
    if (!vendor) throw new Error('The vendor is missing.');
    return snapshotPixelSchema.parse(compilePixel({ ...version, content: pixel }, approval, false, vendor));
  };

  it('gives each event what sets it off, as it was chosen or as its name says', () => {
    const { events } = compiled({
      events: [
        { name: 'page_view', goal: GOAL },
        { name: 'purchase', goal: GOAL },
        { name: 'generate_lead', goal: GOAL, triggers: [{ kind: 'form', on: { by: 'any' }, once: true }] },
      ],
    });
    expect(
      Object.entries(events).map(([name, { triggers, steps }]) => [name, triggers, steps.length]),
    ).toEqual([
      ['page_view', [{ kind: 'page_view' }], 1],
      ['purchase', [{ kind: 'named', name: 'purchase' }], 1],
      ['generate_lead', [{ kind: 'form', on: { by: 'any' }, once: true }], 1],
    ]);
  });

  it('lists what something else puts into the site, without steps and without a look at its settings', () => {
    const pixel = compiled({ delivery: 'declared', settings: {} });
    expect(pixel).toMatchObject({
      declared: true,
      vendorName: 'Meta Pixel',
      setup: [],
      noscript: null,
      hosts: [],
    });
    expect(pixel.events.page_view).toMatchObject({ steps: [] });
    expect(() => compileVendor(content({ settings: {} }))).toThrow();
  });

  it('says nothing more of a pixel that we inject and whose purpose is in one language', () => {
    const keys = Object.keys(compiled({}));
    expect(Object.keys(compiled({ delivery: 'injected' }))).toEqual(keys);
    expect(keys).not.toContain('declared');
    expect(keys).not.toContain('purposeIn');
  });

  it('tells of the vendor in every language of the catalogue, and of the same things', () => {
    const { about, aboutIn = {}, traces = [] } = compiled({});
    expect(Object.keys(aboutIn)).toEqual(['de', 'es', 'fr']);
    for (const told of Object.values(aboutIn)) {
      expect(told.policyUrl).toBe(about?.policyUrl);
      expect(told.who).not.toBe(about?.who);
      expect(told.traces.map(({ name, where }) => [name, where])).toEqual(
        traces.map(({ name, where }) => [name, where]),
      );
    }
    expect(aboutIn['de']?.traces[0]).toEqual({
      name: '_fbp',
      where: 'cookie',
      lifetime: '90 Tage',
      purpose: 'Eine Nummer, an der Meta Ihren Browser wiedererkennt.',
    });
  });

  it('keeps the purpose in further languages', () => {
    const purposeIn = { de: 'Sagt uns, welche Anzeigen etwas bringen.' };
    expect(compiled({ purposeIn }).purposeIn).toEqual(purposeIn);
  });
});

describe('snapshots', () => {
  const a = snapshotPixel({ id: 'a' });
  const b = snapshotPixel({ id: 'b', paused: true });

  it('stand in the order of their slugs', () => {
    expect(compileSnapshot([b, a], 1, 'now').pixels.map((pixel) => pixel.id)).toEqual(['a', 'b']);
  });

  it('have one fingerprint on all sites, whenever the pixels were approved there', () => {
    const compiledAt = (at: string) => {
      const vendor = compileVendor(content());
      if (!vendor) throw new Error('The vendor is missing.');
      return [compilePixel(version, { ...approval, at }, false, vendor)];
    };
    const here = compiledAt('2026-11-23T00:00:00.000Z');
    // A database gives the keys back in an order of its own.
    const there = JSON.parse(canonicalJson(compiledAt('2026-11-25T00:00:00.000Z'))) as typeof here;
    expect(snapshotHash(there, sha256)).toBe(snapshotHash(here, sha256));
  });

  it('stop one pixel and no other', () => {
    expect(withPaused([a, b], 'a', true).map((pixel) => pixel.paused)).toEqual([true, true]);
    expect(withPaused([a, b], 'b', false).map((pixel) => pixel.paused)).toEqual([false, false]);
  });

  it('come back without what was retired, and with what was stopped still stopped', () => {
    const today = new Map([
      ['a', { paused: true, retired: false }],
      ['b', { paused: false, retired: false }],
      ['c', { paused: false, retired: true }],
    ]);
    const restored = restorePixels(
      [a, b, snapshotPixel({ id: 'c' }), snapshotPixel({ id: 'unknown' })],
      today,
    );
    expect(restored.map(({ id, paused }) => [id, paused])).toEqual([
      ['a', true],
      ['b', false],
    ]);
  });
});
