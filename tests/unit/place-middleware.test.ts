import { placeMiddleware } from '../../server/src/core/place-middleware';

const OURS = 'plugin::pixel-inventory.inject';
const outer = ['strapi::logger', 'strapi::errors', 'strapi::security', 'strapi::cors', 'strapi::poweredBy'];
const inner = ['strapi::query', 'strapi::body', 'strapi::session', 'strapi::favicon', 'strapi::public'];

const cases: [string, unknown[], unknown[]][] = [
  [
    'goes right after compression',
    [...outer, 'strapi::compression', ...inner],
    [...outer, 'strapi::compression', OURS, ...inner],
  ],
  [
    'follows compression wherever it stands',
    ['strapi::compression', ...outer, ...inner],
    ['strapi::compression', OURS, ...outer, ...inner],
  ],
  [
    'finds compression with options',
    [{ name: 'strapi::compression', config: {} }, ...inner],
    [{ name: 'strapi::compression', config: {} }, OURS, ...inner],
  ],
  ['goes after the outer ones where nothing is compressed', [...outer, ...inner], [...outer, OURS, ...inner]],
  ['goes first in an unusual list', ['global::mine'], [OURS, 'global::mine']],
  ['leaves a list alone that names it', [...outer, ...inner, OURS], [...outer, ...inner, OURS]],
  [
    'leaves a list alone that names it with options',
    [{ name: OURS, config: {} }],
    [{ name: OURS, config: {} }],
  ],
  ['bears functions and odd entries', [null, 5, () => undefined], [OURS, null, 5, expect.any(Function)]],
];

it.each(cases)('%s', (_why, list, expected) => {
  expect(placeMiddleware(list, OURS)).toEqual(expected);
});
