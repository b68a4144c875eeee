import type { PathRule, Placement } from '../../server/src/contract';
import { explainPlacement } from '../../server/src/core/explain-placement';
import { compilePlacement, inPlacement, toSpots } from '../../server/src/core/placement';
import { normalisePath } from '../../server/src/core/visit';

const rule = (kind: PathRule['kind'], path: string): PathRule => ({ kind, path });

const PLACEMENT: Placement = {
  include: [rule('exact', '/shop'), rule('wildcard', '/*/reviews'), rule('prefix', '/kids')],
  exclude: [rule('prefix', '/kids/quiz'), rule('exact', '/Secret')],
};

describe('which rule settles whether a pixel runs on a path', () => {
  it.each<[string, boolean, string | null]>([
    ['/shop', true, 'include 0'],
    ['/shop/?page=2', true, 'include 0'],
    ['/shop/lamp', false, null],
    ['/lamp/reviews', true, 'include 1'],
    ['/kids', true, 'include 2'],
    ['/kids/games', true, 'include 2'],
    ['/KIDS/Quiz/1', false, 'exclude 0'],
    ['/kids/quiz', false, 'exclude 0'],
    ['/secret', false, 'exclude 1'],
    ['/kids/..%2Flamp', false, null],
    ['/shop/..%2Fkids/quiz', false, 'exclude 0'],
    ['', false, null],
    ['shop', false, null],
  ])('%s', (path, runs, by) => {
    const answer = explainPlacement(PLACEMENT, path);
    expect([answer.runs, answer.rule && `${answer.rule.list} ${answer.rule.index}`]).toEqual([runs, by]);
    expect(answer.runs).toBe(inPlacement(compilePlacement(PLACEMENT), toSpots(normalisePath(path))));
  });
});
