import type { ConsentChoice, Snapshot, Visit } from '../../server/src/contract';
import { asking, notice } from '../../server/src/core/notice';
import { prepare } from '../../server/src/core/prepare';
import { snapshotPixel } from '../fakes/pixels';

const NOW = Date.UTC(2026, 10, 25);
const nothing = { mark: '000000', asked: [] };
const asked = { vendor: 'Matomo', purpose: 'Measures pages.', dataGoesTo: '', traces: [] };
const snapshot: Snapshot = {
  format: 1,
  number: 3,
  publishedAt: '2026-11-01T09:00:00.000Z',
  pixels: [snapshotPixel({ vendorName: 'Matomo', purpose: 'Measures pages.', categories: ['measurement'] })],
  questions: { functional: nothing, measurement: { mark: 'a1b2c3', asked: [asked] }, marketing: nothing },
};
const prepared = prepare(snapshot);

const choice: ConsentChoice = {
  categories: ['measurement', 'marketing'],
  at: NOW / 1000,
  rule: 'opt_in',
  notice: { functional: '000000', measurement: 'a1b2c3', marketing: 'd4e5f6' },
  record: '7ZQ4M9T2XK5B8N1C',
};
const answer = (changes: Partial<ConsentChoice>) => {
  const visit: Visit = {
    path: '/',
    place: '',
    gpc: false,
    dnt: false,
    now: NOW,
    choice: { ...choice, ...changes },
  };
  return asking(prepared, visit, notice(prepared, ['en']));
};

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

  it('is nothing after a no to what has changed since', () => {
    const given = answer({ categories: [], notice: { ...choice.notice, measurement: 'ffffff' } });
    expect(given).toMatchObject({ asked: [], changed: [], granted: [] });
  });
});
