import { trackersSchema, type SnapshotPixel } from '../../server/src/contract';
import { prepare } from '../../server/src/core/prepare';
import { trackers } from '../../server/src/core/trackers';
import { snapshotPixel } from '../fakes/pixels';
import { TRACKERS } from '../fakes/trackers';
import { snapshotOf } from '../fakes/visits';

const list = (pixels: readonly SnapshotPixel[], lang = 'en') =>
  trackersSchema.parse(trackers(prepare(snapshotOf([...pixels])), lang));
const [matomo] = TRACKERS.slice(1);
if (matomo === undefined) throw new Error('There are trackers.');
const one = (changes: Partial<SnapshotPixel>, lang = 'en') =>
  list([{ ...matomo, ...changes }], lang).trackers[0];

describe('the list of trackers', () => {
  it('fits its contract, with many as with none', () => {
    expect(list(TRACKERS).trackers).toHaveLength(12);
    expect(list([])).toEqual({
      publication: 12,
      publishedAt: '2026-11-01T09:00:00.000Z',
      lang: 'en',
      trackers: [],
    });
  });

  it('names those that run for some visitors, and those that something else puts into the site', () => {
    const pixels = [
      snapshotPixel({ vendorName: 'Runs' }),
      snapshotPixel({ vendorName: 'Declared', declared: true }),
      snapshotPixel({ vendorName: 'Stopped', paused: true }),
      snapshotPixel({ vendorName: 'Not approved', approvedHash: null }),
      snapshotPixel({ vendorName: 'Changed', approvedHash: 'f'.repeat(64) }),
    ];
    expect(list(pixels).trackers.map(({ vendor, declared }) => [vendor, declared])).toEqual([
      ['Runs', false],
      ['Declared', true],
    ]);
  });

  it('knows little of a pixel that was published before visitors were told so much', () => {
    expect(list([snapshotPixel()]).trackers[0]).toMatchObject({ about: null, keeps: [], reviewedOn: null });
  });

  it('says of a vendor in the reader’s language what there is, and says which language that is', () => {
    expect(one({}, 'de')).toMatchObject({
      about: { dataGoesTo: 'Irland und die Vereinigten Staaten' },
      aboutLang: 'de',
      keeps: [{ name: '_pk_id.*', lifetime: '90 Tage' }, { name: '_pk_ses.*' }],
    });
    expect(one({}, 'de-AT')).toMatchObject({ aboutLang: 'de' });
    expect(one({}, 'fr')).toMatchObject({
      about: { dataGoesTo: 'Ireland and the United States' },
      aboutLang: 'en',
    });
    expect(one({ aboutIn: {} }, 'de')).toMatchObject({ aboutLang: 'en' });
  });

  it.each([
    ['de', 'Auf Deutsch.', 'de'],
    ['de-AT', 'Auf Deutsch.', 'de'],
    ['pt-BR', 'No Brasil.', 'pt-BR'],
    ['pt', 'Tells us.', null],
    ['fr', 'Tells us.', null],
  ])('gives the purpose to a reader of %s as %j', (lang, text, found) => {
    const purposeIn = { de: 'Auf Deutsch.', 'pt-BR': 'No Brasil.' };
    expect(one({ purpose: 'Tells us.', purposeIn }, lang)?.purpose).toEqual({ text, lang: found });
  });

  it('tells the day of the review, not the hour', () => {
    expect(one({ reviewedAt: '2026-10-12T23:59:59.000Z' })?.reviewedOn).toBe('2026-10-12');
  });
});
