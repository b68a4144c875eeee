import { changesOf, warningsOf } from '../../admin/src/content-view';
import type { PixelContent } from '../../server/src/contract';
import { metaContent } from './content';
import { english } from './english';

const changes = (part: Partial<PixelContent>) =>
  changesOf(metaContent(), metaContent(part), english).map(({ label, before, after }) => [
    label,
    before?.join(' / ') ?? null,
    after?.join(' / ') ?? null,
  ]);

describe('what a version changes', () => {
  it('is nothing where nothing differs', () => {
    expect(changes({})).toEqual([]);
  });

  it.each<[string, Partial<PixelContent>, (string | null)[][]]>([
    [
      'a setting by its label',
      { settings: { pixelId: '999999999999999' } },
      [['Pixel id', '123456789012345', '999999999999999']],
    ],
    ['a category', { categories: ['necessary'] }, [['Consent category', 'Marketing', 'Necessary']]],
    [
      'an event that was added, and one that was dropped',
      { events: [{ name: 'purchase', goal: 'Which ads sell?' }] },
      [
        [
          'Event: Purchase',
          null,
          'Goal: Which ads sell? / Reported when the site’s code reports purchase. / Meta Pixel calls it Purchase.',
        ],
        [
          'Event: Page viewed',
          'Goal: Which ads are worth their money? / Reported when a page opens. / Meta Pixel calls it PageView.',
          null,
        ],
      ],
    ],
    [
      'an exception that was dropped',
      { placement: { include: [{ kind: 'prefix', path: '/' }], exclude: [] } },
      [['Does not run on', '/kids and everything below it', 'No exceptions']],
    ],
    ['how often it is reviewed', { reviewEveryDays: 1 }, [['Reviewed', 'Every 90 days', 'Every day']]],
  ])('names %s', (_, part, expected) => {
    expect(changes(part)).toEqual(expected);
  });

  it('reads texts as they are, whatever they contain', () => {
    const name = '<b>{name}</b> \u2028 # | plural';
    expect(changes({ name })).toEqual([['Name', 'Spring campaign', name]]);
  });
});

describe('what an approver looks at first', () => {
  const warnings = (part: Partial<PixelContent>) => warningsOf(metaContent(), metaContent(part), english);

  it('is nothing where a text alone differs', () => {
    expect(warnings({ name: 'Summer campaign', purpose: 'Another purpose, in other words.' })).toEqual([]);
  });

  it('is everything where nothing was approved before', () => {
    expect(warningsOf(null, metaContent(), english)).toEqual([
      'This pixel is new. Meta has not heard from this site through it before.',
      'Browsers would talk to new servers: connect.facebook.net and www.facebook.com.',
    ]);
  });

  it.each<[string, Partial<PixelContent>, string]>([
    [
      'another vendor',
      { vendor: 'plausible', settings: { domain: 'example.org' } },
      'The vendor is another one. plausible.io would hear from this site.',
    ],
    [
      'a new host',
      { vendor: 'plausible', settings: { domain: 'example.org' } },
      'Browsers would talk to a new server: plausible.io.',
    ],
    [
      'a new event',
      {
        events: [
          { name: 'page_view', goal: 'Which ads are worth their money?' },
          { name: 'purchase', goal: 'Which ads sell?' },
        ],
      },
      'It would report a new event: Purchase.',
    ],
    [
      'an exception that is gone',
      { placement: { include: [{ kind: 'prefix', path: '/' }], exclude: [] } },
      'It would run in more places. Look at: /kids and everything below it.',
    ],
    [
      'another category',
      { categories: ['measurement'] },
      'The consent category changes from marketing to measurement.',
    ],
    ['no consent at all', { categories: ['necessary'] }, 'Visitors would not be asked'],
  ])('names %s', (_, part, expected) => {
    expect(warnings(part).join('\n')).toContain(expected);
  });

  it('is not that the same categories stand in another order', () => {
    const before = metaContent({ categories: ['functional', 'marketing'] });
    const after = metaContent({ categories: ['marketing', 'functional'] });
    expect(warningsOf(before, after, english)).toEqual([]);
  });

  it('survives settings that are broken', () => {
    expect(() => warnings({ settings: { pixelId: 7 } })).not.toThrow();
  });
});
