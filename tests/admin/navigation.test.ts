import { PERMISSIONS, type PermissionKey } from '../../server/src/contract';
import { allowedActionOf } from '../../admin/src/allowed-action';
import { DESTINATIONS, whereIs } from '../../admin/src/components/destinations';
import { english } from './english';

const HOME = '/plugins/pixel-inventory';

const current = (path: string): string[] =>
  DESTINATIONS.flatMap((destination) => {
    const where = whereIs(path, destination);
    return where ? [`${english.say(destination.label)} (${where})`] : [];
  });

describe('the navigation marks where somebody is', () => {
  it.each([
    ['', 'Overview (page)'],
    ['/', 'Overview (page)'],
    ['/inventory', 'Inventory (page)'],
    ['/import', 'Inventory (inside)'],
    ['/pixels/new', 'Inventory (inside)'],
    ['/pixels/spring-campaign', 'Inventory (inside)'],
    ['/pixels/spring-campaign/edit', 'Inventory (inside)'],
    ['/pixels/spring-campaign/review', 'Reviews (inside)'],
    ['/reviews', 'Reviews (page)'],
    ['/approvals', 'Approvals (page)'],
    ['/approvals/spring-campaign', 'Approvals (inside)'],
    ['/publish', 'Publish (page)'],
    ['/publish/12', 'Publish (inside)'],
    ['/consent', 'Consent (page)'],
    ['/banner', 'Banner and rules (page)'],
    ['/activity', 'Activity (page)'],
    ['/settings', 'Settings (page)'],
  ])('%s', (path, marked) => {
    expect(current(`${HOME}${path}`)).toEqual([marked]);
  });

  it.each(['/nowhere', '/pixelsandmore', '/inventorying'])('and nothing on %s', (path) => {
    expect(current(`${HOME}${path}`)).toEqual([]);
  });
});

describe('what Strapi calls a permission', () => {
  it.each([
    ['read', 'canRead'],
    ['custom-code', 'canCustomCode'],
    ['settings', 'canSettings'],
  ] as [PermissionKey, string][])('%s: %s', (key, name) => {
    expect(allowedActionOf(key)).toBe(name);
  });

  it('is another one for each', () => {
    const keys = Object.keys(PERMISSIONS) as PermissionKey[];
    expect(new Set(keys.map(allowedActionOf)).size).toBe(keys.length);
  });
});
