import type { ConsentChoice, Snapshot, Visit } from '../../server/src/contract';
import { asking, notice } from '../../server/src/core/notice';
import { prepare } from '../../server/src/core/prepare';
import { snapshotPixel } from '../fakes/pixels';
import { visitOf } from '../fakes/visits';

const NOW = Date.UTC(2026, 10, 25);
const nothing = { mark: '000000', asked: [], fits: [], earlier: [] };
const asked = { vendor: 'Matomo', purpose: 'Measures pages.', dataGoesTo: '', traces: [] };
const snapshot: Snapshot = {
  format: 1,
  number: 3,
  publishedAt: '2026-11-01T09:00:00.000Z',
  pixels: [snapshotPixel({ vendorName: 'Matomo', purpose: 'Measures pages.', categories: ['measurement'] })],
  questions: {
    functional: nothing,
    measurement: {
      mark: 'a1b2c3',
      asked: [asked],
      fits: ['a1b2c3', 'b1b1b1'],
      earlier: [{ mark: 'b1b1b1', asked: [asked, { ...asked, vendor: 'Hotjar' }] }],
    },
    marketing: nothing,
  },
};
const prepared = prepare(snapshot);

const choice: ConsentChoice = {
  categories: ['measurement', 'marketing'],
  at: NOW / 1000,
  rule: 'opt_in',
  notice: { functional: '000000', measurement: 'a1b2c3', marketing: 'd4e5f6' },
  record: '7ZQ4M9T2XK5B8N1C',
};
const answerTo = (changes: Partial<Visit>) =>
  asking(prepared, visitOf({ now: NOW, ...changes }), notice(prepared, ['en']));
const answer = (changes: Partial<ConsentChoice>) => answerTo({ choice: { ...choice, ...changes } });

describe('what a visitor is asked', () => {
  it('is nothing about a category that has no pixels any more, and that is no change to tell of', () => {
    expect(answer({})).toMatchObject({
      asked: [],
      changed: [],
      open: ['measurement'],
      granted: ['measurement'],
    });
  });

  it('is what has changed in a category that has pixels', () => {
    const given = answer({ notice: { ...choice.notice, measurement: 'ffffff' } });
    expect(given).toMatchObject({ asked: ['measurement'], changed: ['measurement'], granted: [] });
  });

  it('is nothing after a yes to an earlier question that asked for more', () => {
    const given = answer({ notice: { ...choice.notice, measurement: 'b1b1b1' } });
    expect(given).toMatchObject({ asked: [], changed: [], granted: ['measurement'] });
  });

  it('is all that has pixels where the choice is unclear, and no change is told of', () => {
    expect(answerTo({ unclear: true })).toMatchObject({
      asked: ['measurement'],
      open: ['measurement'],
      changed: [],
      granted: [],
      record: null,
    });
  });

  it('is nothing after a no to what has changed since', () => {
    const given = answer({ categories: [], notice: { ...choice.notice, measurement: 'ffffff' } });
    expect(given).toMatchObject({ asked: [], changed: [], granted: [] });
  });
});
