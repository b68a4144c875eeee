import type { PreviewSet } from '../../server/src/contract';
import type { PreviewSource } from '../../server/adapters/previews';
import { snapshotPixel } from './pixels';
import { NOW, snapshotOf } from './visits';

export const SITE = 'http://shop.example';

/** A draft in the place of the published pixel `meta`. */
export const previewSet = (changes: Partial<PreviewSet> = {}): PreviewSet => ({
  use: 'run',
  snapshot: snapshotOf([
    snapshotPixel({ id: 'session', categories: ['necessary'] }),
    snapshotPixel({
      id: 'meta',
      name: 'Spring <b>ads</b>',
      version: 3,
      hosts: ['*.facebook.com'],
      setup: [{ do: 'script', src: 'https://connect.facebook.net/en_US/fbevents.js' }],
    }),
  ]),
  pixel: 'meta',
  version: 3,
  state: 'draft',
  customCode: false,
  site: SITE,
  path: '/shop',
  by: 'Ana Editor',
  until: new Date(NOW + 30 * 60_000).toISOString(),
  minutes: 30,
  ...changes,
});

/** A Strapi that knows one link and, once that was opened, one browser. */
export const previewSource = (set: PreviewSet = previewSet()) => {
  const state = { opened: false, isDown: false, reads: [] as string[] };
  const source: PreviewSource = {
    read: (token) => {
      state.reads.push(token);
      if (state.isDown) return Promise.reject(new Error('It does not answer.'));
      if (token === 'a.link' && !state.opened) return Promise.resolve({ ...set, use: 'link' });
      return Promise.resolve(token === 'a.run' && state.opened ? set : null);
    },
    start: (link) => {
      if (link !== 'a.link' || state.opened) return Promise.resolve(null);
      state.opened = true;
      return Promise.resolve({ token: 'a.run', until: set.until });
    },
  };
  return { source, state };
};
