import type { FireCount } from '../src/contract';
import { COUNTS_AT_ONCE } from '../src/core/fires';
import { addressOf } from './site';

// What the site was not told yet.
let counts: Record<string, FireCount> = {};
// The pixels that have fired on the page that is shown.
const onPage = new Set<string>();

/** Count that a pixel reported an event and, if it was the first on this page, that there is one more such page. */
export const countFire = (pixel: string, event: string): void => {
  const count = (counts[`${pixel} ${event}`] ??= [pixel, event, 0, 0]);
  count[2] += 1;
  if (onPage.size < onPage.add(pixel).size) count[3] += 1;
};

/** Another page is shown. */
export const countNextPage = (): void => onPage.clear();

/**
 * Tell the site how often its pixels fired since it was last told: no identifier, no address of a page, and no cookies,
 * which `navigator.sendBeacon` would send along. Where nothing fired, nothing is sent.
 */
export const tellCounts = (prefix: string): void => {
  const all = Object.values(counts);
  counts = {};
  while (all.length) {
    fetch(addressOf(prefix, 'counts'), {
      method: 'POST',
      body: JSON.stringify(all.splice(0, COUNTS_AT_ONCE)),
      credentials: 'omit',
      // Says the page's address otherwise.
      referrer: '',
      keepalive: true,
      // What is lost is only a number.
    }).catch(() => undefined);
  }
};
