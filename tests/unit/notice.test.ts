import { BANNER_TEXT_KEYS, noticeSchema, type Snapshot } from '../../server/src/contract';
import { prepare } from '../../server/src/core/decide';
import { notice, usesOf } from '../../server/src/core/notice';
import { VISITOR_TEXTS } from '../../server/src/core/visitor-texts';
import { HASH_B, snapshotPixel } from '../fakes/pixels';
import { snapshotOf } from '../fakes/visits';

const { en: ENGLISH } = VISITOR_TEXTS;
const BANNER_TEXTS = Object.fromEntries(BANNER_TEXT_KEYS.map((key) => [key, ENGLISH?.[key]]));

const inEnglish = (snapshot: Snapshot) => notice(prepare(snapshot), ['en']);

describe('notice', () => {
  it('names what can run, by category in the usual order', () => {
    const written = inEnglish(
      snapshotOf([
        snapshotPixel({ vendorName: 'Meta', purpose: 'Which ads work', categories: ['marketing'] }),
        snapshotPixel({ vendorName: 'Matomo', purpose: 'Which pages work', categories: ['measurement'] }),
        snapshotPixel({ vendorName: 'Both', purpose: 'Both', categories: ['marketing', 'measurement'] }),
      ]),
    );
    expect(noticeSchema.parse(written)).toEqual({
      snapshot: 12,
      lang: 'en',
      dir: 'ltr',
      texts: BANNER_TEXTS,
      look: { position: 'bottom', colours: null },
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
    expect(noticeSchema.parse(inEnglish(snapshotOf([pixel]))).categories).toEqual([
      { key: 'marketing', pixels: [{ vendor: 'Meta', purpose: 'Which ads work', purposeIn }] },
    ]);
  });

  it.each([
    ['de', '3 Monate'],
    ['de-AT', '3 Monate'],
    ['it', '3 months'],
  ])('says in the words of %s for how long something is kept', (lang, lifetime) => {
    const trace = { name: '_fbp', where: 'cookie' as const, lifetime: '3 months', purpose: 'A number.' };
    const about = { who: 'A company.', collects: 'The page.', dataGoesTo: 'Ireland.', policyUrl: null };
    const german = { ...about, traces: [{ ...trace, lifetime: '3 Monate', purpose: 'Eine Nummer.' }] };
    const pixel = snapshotPixel({ about, traces: [trace], aboutIn: { de: german } });
    const [category] = noticeSchema.parse(notice(prepare(snapshotOf([pixel])), [lang])).categories;
    expect(category?.pixels[0]?.traces?.map((one) => one.lifetime)).toEqual([lifetime]);
  });

  it.each([
    ['paused', { paused: true }],
    ['not approved', { approvedHash: null }],
    ['approved with other content', { approvedHash: HASH_B }],
    ['without category', { categories: [] }],
  ])('leaves out what is %s', (_, changes) => {
    expect(inEnglish(snapshotOf([snapshotPixel(changes)])).categories).toEqual([]);
  });
});

describe('what the asked categories do', () => {
  const written = inEnglish(snapshotOf([]));

  it.each([
    [['measurement'], 'en', 'count visits'],
    [['measurement', 'marketing'], 'en', 'count visits and help advertisers show you matching ads'],
    [['measurement', 'marketing'], 'de', 'count visits und help advertisers show you matching ads'],
    // A site may have texts in a language that is none.
    [['measurement', 'marketing'], 'de-1a', 'count visits, help advertisers show you matching ads'],
    [[], 'en', ''],
  ] as const)('%j in %s: %s', (categories, lang, uses) => {
    expect(usesOf(categories, { ...written, lang })).toBe(uses);
  });
});
