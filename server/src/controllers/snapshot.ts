import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { KEY_HEADER, SIGNATURE_HEADER } from '../contract';
import { getServices } from '../services';
import { send } from './respond';

/** Compares as RFC 9110 asks for it (section 13.1.2): whatever compresses may have marked our tag as weak. */
const isKnown = (header: string, etag: string): boolean =>
  header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*');

/** The published set, for sites elsewhere. */
export const snapshot = ({ strapi }: { strapi: Core.Strapi }) => {
  const { siteSnapshots } = getServices(strapi);
  return {
    find: async (ctx: Context) => {
      // Also where nothing was published yet, so that a site can believe what it is told of the first publication.
      ctx.set({ 'Cache-Control': 'private, no-cache', [KEY_HEADER]: siteSnapshots.publicKey() });
      const outcome = await siteSnapshots.newest();
      if (!outcome.ok) return send(ctx, outcome);
      const { text, hash, signature } = outcome.value;
      const etag = `"${hash}"`;
      ctx.set({ ETag: etag, [SIGNATURE_HEADER]: signature });
      if (isKnown(ctx.get('If-None-Match'), etag)) {
        ctx.status = 304;
        return;
      }
      ctx.type = 'application/json';
      ctx.body = text;
    },
  };
};
