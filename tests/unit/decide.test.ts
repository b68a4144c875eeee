import type { Category, OptionalCategory, PathRule, SnapshotPixel } from '../../server/src/contract';
import { decide, prepare } from '../../server/src/core/decide';
import { normalisePath } from '../../server/src/core/visit';
import cases from '../cases/decide.json';
import { HASH_B, snapshotPixel } from '../fakes/pixels';
import { chosen, NOW, snapshotOf, visitOf } from '../fakes/visits';

/** How a case in the table describes a pixel: what differs from an approved marketing pixel on every page. */
interface PixelCase {
  categories?: string[] | null;
  include?: PathRule[];
  exclude?: PathRule[];
  approvedHash?: string | null;
  paused?: boolean;
  declared?: true;
  stopsAt?: string;
  placement?: null;
  events?: null;
}

interface DecideCase {
  why: string;
  pixels?: Record<string, PixelCase>;
  visit?: { path?: string; chosen?: OptionalCategory[]; gpc?: boolean };
  /** By pixel: `allowed` or the reason why not. Allowed pixels in the order in which they must come. */
  expect: Record<string, string>;
}

// The table also holds pixels that no schema would let in, to see that they are blocked.
const pixelOf = (id: string, { include, exclude, approvedHash, ...rest }: PixelCase): SnapshotPixel => {
  const pixel = snapshotPixel({ id });
  return {
    ...pixel,
    placement: { include: include ?? pixel.placement.include, exclude: exclude ?? [] },
    ...(approvedHash === undefined ? {} : { approvedHash: approvedHash === null ? null : HASH_B }),
    ...(rest as unknown as Partial<SnapshotPixel>),
  };
};

const decideCase = ({ pixels = { a: {} }, visit = {} }: DecideCase) => {
  const snapshot = snapshotOf(Object.entries(pixels).map(([id, pixel]) => pixelOf(id, pixel)));
  return decide(
    prepare(snapshot),
    visitOf({
      path: normalisePath(visit.path ?? '/'),
      choice: visit.chosen ? chosen(...visit.chosen) : null,
      gpc: visit.gpc ?? false,
    }),
  );
};

describe('the table of cases', () => {
  it.each(cases as DecideCase[])('$why', (row) => {
    const { allowed, blocked } = decideCase(row);
    const expected = Object.entries(row.expect);
    expect(allowed.map(({ id }) => id)).toEqual(
      expected.filter(([, outcome]) => outcome === 'allowed').map(([id]) => id),
    );
    expect(blocked).toEqual(
      expected
        .filter(([, outcome]) => outcome !== 'allowed')
        .map(([pixelId, reason]) => ({ pixelId, reason })),
    );
  });
});

describe('decide', () => {
  const pixel = snapshotPixel({
    id: 'meta',
    setup: [{ do: 'script', src: 'https://vendor.example/a.js' }],
    events: {
      page_view: {
        goal: 'Which ad?',
        triggers: [{ kind: 'page_view' }],
        steps: [{ do: 'call', path: ['fbq'], args: ['track'] }],
      },
    },
  });

  it('hands out what the browser needs and nothing of the goals', () => {
    const { allowed } = decide(prepare(snapshotOf([pixel])), visitOf({ choice: chosen('marketing') }));
    expect(allowed).toEqual([
      {
        id: 'meta',
        setup: pixel.setup,
        events: { page_view: { steps: [{ do: 'call', path: ['fbq'], args: ['track'] }] } },
      },
    ]);
  });

  it('shows both lists to whoever writes the decision down, and works the blocked out once', () => {
    const decision = decide(prepare(snapshotOf([pixel])), visitOf());
    expect(JSON.parse(JSON.stringify(decision))).toEqual({
      allowed: [],
      blocked: [{ pixelId: 'meta', reason: 'consent_missing' }],
    });
    expect(Object.keys(decision)).toEqual(['allowed', 'blocked']);
    expect(decision.blocked).toBe(decision.blocked);
  });

  it('allows nothing in an empty snapshot', () => {
    expect(decide(prepare(snapshotOf([])), visitOf()).allowed).toEqual([]);
  });

  it('blocks every pixel when the facts about the visit cannot be read', () => {
    const broken = { ...visitOf({ choice: chosen('marketing') }), path: null as unknown as string };
    const { allowed, blocked } = decide(prepare(snapshotOf([pixel])), broken);
    expect(allowed).toEqual([]);
    expect(blocked).toEqual([{ pixelId: 'meta', reason: 'policy_error' }]);
  });

  it('blocks a pixel whose very fields throw, and no other', () => {
    const bomb = {
      ...snapshotPixel({ id: 'bomb' }),
      get placement(): never {
        throw new Error('boom');
      },
    };
    const { allowed, blocked } = decide(
      prepare(snapshotOf([bomb, pixel])),
      visitOf({ choice: chosen('marketing') }),
    );
    expect(allowed.map(({ id }) => id)).toEqual(['meta']);
    expect(blocked).toEqual([{ pixelId: 'bomb', reason: 'policy_error' }]);
  });

  it('stops a pixel that has a date when the clock is no number', () => {
    const dated = snapshotPixel({ id: 'dated', categories: ['necessary'], stopsAt: '2999-01-01T00:00:00Z' });
    expect(decide(prepare(snapshotOf([dated])), visitOf({ now: NaN })).blocked).toEqual([
      { pixelId: 'dated', reason: 'review_overdue' },
    ]);
  });

  it('gives the same answer twice', () => {
    const categories: Category[][] = [['necessary'], ['marketing'], ['measurement', 'marketing'], []];
    const prepared = prepare(
      snapshotOf(categories.map((list, at) => snapshotPixel({ id: `p${at}`, categories: list }))),
    );
    const visit = visitOf({ choice: chosen('marketing'), gpc: true, now: NOW });
    expect(JSON.stringify(decide(prepared, visit))).toBe(JSON.stringify(decide(prepared, visit)));
  });
});
