import { settingsSchema, type Settings } from '../../server/src/contract';
import { settingsChanges } from '../../server/src/core/settings-changes';

const usual = settingsSchema.parse({});
const lines = (before: Partial<Settings>, after: Partial<Settings>) =>
  settingsChanges({ ...usual, ...before }, { ...usual, ...after }).map(
    ({ action, summary }) => `${action}: ${summary}`,
  );

const cases: [Partial<Settings>, Partial<Settings>, string[]][] = [
  [{}, {}, []],
  [{}, { twoPersonRule: false }, ['rule_off: Switched the two-person rule off.']],
  [{ twoPersonRule: false }, {}, ['rule_on: Switched the two-person rule on.']],
  [
    {},
    { mails: { submitted: false, decided: false, stopped: false } },
    [
      'settings: Switched the mails about submitted versions off.',
      'settings: Switched the mails about decisions off.',
      'settings: Switched the mails about stopped pixels off.',
    ],
  ],
  [
    {},
    { siteUrl: 'https://www.example.org' },
    ['settings: The address of the site is https://www.example.org.'],
  ],
  [{ siteUrl: 'https://www.example.org' }, {}, ['settings: Took the address of the site away.']],
  [
    { contentPaths: { 'api::a.a': '/a/{slug}', 'api::b.b': '/b/{slug}' } },
    { contentPaths: { 'api::b.b': '/c/{slug}', 'api::d.d': '/d' } },
    [
      'settings: Took away where entries of api::a.a are shown.',
      'settings: Entries of api::b.b are shown at /c/{slug}.',
      'settings: Entries of api::d.d are shown at /d.',
    ],
  ],
  [
    {},
    { reviews: { ...usual.reviews, languageWithoutAccount: 'de' } },
    ['settings: People without an account get mails in German.'],
  ],
];

it('fills in English where settings were stored before anybody could choose', () => {
  const { languageWithoutAccount, ...before } = usual.reviews;
  expect(languageWithoutAccount).toBe('en');
  expect(settingsSchema.parse({ ...usual, reviews: before })).toEqual(usual);
});

it.each(cases)('from %j to %j', (before, after, expected) => expect(lines(before, after)).toEqual(expected));
