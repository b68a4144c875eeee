import { activityQuerySchema } from '../../server/src/contract';
import { filterOf, isNarrowed } from '../../admin/src/pages/activity/use-activity-filter';
import { ACTIVITY_ACTIONS, actionWords } from '../../admin/src/words/activity-words';
import { english } from './english';

const read = (query: string) => filterOf(new URLSearchParams(query));
const ALL = { person: '', action: '', pixel: '', from: '', to: '', page: 1, pageSize: 25 };

describe('the address of the log', () => {
  it.each([
    ['', {}],
    ['person=ana&action=approve&pixel=x', { person: 'ana', action: 'approve', pixel: 'x' }],
    ['from=2026-11-01&to=2026-11-24', { from: '2026-11-01', to: '2026-11-24' }],
    ['action=explode', {}],
    ['from=yesterday', {}],
    ['from=2026-02-31', {}],
    ['page=3&pageSize=50', { page: 3, pageSize: 50 }],
    ['page=-1&pageSize=5000', {}],
    [`person=${'a'.repeat(500)}`, {}],
  ])('%s', (query, part) => {
    const filter = read(query);
    expect(filter).toEqual({ ...ALL, ...part });
    const asked = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''));
    expect(activityQuerySchema.safeParse(asked).success).toBe(true);
  });

  it('is not narrowed by paging alone', () => {
    expect([isNarrowed(read('page=2')), isNarrowed(read('person=ana'))]).toEqual([false, true]);
  });
});

it('names everything that can happen', () => {
  const names = ACTIVITY_ACTIONS.map((action) => actionWords(action, english));
  expect(new Set(names).size).toBe(names.length);
});
