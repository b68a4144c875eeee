import type { Finding, PathRule, PixelContent } from '../../server/src/contract';
import { findingsOf, type Evidence } from '../../server/src/core/findings';
import { findingsAbout } from '../../server/src/services/findings';
import { content } from '../fakes/pixels';

const find = (changes: Partial<PixelContent>, more: Partial<Evidence> = {}): Finding[] =>
  findingsOf({
    content: content(changes),
    vendor: { usual: 'marketing', risky: false, early: false },
    others: [],
    isHardToRead: (text) => text.startsWith('Hard'),
    ...more,
  });

const codes = (findings: Finding[]) => findings.map(({ code }) => code);
const named = (count: number) => Array.from({ length: count }, (_, at) => ({ name: `P${at + 1}` }));

type Case = [string, Finding[], Finding[]];

const cases: Case[] = [
  ['nothing about an ordinary pixel', find({}), []],
  ['the usual category among others', find({ categories: ['measurement', 'marketing'] }), []],
  [
    'another category than usual',
    find({ categories: ['functional'] }),
    [{ code: 'unusual_category', details: { usual: 'marketing' } }],
  ],
  [
    'necessary, beside a category that is waited for',
    find({ categories: ['necessary', 'functional'] }),
    [{ code: 'unusual_category', details: { usual: 'marketing' } }],
  ],
  [
    'said to be necessary',
    find({ categories: ['necessary'] }),
    [{ code: 'hidden_in_necessary', details: { usual: 'marketing' } }],
  ],
  [
    'necessary, as the vendor is',
    find({ categories: ['necessary'] }, { vendor: { usual: 'necessary', risky: false, early: false } }),
    [],
  ],
  ['a vendor that the catalogue does not hold', find({ categories: ['necessary'] }, { vendor: null }), []],
  [
    'a vendor that can do anything',
    find({}, { vendor: { usual: 'marketing', risky: true, early: false } }),
    [{ code: 'high_risk', details: {} }],
  ],
  [
    'a vendor that loads before a yes',
    find({}, { vendor: { usual: 'marketing', risky: false, early: true } }),
    [{ code: 'loads_before_consent', details: {} }],
  ],
  [
    'a vendor that something else puts in, early or not',
    find({ delivery: 'declared' }, { vendor: { usual: 'marketing', risky: false, early: true } }),
    [{ code: 'not_injected_by_us', details: {} }],
  ],
  [
    'another id at the same vendor',
    find({}, { others: named(2) }),
    [{ code: 'several_ids', details: { names: 'P1, P2' } }],
  ],
  [
    'many other ids',
    find({}, { others: named(9) }),
    [{ code: 'several_ids', details: { names: 'P1, P2, P3, P4, P5, …' } }],
  ],
  [
    'one goal for two events, spelt a little differently',
    find({
      events: [
        { name: 'page_view', goal: 'Which ad sells?' },
        { name: 'purchase', goal: 'which  ad sells' },
        { name: 'search', goal: 'What do people look for?' },
      ],
    }),
    [{ code: 'same_goal_twice', details: { goal: 'Which ad sells?' } }],
  ],
  [
    'a purpose that is hard to read',
    find({ purpose: 'Hard words' }),
    [{ code: 'hard_to_read', details: {} }],
  ],
  [
    'a purpose that is hard to read in another language',
    find({ purposeIn: { de: 'Hard words', fr: 'Easy words' } }),
    [{ code: 'hard_to_read', details: { language: 'de' } }],
  ],
  [
    'a pixel that something else puts into the site',
    find({ delivery: 'declared' }),
    [{ code: 'not_injected_by_us', details: {} }],
  ],
];

it.each(cases)('finds %s', (_what, found, expected) => expect(found).toEqual(expected));

it.each([
  [{ advanced: true }, true],
  [{ advanced: false }, false],
  [{}, false],
  [{ measurementId: '', advanced: true }, false],
])('by the catalogue, a pixel with %j loads before a yes: %s', (more, expected) => {
  const settings = { measurementId: 'G-ABC123DEF4', ...more };
  const one = content({ vendor: 'google-analytics-4', settings, categories: ['measurement'] });
  expect(codes(findingsAbout(one, [])).includes('loads_before_consent')).toBe(expected);
});

it('names the gravest first', () => {
  const all = find(
    {
      purpose: 'Hard words',
      categories: ['necessary'],
      delivery: 'declared',
      placement: { include: [{ kind: 'prefix', path: '/' }], exclude: [{ kind: 'prefix', path: '/' }] },
    },
    { vendor: { usual: 'marketing', risky: true, early: false }, others: named(1) },
  );
  expect(codes(all)).toEqual([
    'high_risk',
    'hidden_in_necessary',
    'several_ids',
    'runs_nowhere',
    'not_injected_by_us',
    'hard_to_read',
  ]);
});

const rule = (text: string): PathRule => {
  const [kind, path] = text.split(' ');
  return { kind: kind as PathRule['kind'], path: path ?? '' };
};

const places: [include: string[], exclude: string[], nowhere: boolean][] = [
  [['prefix /'], [], false],
  [['prefix /'], ['prefix /'], true],
  [['prefix /shop'], ['prefix /'], true],
  [['prefix /shop'], ['prefix /Shop/'], true],
  [['prefix /shop'], ['prefix /sho'], false],
  [['prefix /shop'], ['exact /shop'], false],
  [['exact /shop'], ['exact /SHOP'], true],
  [['exact /shop/a'], ['wildcard /shop/*'], true],
  [['exact /shop/a/b'], ['wildcard /shop/*'], false],
  [['prefix /shop/a'], ['wildcard /shop/*'], false],
  [['prefix /shop/a'], ['wildcard /shop/**'], true],
  [['prefix /shop/a'], ['wildcard /**'], true],
  [['wildcard /shop/*/b'], ['prefix /shop'], true],
  [['wildcard /*/b'], ['prefix /shop'], false],
  [['wildcard /*/b'], ['wildcard /*/b'], true],
  [['prefix /a', 'prefix /b'], ['prefix /a'], false],
  [['prefix /a', 'prefix /b'], ['prefix /a', 'exact /x', 'prefix /b'], true],
  [['exact /'], [`prefix /${'x/'.repeat(150)}`], false],
  [[`prefix /${'x/'.repeat(150)}`], [], true],
];

it.each(places)('included by %j and excluded by %j: nowhere is %s', (include, exclude, nowhere) => {
  const placement = { include: include.map(rule), exclude: exclude.map(rule) };
  expect(codes(find({ placement })).includes('runs_nowhere')).toBe(nowhere);
});
