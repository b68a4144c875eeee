import { firedEvents, firesOf } from '../../admin/src/words/fires';
import type { Fires, PixelSummary } from '../../server/src/contract';
import { english } from './english';
import { summary } from './summary';

const live: Partial<PixelSummary> = { state: 'live', live: 1, approved: 1 };
const SINCE = '2026-01-05';

describe('the column of the inventory', () => {
  it.each<[string, Partial<PixelSummary>, number, string]>([
    ['many', live, 4210, '4,210 events'],
    ['one', live, 1, '1 event'],
    ['none', live, 0, 'No events'],
    ['none, of a draft', { state: 'draft' }, 0, ''],
    ['some, of one that is not live any more', { state: 'retired' }, 7, '7 events'],
    ['of one that something else injects', { ...live, delivery: 'declared' }, 0, 'Not counted'],
  ])('%s', (_, part, fires30, words) => {
    const fired = { fires30, lastFiredOn: null, silent: null };
    expect(firedEvents(summary({ ...part, fired }), english)).toBe(words);
  });

  it('is empty where the server does not say', () => {
    expect(firedEvents(summary(live), english)).toBe('');
  });
});

describe('the page of a pixel', () => {
  const NONE: Fires = { fires30: 0, pages30: 0, fires90: 0, pages90: 0, lastFiredOn: null };
  const said = (part: Partial<PixelSummary>, fires: Fires) =>
    firesOf({ pixel: summary(part), fires: { ...fires, since: SINCE } }, english);

  it.each<[string, Fires, string]>([
    [
      'often',
      { fires30: 4210, pages30: 1930, fires90: 9000, pages90: 1, lastFiredOn: '2026-03-10' },
      'Fired 4,210 times on 1,930 pages in the last 30 days, and 9,000 times on 1 page in the last 90.',
    ],
    [
      'not lately',
      { ...NONE, fires90: 3, pages90: 1, lastFiredOn: '2026-01-31' },
      'Has not fired in the last 30 days. The last time was on January 31, 2026.',
    ],
    ['never', NONE, 'Has not fired since counting began.'],
  ])('%s', (_, fires, words) => {
    expect(said(live, fires)?.often).toBe(words);
  });

  it('says how it is known, and what is missing', () => {
    expect(said(live, NONE)?.how).toBe(
      'Counted since January 5, 2026 by visitors’ browsers, without anything about the visitors. Those who block scripts are not counted.',
    );
  });

  it('says nothing of what was never live, or is injected by something else', () => {
    expect(said({ state: 'draft' }, NONE)).toBeNull();
    expect(said({ ...live, delivery: 'declared' }, NONE)).toBeNull();
    expect(firesOf({ pixel: summary(live) }, english)).toBeNull();
  });
});
