import {
  CONSENT_RULES,
  MAIL_LANGUAGES,
  type MailLanguage,
  type PixelContent,
} from '../../server/src/contract';
import {
  asksFirst,
  processingCells,
  processingHeadings,
  type ProcessedPixel,
} from '../../server/src/core/processing-record';
import { PROCESSING_WORDS } from '../../server/src/core/processing-words';
import { USUAL_CONSENT } from '../../server/src/core/usual-consent';
import { ben, content } from '../fakes/pixels';
import { TRACKERS } from '../fakes/trackers';

const told = TRACKERS.find(({ vendorName }) => vendorName === 'Meta Pixel') ?? {};

const pixel = (changes: Partial<ProcessedPixel> = {}, about: Partial<PixelContent> = {}): ProcessedPixel => ({
  state: 'live',
  version: { pixel: 'spring-campaign', number: 2, content: content(about) },
  vendorName: 'Meta Pixel',
  receiver: 'Meta',
  told,
  approval: { person: ben, at: '2026-11-02T23:30:00.000Z' },
  firstPublishedAt: '2026-11-03T08:00:00.000Z',
  reviewedAt: null,
  reviewDueAt: '2027-02-01T23:30:00.000Z',
  ...changes,
});

const row = (one: ProcessedPixel, language: MailLanguage = 'en', asks = true) => {
  const cells = processingCells(one, { language, asksFirst: asks });
  return Object.fromEntries(processingHeadings(language).map((heading, at) => [heading, cells[at]]));
};

describe('a row of the record of processing', () => {
  it('says all that is known', () => {
    expect(row(pixel())).toEqual({
      Name: 'Spring campaign',
      'Short name': 'spring-campaign',
      State: 'live',
      Vendor: 'Meta Pixel',
      Recipient: 'Meta',
      'Who that is': 'Meta Pixel International Ltd., 1 Long Harbour Street, Dublin, Ireland',
      'Where the data goes': 'Ireland and the United States',
      Purpose: 'Tells us which of our ads on Facebook bring people to the shop.',
      'Consent categories': 'Marketing',
      'Waits for consent': 'yes',
      'What the vendor collects':
        'The pages that you look at, your browser and its language, and roughly where you are.',
      'Tells the recipient that (and what for)': 'a page was viewed: Which ad shall we go on paying for?',
      'Kept in the browser, and how long':
        '_fbp (cookie of this site), 90 days: Tells visitors apart.\n' +
        'lastExternalReferrer (storage of the browser), 90 days: Tells visitors apart.',
      'Runs on': 'all pages',
      'Looked after by': 'Jo Owner',
      'Their e-mail address': 'jo@example.org',
      Version: '2',
      'Version approved by': 'Ben Approver',
      'Version approved on': '2026-11-02',
      'Version first published on': '2026-11-03',
      'Last review on': '',
      'Next review due on': '2027-02-01',
      'Privacy policy of the vendor': 'https://vendor.example/privacy',
    });
  });

  it('leaves out what nobody knows', () => {
    const bare = row(
      pixel({
        told: {},
        approval: null,
        firstPublishedAt: null,
        reviewDueAt: null,
        vendorName: 'gone-vendor',
      }),
    );
    const empty = Object.keys(bare).filter((heading) => bare[heading] === '');
    expect(empty).toEqual([
      'Who that is',
      'Where the data goes',
      'What the vendor collects',
      'Kept in the browser, and how long',
      'Version approved by',
      'Version approved on',
      'Version first published on',
      'Last review on',
      'Next review due on',
      'Privacy policy of the vendor',
    ]);
  });

  it('speaks the reader’s language, where there is something in it', () => {
    const german = row(
      pixel({ state: 'paused' }, { purposeIn: { de: 'Zeigt uns, welche Anzeigen sich lohnen.' } }),
      'de',
    );
    expect(german).toMatchObject({
      Zustand: 'angehalten',
      Zweck: 'Zeigt uns, welche Anzeigen sich lohnen.',
      'Wohin die Daten gehen': 'Irland und die Vereinigten Staaten',
      'Läuft auf': 'allen Seiten',
      'Was im Browser bleibt, und wie lange': expect.stringContaining(
        '_fbp (Cookie dieser Website), 90 Tage: Unterscheidet Besucher.',
      ) as string,
    });
    expect(row(pixel(), 'fr')).toMatchObject({
      Finalité: 'Tells us which of our ads on Facebook bring people to the shop.',
      'Où vont les données': 'Ireland and the United States',
    });
  });

  it.each([
    ['what is asked for', {}, {}, true, 'yes'],
    ['a laxer place', {}, {}, false, 'yes, but not in places whose rule does not ask first'],
    ['what is necessary', {}, { categories: ['necessary'] }, true, 'needs none'],
    ['one of two', {}, { categories: ['necessary', 'marketing'] }, true, 'yes'],
    [
      'what loads early',
      { told: { beforeConsent: true } },
      {},
      true,
      'loads before the answer, with signals that say no',
    ],
    [
      'what is declared',
      { told: { beforeConsent: true } },
      { delivery: 'declared', categories: ['necessary'] },
      true,
      'not checked here: something else puts it into the site',
    ],
  ] satisfies [string, Partial<ProcessedPixel>, Partial<PixelContent>, boolean, string][])(
    'says of %s whether it waits for consent',
    (_what, changes, about, asks, words) => {
      expect(row(pixel(changes, about), 'en', asks)['Waits for consent']).toBe(words);
    },
  );

  it('says that nothing is known to be kept', () => {
    const kept = row(pixel({ told: { ...told, traces: [], aboutIn: {} } }));
    expect(kept['Kept in the browser, and how long']).toBe('nothing that is known');
  });

  it('holds no formula, wherever somebody types one', () => {
    const evil = '=HYPERLINK("http://evil.example","x")';
    const typed = pixel(
      { approval: { person: { ...ben, name: evil }, at: '2026-11-02T23:30:00.000Z' }, receiver: '@x' },
      { name: evil, purpose: evil, owner: { name: '+1', email: '-jo@example.org' } },
    );
    expect(
      processingCells(typed, { language: 'en', asksFirst: true }).filter((cell) => /^[=+\-@\t\r]/.test(cell)),
    ).toEqual([]);
    expect(row(typed)).toMatchObject({ Name: `'${evil}`, Recipient: "'@x", 'Looked after by': "'+1" });
  });
});

describe.each(MAIL_LANGUAGES)('the words of the record, in %s', (language) => {
  it('are all there, and no two columns have one heading', () => {
    expect(Object.values(PROCESSING_WORDS[language]).filter((text) => text.trim() === '')).toEqual([]);
    expect(Object.keys(PROCESSING_WORDS[language])).toEqual(Object.keys(PROCESSING_WORDS.en));
    const headings = processingHeadings(language);
    expect(new Set(headings).size).toBe(headings.length);
  });
});

it.each(CONSENT_RULES)('asks first everywhere only if every rule does: %s', (rule) => {
  const { policy } = USUAL_CONSENT;
  const region = { key: 'there', places: ['US'], rule, gpc: true };
  expect(asksFirst({ ...USUAL_CONSENT, policy: { ...policy, regions: [region] } })).toBe(rule === 'opt_in');
  expect(asksFirst({ ...USUAL_CONSENT, policy: { ...policy, elsewhere: { rule, gpc: true } } })).toBe(
    rule === 'opt_in',
  );
});
