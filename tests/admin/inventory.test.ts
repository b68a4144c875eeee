import { bulkDetails, bulkOutcome, fits, type BulkKind } from '../../admin/src/pages/inventory/bulk-words';
import { filterChips, withoutFilters } from '../../admin/src/pages/inventory/filter-chips';
import {
  nextSort,
  readAddress,
  typedPath,
  USUAL,
  writeAddress,
} from '../../admin/src/pages/inventory/inventory-address';
import { toggled } from '../../admin/src/pages/inventory/use-choosing';
import type { ListQuery, PixelSummary } from '../../server/src/contract';
import { english } from './english';
import { summary } from './summary';

const read = (address: string): ListQuery => readAddress(new URLSearchParams(address));

describe('the address of a list', () => {
  it.each<[string, Partial<ListQuery>]>([
    ['', {}],
    ['search=spring+ads', { search: 'spring ads' }],
    [
      'state=live&category=marketing&vendor=matomo',
      { state: 'live', category: 'marketing', vendor: 'matomo' },
    ],
    ['owner=jo%40example.org&review=overdue', { owner: 'jo@example.org', review: 'overdue' }],
    ['path=%2Fshop&sort=name&order=asc', { path: '/shop', sort: 'name', order: 'asc' }],
    ['waiting=true&page=3&pageSize=50', { waiting: true, page: 3, pageSize: 50 }],
  ])('%s is read and written back', (address, part) => {
    const query = { ...USUAL, ...part };
    expect(read(address)).toEqual(query);
    expect(writeAddress(query).toString()).toBe(address);
  });

  it.each<[string, Partial<ListQuery>]>([
    ['state=hidden&category=marketing', { category: 'marketing' }],
    ['page=0&pageSize=5000', {}],
    ['page=x&sort=hash&order=sideways', {}],
    ['review=never&state=live', { state: 'live' }],
    ['waiting=false', {}],
    ['waiting=perhaps', {}],
    ['utm_source=mail&__proto__=x&constructor=x', {}],
    [`search=${'a'.repeat(121)}&state=draft`, { state: 'draft' }],
  ])('%s is read without what makes no sense', (address, part) => {
    expect(read(address)).toEqual({ ...USUAL, ...part });
  });
});

describe('a click on a heading', () => {
  it('sorts upwards, downwards, then as usual', () => {
    const up = nextSort(USUAL, 'name');
    const down = nextSort(up, 'name');
    expect([up, down, nextSort(down, 'name')]).toEqual([
      { sort: 'name', order: 'asc' },
      { sort: 'name', order: 'desc' },
      { sort: 'updated', order: 'desc' },
    ]);
    expect(nextSort(down, 'owner')).toEqual({ sort: 'owner', order: 'asc' });
  });
});

describe('a path that somebody types', () => {
  it.each([
    ['', ''],
    ['  ', ''],
    ['/shop', '/shop'],
    ['shop', '/shop'],
    [' /shop?colour=red#top ', '/shop'],
    ['https://www.example.org/shop/wren?x=1', '/shop/wren'],
    ['HTTPS://example.org', '/'],
    ['javascript:alert(1)', '/javascript:alert(1)'],
    [`/${'a'.repeat(600)}`, `/${'a'.repeat(499)}`],
    ['a'.repeat(600), `/${'a'.repeat(499)}`],
  ])('%s', (text, path) => {
    expect(typedPath(text)).toBe(path);
  });
});

describe('filters in words', () => {
  const names = {
    vendor: (key: string) => (key === 'matomo' ? 'Matomo' : key),
    owner: (email: string) => email,
  };
  const query: ListQuery = {
    ...USUAL,
    search: 'ads',
    state: 'live',
    waiting: true,
    category: 'marketing',
    vendor: 'matomo',
    owner: 'jo@example.org',
    review: 'soon',
    path: '/shop',
  };

  it('say each that is set', () => {
    expect(filterChips(query, names, english).map(({ text }) => text)).toEqual([
      'Search: ads',
      'State: Live',
      'State: Anything waiting for approval',
      'Consent: Marketing',
      'Vendor: Matomo',
      'Owner: jo@example.org',
      'Review: Within 14 days',
      'Runs on the page /shop',
    ]);
  });

  it('can be taken away one by one, or all at once', () => {
    const chips = filterChips(query, names, english);
    for (const { key, without } of chips) {
      const left = filterChips({ ...query, ...without }, names, english);
      expect(left.map((chip) => chip.key)).toEqual(chips.map((chip) => chip.key).filter((k) => k !== key));
    }
    expect(filterChips({ ...query, ...withoutFilters }, names, english)).toEqual([]);
    expect(filterChips(USUAL, names, english)).toEqual([]);
  });
});

describe('choosing', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((slug) => summary({ slug })) as [
    PixelSummary,
    PixelSummary,
    PixelSummary,
  ];
  const chosen = (...pixels: PixelSummary[]) => new Map(pixels.map((pixel) => [pixel.slug, pixel]));

  it('takes the rest of a page, and leaves it when all of it is chosen', () => {
    expect([...toggled(chosen(a, c), [a, b]).keys()]).toEqual(['a', 'c', 'b']);
    expect([...toggled(chosen(a, b, c), [a, b]).keys()]).toEqual(['c']);
  });
});

describe('several at once', () => {
  it.each<[BulkKind, Partial<PixelSummary>, boolean]>([
    ['pause', { state: 'live' }, true],
    ['pause', { state: 'live', delivery: 'declared' }, false],
    ['pause', { state: 'paused' }, false],
    ['pause', { state: 'draft' }, false],
    ['submit', { state: 'draft', change: 'draft' }, true],
    ['submit', { state: 'live', change: 'draft' }, true],
    ['submit', { state: 'live', change: null }, false],
    ['submit', { state: 'in_review', change: 'in_review' }, false],
    ['submit', { state: 'retired', change: 'draft' }, false],
  ])('%s fits %j: %s', (kind, part, expected) => {
    expect(fits(kind, summary(part))).toBe(expected);
  });

  it('names those that it would be done to, the first eight, and says what stays', () => {
    const live = Array.from({ length: 10 }, (_, at) => summary({ name: `Pixel ${at}`, state: 'live' }));
    const details = bulkDetails('pause', [...live, summary()], english);
    expect(details).toHaveLength(10);
    expect(details.slice(-3)).toEqual([
      'Pixel 7',
      'And 2 more.',
      'One of the chosen pixels is not live, or something else puts it in, so it stays as it is.',
    ]);
  });

  it('says what became of each, what was refused first, and keeps that', () => {
    const chosen = new Map(['a', 'b'].map((slug) => [slug, summary({ slug, name: `Pixel ${slug}` })]));
    const results = [
      { slug: 'a', ok: true, message: '' },
      { slug: 'b', ok: false, message: 'This pixel is stopped already.' },
      { slug: 'gone', ok: false, message: 'There is no pixel "gone".' },
    ];
    expect(bulkOutcome('pause', { results }, chosen, english)).toEqual({
      tone: 'warning',
      summary:
        'One pixel was stopped. It sends nothing any more. 2 pixels were left as they are. They are still chosen.',
      lines: [
        'Pixel b: This pixel is stopped already.',
        'gone: There is no pixel "gone".',
        'Pixel a: Stopped.',
      ],
      refused: ['b', 'gone'],
    });
    expect(bulkOutcome('submit', { results: results.slice(0, 1) }, chosen, english)).toMatchObject({
      tone: 'success',
      summary: 'One pixel was submitted. Somebody else can approve now.',
      refused: [],
    });
  });
});
