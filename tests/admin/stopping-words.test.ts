import { retireWords } from '../../admin/src/words/stopping-words';
import { english } from './english';

it.each([
  ['is not live', null, /^Nothing changes for visitors: it is not live\./],
  ['we put in', { delivery: undefined }, /^Visitors stop sending to Meta at once, and for good/],
  [
    'something else puts in',
    { delivery: 'declared' as const },
    /What puts it into the site goes on doing so/,
  ],
])('says what it means to retire what %s', (_, serving, words) => {
  expect(retireWords(serving, 'Meta', english)).toMatch(words);
});
