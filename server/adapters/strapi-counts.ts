import { FIRE_ROWS } from '../src/contract/fires';
import type { KeepCounts } from './fire-counter';
import type { StrapiSettings } from './strapi-options';
import { expectKept, postToStrapi } from './strapi-post';

/**
 * Build the sending of counts to Strapi. It rejects, with a sentence for the operator, where Strapi did not keep them; of many rows,
 * those that Strapi has are taken out of the list.
 */
export const forwardCounts =
  (settings: StrapiSettings): KeepCounts =>
  async (rows) => {
    while (rows.length > 0) {
      const some = JSON.stringify(rows.slice(0, FIRE_ROWS));
      await expectKept(postToStrapi(settings, 'counts', some), 'counts', settings);
      rows.splice(0, FIRE_ROWS);
    }
  };
