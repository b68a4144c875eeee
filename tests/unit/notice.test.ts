import { noticeSchema } from '../../server/src/contract';
import { notice } from '../../server/src/core/notice';
import { HASH_B, snapshotPixel } from '../fakes/pixels';
import { snapshotOf } from '../fakes/visits';

describe('notice', () => {
  it('names what can run, by category in the usual order', () => {
    const written = notice(
      snapshotOf([
        snapshotPixel({ vendorName: 'Meta', purpose: 'Which ads work', categories: ['marketing'] }),
        snapshotPixel({ vendorName: 'Matomo', purpose: 'Which pages work', categories: ['measurement'] }),
        snapshotPixel({ vendorName: 'Both', purpose: 'Both', categories: ['marketing', 'measurement'] }),
      ]),
    );
    expect(noticeSchema.parse(written)).toEqual({
      snapshot: 12,
      categories: [
        {
          key: 'measurement',
          pixels: [
            { vendor: 'Matomo', purpose: 'Which pages work' },
            { vendor: 'Both', purpose: 'Both' },
          ],
        },
        {
          key: 'marketing',
          pixels: [
            { vendor: 'Meta', purpose: 'Which ads work' },
            { vendor: 'Both', purpose: 'Both' },
          ],
        },
      ],
    });
  });

  it('names what something else puts into the site, and hands on the purpose in further languages', () => {
    const purposeIn = { de: 'Welche Anzeigen wirken', 'pt-BR': 'Quais anúncios funcionam' };
    const pixel = snapshotPixel({ vendorName: 'Meta', purpose: 'Which ads work', purposeIn, declared: true });
    expect(noticeSchema.parse(notice(snapshotOf([pixel]))).categories).toEqual([
      { key: 'marketing', pixels: [{ vendor: 'Meta', purpose: 'Which ads work', purposeIn }] },
    ]);
  });

  it.each([
    ['paused', { paused: true }],
    ['not approved', { approvedHash: null }],
    ['approved with other content', { approvedHash: HASH_B }],
    ['without category', { categories: [] }],
  ])('leaves out what is %s', (_, changes) => {
    expect(notice(snapshotOf([snapshotPixel(changes)])).categories).toEqual([]);
  });
});
