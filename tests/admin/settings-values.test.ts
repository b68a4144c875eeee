import { settingsSchema, type Settings } from '../../server/src/contract';
import { contentTypesSchema } from '../../admin/src/content-type';
import {
  changeOf,
  checkValues,
  faultsOf,
  isSame,
  pathField,
  valuesOf,
} from '../../admin/src/pages/settings/settings-values';

const ARTICLE = 'api::article.article';
const saved: Settings = settingsSchema.parse({
  siteUrl: 'https://www.example.org',
  contentPaths: { [ARTICLE]: '/articles/{slug}' },
});
const values = (part: Partial<ReturnType<typeof valuesOf>> = {}) => ({ ...valuesOf(saved), ...part });

describe('what was typed', () => {
  it.each([
    ['nothing', {}, {}],
    ['an address that is none', { siteUrl: 'example' }, { siteUrl: /^Expected an address/ }],
    [
      'a path without a slash',
      { contentPaths: { [ARTICLE]: 'x' } },
      { [pathField(ARTICLE)]: /starts with \// },
    ],
    ['an address with white space around it', { siteUrl: ' https://example.org ' }, {}],
    ['no address', { siteUrl: '' }, {}],
    ['no path', { contentPaths: { [ARTICLE]: ' ' } }, {}],
  ])('%s', (_, part, faults) => {
    const found = checkValues(values(part));
    expect(Object.keys(found)).toEqual(Object.keys(faults));
    for (const [field, sentence] of Object.entries(faults)) expect(found[field]).toMatch(sentence);
  });

  it('is saved without the content types that have no pages', () => {
    const typed = values({ contentPaths: { [ARTICLE]: '', 'api::page.page': ' /{slug} ' } });
    expect(changeOf(typed).contentPaths).toEqual({ 'api::page.page': '/{slug}' });
  });

  it('leaves the two-person rule alone', () => {
    expect(Object.keys(changeOf(values())).sort()).toEqual(['contentPaths', 'mails', 'reviews', 'siteUrl']);
  });
});

describe('there is something to save', () => {
  it.each([
    ['as it was', {}, false],
    ['an empty path more', { contentPaths: { [ARTICLE]: '/articles/{slug}', 'api::page.page': '' } }, false],
    ['a path less', { contentPaths: { [ARTICLE]: '' } }, true],
    ['another address', { siteUrl: 'https://example.org' }, true],
    ['a mail less', { mails: { submitted: true, decided: false, stopped: true } }, true],
  ])('%s: %#', (_, part, changed) => {
    expect(isSame(values(part), valuesOf(saved))).toBe(!changed);
  });
});

it('puts the first of what the server finds at its field', () => {
  const issue = (message: string) => ({ path: ['contentPaths', ARTICLE], message });
  expect(faultsOf([issue('First.'), issue('Second.')])).toEqual({ [pathField(ARTICLE)]: 'First.' });
});

it('offers the content types of the site by name, with the fields that can stand in an address', () => {
  const type = (uid: string, displayName: string, isDisplayed = true) => ({
    uid,
    isDisplayed,
    info: { displayName },
    attributes: {
      id: { type: 'integer' },
      slug: { type: 'uid' },
      body: { type: 'blocks' },
      title: { type: 'string' },
    },
  });
  const answer = [
    type('api::page.page', 'Page'),
    type(ARTICLE, 'Article'),
    type('api::hidden.hidden', 'Hidden', false),
    type('plugin::users-permissions.user', 'User'),
  ];
  expect(contentTypesSchema.parse(answer)).toEqual([
    { uid: ARTICLE, name: 'Article', fields: ['slug', 'title'] },
    { uid: 'api::page.page', name: 'Page', fields: ['slug', 'title'] },
  ]);
});
