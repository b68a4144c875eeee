import type { PermissionKey } from '../../../server/src/contract';
import type { Counts } from '../api';
import { HOME, INVENTORY } from '../plugin-id';
import type { TextKey } from '../words/words';

/** A screen that the navigation leads to. */
export interface Destination {
  to: string;
  label: TextKey;
  /** Further screens that belong to it, by how their addresses begin. */
  also?: string[];
  /** Shown to those with this permission alone; left out: to every reader. */
  permission?: PermissionKey;
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
    count: (counts) => counts.unpublished,
  },
  { to: `${HOME}/consent`, label: 'nav.consent', permission: 'consent' },
  { to: `${HOME}/activity`, label: 'nav.activity', permission: 'activity' },
  { to: `${HOME}/settings`, label: 'nav.settings', permission: 'settings' },
];

const isBelow = (path: string, place: string): boolean => path === place || path.startsWith(`${place}/`);

/**
 * Tell whether an address is a destination's own (`page`), one of its further screens (`inside`), or neither. `path`
 * is the address within the admin panel.
 */
export const whereIs = (path: string, { to, also = [] }: Destination): 'page' | 'inside' | null => {
  if (path === to || path === `${to}/`) return 'page';
  if (to === HOME) return null;
  return [to, ...also].some((place) => isBelow(path, place)) ? 'inside' : null;
};
