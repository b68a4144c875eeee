import { fillPath } from '../../server/src/core/entry-path';

const cases: [pattern: string, fields: Record<string, unknown>, path: string | null][] = [
  ['/articles/{slug}', { slug: 'first' }, '/articles/first'],
  ['/{locale}/a/{id}', { locale: 'de', id: 7 }, '/de/a/7'],
  ['/{path}', { path: '/about/team' }, '/about/team'],
  ['/about', {}, '/about'],
  ['/a/{slug}', {}, null],
  ['/a/{slug}', { slug: ' ' }, null],
  ['/a/{slug}', { slug: null }, null],
  ['/a/{slug}', { slug: { evil: true } }, null],
  ['/a/{slug}', { slug: 'a b?c#d' }, '/a/a%20b%3Fc%23d'],
  ['/a/{slug}', { slug: 'half \ud83d' }, '/a/half%20%EF%BF%BD'],
  ['/a/{slug}', { slug: '$&' }, '/a/%24%26'],
  ['/a/{toString}', {}, null],
  ['/a/{__proto__}', {}, null],
  ['/a/{}', {}, null],
];

it.each(cases)('%s with %j is %s', (pattern, fields, path) => expect(fillPath(pattern, fields)).toBe(path));
