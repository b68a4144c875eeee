import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { refuse, sentRecordSchema } from '../contract';
import { getServices } from '../services';
import { bodyOf, check, send } from './respond';

/** Bytes that a proof may have. */
const MAX_BODY = 4096;

/** The proofs that sites elsewhere send. */
export const record = ({ strapi }: { strapi: Core.Strapi }) => {
  const { consentRecords } = getServices(strapi);
  return {
    create: async (ctx: Context) => {
      if ((ctx.request.length ?? 0) > MAX_BODY) return send(ctx, refuse('too_large'));
      const input = check(sentRecordSchema, bodyOf(ctx));
      if (!input.ok) return send(ctx, input);
      const outcome = await consentRecords.keepOnce(input.value);
      send(ctx, outcome, outcome.ok && outcome.value.isNew ? 201 : 200);
    },
  };
};
