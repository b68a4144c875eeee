import type { Core } from '@strapi/strapi';
import type { Category, PixelContent, PixelRecord } from '../../server/src/contract';
import { contentHash } from '../../server/src/core/compile';
import { addDays } from '../../server/src/core/review-due';
import { sha256 } from '../../server/src/io/sha256';
import { changeColumns, recordColumns } from '../../server/src/io/stores/pixel-columns';
import { identityOf } from '../../server/src/services/check-content';
import { ana, content, record } from './pixels';

const CATEGORIES: Category[][] = [
  ['marketing'],
  ['measurement'],
  ['marketing', 'measurement'],
  ['functional'],
];

const placementOf = (at: number): PixelContent['placement'] =>
  at % 5 === 0
    ? { include: [{ kind: 'prefix', path: '/' }], exclude: [{ kind: 'prefix', path: '/kids' }] }
    : { include: [{ kind: 'prefix', path: `/section-${at % 80}` }], exclude: [] };

const contentOf = (at: number): PixelContent =>
  content({
    name: `Pixel ${at}`,
    ...(at % 4 === 0
      ? {
          vendor: 'matomo',
          settings: { url: 'https://stats.example.org/', siteId: String(at + 1), cookies: false },
        }
      : { settings: { pixelId: String(500_000_000_000_000 + at) } }),
    categories: CATEGORIES[at % CATEGORIES.length] ?? [],
    placement: placementOf(at),
    owner: { name: `Owner ${at % 50}`, email: `owner-${at % 50}@example.org` },
  });

const stateOf = (at: number): Partial<PixelRecord> => {
  if (at % 3 === 0) return { review: 'approved', approved: 1, live: 1 };
  return at % 3 === 1 ? { review: 'in_review' } : {};
};

const rowOf = (at: number, now: string): Record<string, unknown> => {
  const filled = contentOf(at);
  const slug = `pixel-${at}`;
  const columns = record({ slug, headHash: contentHash(filled, sha256), ...stateOf(at) });
  const facts = {
    content: filled,
    ...identityOf(filled, sha256),
    person: ana,
    at: addDays(now, -(at % 300)),
  };
  const live = at % 3 === 0 ? { livePlacement: filled.placement } : {};
  const approval = at % 3 === 0 ? { approvedAt: now, reviewDueAt: addDays(now, (at % 100) - 30) } : null;
  return {
    revision: 1,
    ...changeColumns(slug, { facts, ...live, ...(approval ? { approval } : {}) }),
    ...recordColumns(columns),
  };
};

/** Fill an empty inventory with so many pixels, straight into the table. */
export const fillInventory = async (strapi: Core.Strapi, count: number): Promise<void> => {
  const now = new Date().toISOString();
  const table = strapi.db.query('plugin::pixel-inventory.pixel');
  for (let from = 0; from < count; from += 20) {
    const data = Array.from({ length: Math.min(20, count - from) }, (_, at) => rowOf(from + at, now));
    await table.createMany({ data });
  }
};
