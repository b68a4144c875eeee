import {
  settingsSchema,
  type PixelDetail,
  type Review,
  type ReviewDetail,
  type ReviewList,
  type ReviewSettings,
  type ReviewTaskList,
  type Settings,
  type WhyAnswer,
} from '../../server/src/contract';
import { addApproved, createFlows, dataOf } from './flows';
import type { TestApp, TestUser } from './strapi-app';

const DAY = 24 * 60 * 60 * 1000;

const YES = { needed: 'yes', decision: 'Which ad we pay for.', less: 'no', ownerRight: 'yes' } as const;

export const daysAgo = (days: number): string => new Date(Date.now() - days * DAY).toISOString();

/** What people do about reviews, one call each. */
export const createReviewFlows = (app: TestApp, boss: TestUser, approver: TestUser) => {
  const flows = createFlows(app);

  const detail = async (user: TestUser, slug: string): Promise<ReviewDetail> =>
    dataOf<ReviewDetail>(await app.call(user, 'get', `/pixels/${slug}/review`));

  const current = async (slug: string): Promise<Review> => {
    const { review } = await detail(boss, slug);
    if (!review) throw new Error(`${slug} is not live.`);
    return review;
  };

  return {
    flows,
    detail,
    current,
    /** Bring a pixel from nothing to live. Long ago, somebody looked at it for the last time. */
    live: async (name: string, lookedAt: string, changes: Parameters<typeof addApproved>[3] = {}) => {
      const { pixel } = await addApproved(flows, boss, approver, { name, ...changes });
      const where = { slug: pixel.slug };
      await app.strapi.db
        .query('plugin::pixel-inventory.pixel')
        .updateMany({ where, data: { approvedAt: lookedAt } });
      dataOf(await flows.publish(approver));
      return pixel.slug;
    },
    list: async (query = '') => dataOf<ReviewList>(await app.call(boss, 'get', `/reviews${query}`)),
    answer: async (user: TestUser, slug: string, given: Record<string, unknown>) => {
      const { period, version } = await current(slug);
      return app.call(user, 'post', `/pixels/${slug}/review`, { period, version, answers: YES, ...given });
    },
    keepMany: async (user: TestUser, slugs: string[]) => {
      const items = await Promise.all(
        slugs.map(async (slug) => ({ slug, period: (await current(slug)).period })),
      );
      return app.call(user, 'post', '/reviews/keep', { items });
    },
    set: async (reviews: Partial<ReviewSettings>) => {
      const now = dataOf<Settings>(await app.call(boss, 'get', '/settings'));
      const wanted = settingsSchema.parse({ ...now, reviews: { ...now.reviews, ...reviews } });
      return app.call(boss, 'put', '/settings', wanted);
    },
    why: async (slug: string) => {
      const asked = { which: 'live', path: '/', categories: ['marketing', 'measurement', 'functional'] };
      const answer = await app.call(boss, 'post', `/pixels/${slug}/why`, { ...asked, gpc: false });
      return dataOf<WhyAnswer>(answer).reason;
    },
    run: async () => dataOf<Record<string, number>>(await app.call(boss, 'post', '/reviews/run', {})),
    mails: async () => dataOf<ReviewTaskList>(await app.call(boss, 'get', '/reviews/mails?pageSize=100')),
    pixel: async (slug: string) => dataOf<PixelDetail>(await app.call(boss, 'get', `/pixels/${slug}`)),
  };
};

export type ReviewFlows = ReturnType<typeof createReviewFlows>;
