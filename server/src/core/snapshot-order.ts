import type { Snapshot } from '../contract';

type Dated = Pick<Snapshot, 'number' | 'publishedAt'>;

/**
 * Say whether a snapshot is older than the one that a site has. Numbers only go up, unless somebody puts an earlier state of
 * Strapi's database back: what is published after that has a lower number, but a later day.
 */
export const isOlder = (one: Dated, held: Dated): boolean => {
  const isEarlier = Date.parse(one.publishedAt) < Date.parse(held.publishedAt);
  const isLater = Date.parse(one.publishedAt) > Date.parse(held.publishedAt);
  return one.number < held.number ? !isLater : one.number === held.number && isEarlier;
};
