import type { PathRule } from '../../server/src/contract';
import {
  compilePlacement,
  inPlacement,
  matchParts,
  toSpots,
  type CompiledPlacement,
} from '../../server/src/core/placement';
import { normalisePath } from '../../server/src/core/visit';
import cases from '../cases/placement.json';

const holds = (placement: CompiledPlacement, path: string): boolean =>
  inPlacement(placement, toSpots(normalisePath(path)));

const including = (...include: PathRule[]): CompiledPlacement => compilePlacement({ include, exclude: [] });

describe('one rule', () => {
  it.each(cases)('$kind $rule and $path: $why', ({ kind, rule, path, matches }) => {
    expect(holds(including({ kind: kind as PathRule['kind'], path: rule }), path)).toBe(matches);
  });

  it.each(cases.filter(({ matches }) => matches))(
    'as an exclude rule $kind $rule keeps $path out, in capital letters too',
    ({ kind, rule, path }) => {
      const placement = compilePlacement({
        include: [{ kind: 'prefix', path: '/' }],
        exclude: [{ kind: kind as PathRule['kind'], path: rule }],
      });
      expect(holds(placement, path)).toBe(false);
      expect(holds(placement, path.toUpperCase())).toBe(false);
    },
  );
});

/** Count how often the parts of a path are looked at. */
const counted = (parts: string[]): { parts: string[]; looks: () => number } => {
  let looks = 0;
  const proxy = new Proxy(parts, {
    get: (target, key) => {
      if (typeof key === 'string' && /^\d+$/.test(key)) looks += 1;
      return Reflect.get(target, key) as unknown;
    },
  });
  return { parts: proxy, looks: () => looks };
};

const partsOf = (pattern: string) => including({ kind: 'wildcard', path: pattern }).include[0]?.parts ?? [];

describe('patterns that try to take long', () => {
  it('counts a row of ** as one', () => {
    const pattern = partsOf(`/${Array.from({ length: 160 }, () => '**').join('/')}/end`);
    expect(pattern).toHaveLength(2);
    const path = counted(Array.from({ length: 100 }, () => 'x'));
    expect(matchParts(pattern, path.parts)).toBe(false);
    expect(path.looks()).toBeLessThanOrEqual(200);
  });

  it.each([
    ['/**/b', 100],
    ['/**/a/**/a/**/a/**/a/**/a/**/a/**/a/**/b', 100],
    [`/**${'/a'.repeat(240)}/b`, 100],
    [`${'/**/a'.repeat(90)}/b`, 100],
    [`/**${'/*'.repeat(100)}/b`, 100],
    [`${'/**/*'.repeat(90)}/b`, 100],
  ])('compares %s at most as often as its length times that of the path', (text, length) => {
    const pattern = partsOf(text);
    const path = counted(Array.from({ length }, () => 'a'));
    expect(matchParts(pattern, path.parts)).toBe(false);
    expect(path.looks()).toBeLessThanOrEqual(pattern.length * length + length);
  });

  it('does not go back within a part', () => {
    const [part] = partsOf(`/${'*a'.repeat(240)}*b`);
    const started = performance.now();
    for (let i = 0; i < 100; i += 1) expect(matchParts([part ?? []], ['a'.repeat(2000)])).toBe(false);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
