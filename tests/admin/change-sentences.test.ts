import { differenceOf } from '../../admin/src/content-view';
import type { PixelContent } from '../../server/src/contract';
import { metaContent } from './content';
import { english } from './english';

const pageView = { name: 'page_view' as const, goal: 'Which ads are worth their money?' };

describe('a version compared with another one, in sentences', () => {
  it.each<[string, Partial<PixelContent>, Partial<PixelContent>, string[]]>([
    ['nothing differs', {}, {}, []],
    [
      'an event is added',
      {},
      {
        events: [
          pageView,
          {
            name: 'purchase',
            goal: 'Which ads sell?',
            triggers: [{ kind: 'click', on: { by: 'text', text: 'Buy now' }, once: true }],
          },
        ],
      },
      [
        'Adds the event Purchase: Meta would be told when somebody clicks “Buy now”, the first time on a page.',
      ],
    ],
    [
      'an event is taken out',
      { events: [pageView, { name: 'search', goal: 'What do people look for?' }] },
      {},
      ['Takes out the event Searched: Meta would not be told of it any more.'],
    ],
    [
      'an event gets another goal and another trigger',
      {},
      {
        events: [
          {
            ...pageView,
            goal: 'Which ads are read?',
            triggers: [
              { kind: 'scroll', percent: 50 },
              { kind: 'time', seconds: 30 },
            ],
          },
        ],
      },
      [
        'Gives the event Page viewed another goal: Which ads are read?',
        'Reports the event Page viewed at another moment: when 50 percent of the page have been in sight and after 30 seconds on the page.',
      ],
    ],
    [
      'the default trigger is written out',
      {},
      { events: [{ ...pageView, triggers: [{ kind: 'page_view' }] }] },
      [],
    ],
    [
      'it runs in more places, and in fewer',
      {},
      {
        placement: {
          include: [
            { kind: 'prefix', path: '/' },
            { kind: 'exact', path: '/sale' },
          ],
          exclude: [{ kind: 'prefix', path: '/account' }],
        },
      },
      ['Runs in 2 more places: the page /sale and /kids.', 'Does not run any more in one place: /account.'],
    ],
    [
      'consent, id, name, purpose, owner and review',
      {},
      {
        categories: ['functional', 'measurement'],
        settings: { pixelId: '999999999999999' },
        name: 'Summer campaign',
        purpose: 'Shows which of our ads brought somebody to this shop.',
        purposeIn: { de: 'Zeigt, welche Anzeige jemanden hergebracht hat.' },
        owner: { name: 'Ana', email: 'ana@example.org' },
        reviewEveryDays: 30,
      },
      [
        'Changes the consent category from marketing to functional and measurement.',
        'Changes Pixel id from 123456789012345 to 999999999999999.',
        'Renames it from Spring campaign to Summer campaign.',
        'Words the purpose anew.',
        'Words the purpose anew in German.',
        'Ana looks after it in place of Jo.',
        'Is reviewed every 30 days instead of every 90.',
      ],
    ],
    [
      'the vendor changes: its settings are not compared',
      {},
      { vendor: 'plausible', settings: { domain: 'example.org' } },
      ['Changes the vendor from Meta Pixel to Plausible.'],
    ],
    [
      'something else puts it into the site',
      {},
      { delivery: 'declared' },
      ['From now on something else puts it into the site; we would only list it.'],
    ],
    ['being injected is written out', {}, { delivery: 'injected' }, []],
  ])('%s', (_, before, after, expected) => {
    expect(differenceOf(metaContent(before), metaContent(after), english)).toEqual(expected);
  });

  it('reads texts as they are, whatever they contain', () => {
    const name = '<b>{name}</b> # | plural';
    expect(differenceOf(metaContent(), metaContent({ name }), english)).toEqual([
      `Renames it from Spring campaign to ${name}.`,
    ]);
  });
});
