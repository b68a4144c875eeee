import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type {
  ConsentChoice,
  OptionalCategory,
  Questions,
  SnapshotPixel,
  Standing,
  Trace,
} from '../../server/src/contract';
import { OPTIONAL_CATEGORIES } from '../../server/src/contract';
import { choose, grant, isGranted } from '../../server/src/core/consent';
import { CONSENT_COOKIE, formatConsent } from '../../server/src/core/consent-cookie';
import { fittingMarks, marksOf, questionsOf } from '../../server/src/core/questions';
import { hasSameMeaning } from '../../server/src/core/same-meaning';
import { toVisit } from '../../server/src/core/visit';
import { snapshotPixel } from '../fakes/pixels';

/**
 * A site is edited and published again and again, and visitors answer in between. An oracle remembers of each visitor what
 * stood in front of their eyes, and knows nothing of marks.
 */
const RUNS = 300;
const NOW = Date.UTC(2026, 10, 25);
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Each meaning with spellings that differ from each other by slips alone. */
const MEANINGS = [
  [
    'Measures how visitors find the shop.',
    'Measures how visiters find the shop',
    'measures: how visiturs find the shop',
  ],
  [
    'Shows you our advertisements elsewhere.',
    'Shows you our advertisments elsewhere.',
    'Shows you our advertisement elsewhere',
  ],
] as const;
const VENDORS = ['Meta Pixel', 'TikTok Pixel', 'Matomo'];
const NAMES = ['_a', '_b'];

const trace = (name: string): Trace => ({
  name,
  where: 'cookie',
  lifetime: '90 days',
  purpose: 'Tells apart.',
});

/** A pixel as it stands in the inventory. */
interface Entry {
  vendor: string;
  meaning: 0 | 1;
  spelling: 0 | 1 | 2;
  traces: readonly string[];
  categories: readonly OptionalCategory[];
  paused: boolean;
}

const toPixel = (
  { vendor, meaning, spelling, traces, categories, paused }: Entry,
  at: number,
): SnapshotPixel =>
  snapshotPixel({
    id: `p${at}`,
    vendorName: vendor,
    purpose: MEANINGS[meaning][spelling],
    traces: traces.map(trace),
    categories: [...categories],
    paused,
  });

const entry: fc.Arbitrary<Entry> = fc.record({
  vendor: fc.constantFrom(...VENDORS),
  meaning: fc.constantFrom(0 as const, 1 as const),
  spelling: fc.constantFrom(0 as const, 1 as const, 2 as const),
  traces: fc.subarray(NAMES),
  categories: fc.subarray([...OPTIONAL_CATEGORIES], { minLength: 1, maxLength: 2 }),
  paused: fc.constant(false),
});

type Edit =
  | { do: 'add'; entry: Entry }
  | { do: 'remove' | 'pause' | 'resume'; at: number }
  | { do: 'respell'; at: number; spelling: 0 | 1 | 2 }
  | { do: 'keep'; at: number; traces: readonly string[] };

type Happening =
  { kind: 'publish'; edits: Edit[] } | { kind: 'answer'; visitor: number; categories: OptionalCategory[] };

const at = fc.nat(5);
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ do: fc.constant('add' as const), entry }),
  fc.record({ do: fc.constantFrom('remove' as const, 'pause' as const, 'resume' as const), at }),
  fc.record({
    do: fc.constant('respell' as const),
    at,
    spelling: fc.constantFrom(0 as const, 1 as const, 2 as const),
  }),
  fc.record({ do: fc.constant('keep' as const), at, traces: fc.subarray(NAMES) }),
);

const applyTo = (entries: Entry[], change: Edit): Entry[] => {
  if (change.do === 'add') return [...entries, change.entry];
  const place = change.at % Math.max(1, entries.length);
  if (change.do === 'remove') return entries.filter((_, index) => index !== place);
  return entries.map((one, index) => {
    if (index !== place) return one;
    if (change.do === 'respell') return { ...one, spelling: change.spelling };
    if (change.do === 'keep') return { ...one, traces: change.traces };
    return { ...one, paused: change.do === 'pause' };
  });
};

const VISITORS = 3;
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ kind: fc.constant('publish' as const), edits: fc.array(edit, { minLength: 1, maxLength: 3 }) }),
  fc.record({
    kind: fc.constant('answer' as const),
    visitor: fc.nat(VISITORS - 1),
    categories: fc.subarray([...OPTIONAL_CATEGORIES]),
  }),
);
const story = fc.array(happening, { minLength: 4, maxLength: 25, size: 'max' });

/** What a visitor has seen and said. */
interface Memory {
  shown: readonly Entry[];
  agreed: readonly OptionalCategory[];
  /** The cookie that their browser sends. */
  cookie: string;
}

const running = (entries: readonly Entry[], category: OptionalCategory): Entry[] =>
  entries.filter(({ paused, categories }) => !paused && categories.includes(category));

/** The oracle: every pixel of today is no more than one that this visitor had in front of them when they said yes. */
const hasAgreed = (
  { shown, agreed }: Memory,
  today: readonly Entry[],
  category: OptionalCategory,
): boolean => {
  const asked = running(today, category);
  if (!agreed.includes(category) || asked.length === 0) return false;
  return asked.every((now) =>
    running(shown, category).some(
      (then) =>
        then.vendor === now.vendor &&
        then.meaning === now.meaning &&
        now.traces.every((name) => then.traces.includes(name)),
    ),
  );
};

const standingsOf = ({ cookie }: Memory, questions: Questions): Record<OptionalCategory, Standing> => {
  const { choice, unclear } = toVisit({
    path: '/',
    cookieHeader: cookie,
    secGpc: undefined,
    dnt: undefined,
    place: '',
    days: 180,
    now: NOW,
  });
  return grant({ rule: 'opt_in', choice, unclear, gpc: false, dnt: false, fitting: fittingMarks(questions) });
};

const answerOf = (questions: Questions, categories: readonly OptionalCategory[]): ConsentChoice =>
  choose(categories, NOW, { rule: 'opt_in', marks: marksOf(questions), record: '7ZQ4M9T2XK5B8N1C' });

/** Play a story, and hand over how it stands after each happening. */
const play = (
  happenings: readonly Happening[],
  look: (memories: readonly Memory[], entries: readonly Entry[], questions: Questions) => void,
): void => {
  let entries: Entry[] = [];
  let published: Entry[] = [];
  let questions = questionsOf(undefined, [], sha256);
  const memories = new Map<number, Memory>();
  for (const event of happenings) {
    if (event.kind === 'publish') {
      entries = event.edits.reduce(applyTo, entries);
      published = entries;
      questions = questionsOf(questions, published.map(toPixel), sha256);
    } else {
      const cookie = `${CONSENT_COOKIE}=${formatConsent(answerOf(questions, event.categories))}`;
      memories.set(event.visitor, { shown: published, agreed: event.categories, cookie });
    }
    look([...memories.values()], published, questions);
  }
};

describe('the spellings of a meaning', () => {
  it.each(MEANINGS.map((spellings) => [spellings[0], spellings] as const))(
    'are the same: %s',
    (_, spellings) => {
      for (const a of spellings) for (const b of spellings) expect(hasSameMeaning(a, b)).toBe(true);
    },
  );
});

describe('a site that is published again and again', () => {
  it('counts a yes exactly as long as all of today was in front of the visitor who said it', () => {
    let [granted, lapsed] = [0, 0];
    fc.assert(
      fc.property(story, (happenings) => {
        play(happenings, (memories, entries, questions) => {
          for (const memory of memories) {
            const standings = standingsOf(memory, questions);
            for (const category of OPTIONAL_CATEGORIES) {
              const isAgreed = hasAgreed(memory, entries, category);
              expect(isGranted(standings[category])).toBe(isAgreed);
              if (isAgreed) granted += 1;
              else if (memory.agreed.includes(category) && running(entries, category).length > 0) lapsed += 1;
            }
          }
        });
      }),
      { numRuns: RUNS },
    );
    expect(granted).toBeGreaterThan(RUNS);
    expect(lapsed).toBeGreaterThan(RUNS);
  });

  it('never asks again about what a visitor refused when it had pixels', () => {
    let refused = 0;
    fc.assert(
      fc.property(story, (happenings) => {
        play(happenings, (memories, _, questions) => {
          for (const memory of memories) {
            const standings = standingsOf(memory, questions);
            for (const category of OPTIONAL_CATEGORIES) {
              if (memory.agreed.includes(category)) continue;
              const wasThere = running(memory.shown, category).length > 0;
              expect(standings[category]).toBe(wasThere ? 'refused' : 'not_asked');
              if (wasThere) refused += 1;
            }
          }
        });
      }),
      { numRuns: RUNS },
    );
    expect(refused).toBeGreaterThan(RUNS);
  });

  it('gives no two questions the same mark, and the same question no two', () => {
    fc.assert(
      fc.property(story, (happenings) => {
        play(happenings, (_memories, entries, questions) => {
          for (const category of OPTIONAL_CATEGORIES) {
            const { mark, earlier, fits } = questions[category];
            const marks = [mark, ...earlier.map((one) => one.mark)];
            expect(new Set(marks).size).toBe(marks.length);
            expect(earlier.some((one) => one.mark === '000000')).toBe(false);
            expect(fits.every((one) => marks.includes(one))).toBe(true);
            expect(mark === '000000').toBe(running(entries, category).length === 0);
          }
        });
      }),
      { numRuns: RUNS / 3 },
    );
  });
});
