import type { PixelContent, PixelDetail, Publications } from '../../server/src/contract';
import { content } from '../fakes/pixels';
import type { TestApp, TestUser } from './strapi-app';

interface Answer {
  status: number;
  body: {
    data?: unknown;
    error?: { message: string; details: { code: string; issues: { path: unknown[]; message: string }[] } };
  };
}

/** The data of an answer that has to be a success. */
export const dataOf = <T>(answer: Answer): T => {
  if (answer.status >= 300) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body.data as T;
};

/** The code and sentence of an answer that has to be a refusal. */
export const refusalOf = (answer: Answer) => ({
  status: answer.status,
  code: answer.body.error?.details.code,
  message: answer.body.error?.message,
  issues: answer.body.error?.details.issues ?? [],
});

const seen = (detail: PixelDetail) => ({
  version: detail.versions[0]?.number,
  hash: detail.versions[0]?.hash,
});

let lastId = 100_000_000_000_000;

/** Settings that no other pixel has: an inventory takes each id once. */
const freshSettings = () => {
  lastId += 1;
  return { pixelId: String(lastId) };
};

/** The settings of added pixels by their slugs, so that saving keeps a pixel's id. */
const settingsOf = new Map<string, PixelContent['settings']>();

/** What people do in the admin screens, one call each. */
export const createFlows = (app: TestApp) => ({
  /** Without settings of its own, a pixel gets an id that no other one has. */
  add: async (user: TestUser, changes: Partial<PixelContent> = {}) => {
    const body = { content: content({ settings: freshSettings(), ...changes }) };
    const detail = dataOf<PixelDetail>(await app.call(user, 'post', '/pixels', body));
    settingsOf.set(detail.pixel.slug, body.content.settings);
    return detail;
  },
  read: async (user: TestUser, slug: string) =>
    dataOf<PixelDetail>(await app.call(user, 'get', `/pixels/${slug}`)),
  save: (user: TestUser, slug: string, baseVersion: number, changes: Partial<PixelContent>) =>
    app.call(user, 'put', `/pixels/${slug}`, {
      baseVersion,
      content: content({ settings: settingsOf.get(slug) ?? {}, ...changes }),
    }),
  submit: (user: TestUser, detail: PixelDetail) =>
    app.call(user, 'post', `/pixels/${detail.pixel.slug}/submit`, seen(detail)),
  approve: (user: TestUser, detail: PixelDetail) =>
    app.call(user, 'post', `/pixels/${detail.pixel.slug}/approve`, seen(detail)),
  sendBack: (user: TestUser, detail: PixelDetail, comment: string) =>
    app.call(user, 'post', `/pixels/${detail.pixel.slug}/send-back`, { ...seen(detail), comment }),
  overview: async (user: TestUser) => dataOf<Publications>(await app.call(user, 'get', '/publications')),
  /** Publish just what waits now. */
  publish: async (user: TestUser) => {
    const { current, waiting } = dataOf<Publications>(await app.call(user, 'get', '/publications'));
    return app.call(user, 'post', '/publications', {
      expected: current?.number ?? 0,
      versions: waiting.map(({ slug, version }) => ({ slug, version })),
    });
  },
  pause: (user: TestUser, slug: string, reason = 'A visitor complained.') =>
    app.call(user, 'post', `/pixels/${slug}/pause`, { reason }),
});

export type Flows = ReturnType<typeof createFlows>;

/** Bring a pixel from nothing to approved: one person adds it, another approves it. */
export const addApproved = async (
  flows: Flows,
  editor: TestUser,
  approver: TestUser,
  changes: Partial<PixelContent> = {},
): Promise<PixelDetail> => {
  const added = await flows.add(editor, changes);
  dataOf(await flows.submit(editor, added));
  return dataOf<PixelDetail>(await flows.approve(approver, added));
};
