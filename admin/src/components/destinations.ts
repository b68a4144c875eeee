import type { PermissionKey } from '../../../server/src/contract';
import type { Counts } from '../api';
import { HOME, INVENTORY, REVIEWS } from '../plugin-id';
import type { TextKey } from '../words/words';

/** A screen that the navigation leads to. */
export interface Destination {
  to: string;
  label: TextKey;
  /** Further screens that belong to it, by how their addresses begin. */
  also?: string[];
  /** Shown to those with one of these permissions alone; left out: to every reader. */
  anyOf?: readonly PermissionKey[];
  /** Says what the number stands for. */
  waiting?: TextKey;
  count?: (counts: Counts) => number;
}

/** The plugin's screens, in the order of the navigation. */
export const DESTINATIONS: Destination[] = [
  { to: HOME, label: 'nav.overview' },
  { to: INVENTORY, label: 'nav.inventory', also: [`${HOME}/pixels`, `${HOME}/import`] },
  {
    to: `${HOME}/approvals`,
    label: 'nav.approvals',
    waiting: 'nav.approvals-waiting',
    count: (counts) => counts.waiting,
  },
  {
    to: `${HOME}/publish`,
    label: 'nav.publish',
    waiting: 'nav.publish-waiting',
    count: (counts) => counts.unpublished + (counts.consentChanges > 0 ? 1 : 0),
  },
  {
    to: REVIEWS,
    label: 'nav.reviews',
    waiting: 'nav.reviews-waiting',
    count: (counts) => counts.reviews,
  },
  { to: `${HOME}/consent`, label: 'nav.consent', anyOf: ['consent'] },
  { to: `${HOME}/banner`, label: 'nav.banner', anyOf: ['settings', 'publish'] },
  { to: `${HOME}/activity`, label: 'nav.activity', anyOf: ['activity'] },
  { to: `${HOME}/settings`, label: 'nav.settings', anyOf: ['settings'] },
];

const ONE_REVIEW = new RegExp(`^${HOME}/pixels/[^/]+/review/?$`);

const isBelow = (path: string, place: string): boolean => path === place || path.startsWith(`${place}/`);

/**
 * Tell whether an address is a destination's own (`page`), one of its further screens (`inside`), or neither. `path`
 * is the address within the admin panel.
 */
export const whereIs = (path: string, { to, also = [] }: Destination): 'page' | 'inside' | null => {
  if (path === to || path === `${to}/`) return 'page';
  if (to === HOME) return null;
  // It is below the pixel that it is about.
  if (ONE_REVIEW.test(path)) return to === REVIEWS ? 'inside' : null;
  return [to, ...also].some((place) => isBelow(path, place)) ? 'inside' : null;
};
