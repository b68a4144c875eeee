import { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { done, ratesQuerySchema, recordsExportSchema, recordsQuerySchema } from '../contract';
import { getServices } from '../services';
import type { RecordsFile } from '../services/consent-records';
import { check, paramOf, personOf, send } from './respond';

/** Send a file while it is written. Where that fails half-way, the connection breaks off: no short file looks whole. */
const sendFile = (ctx: Context, { fileName, text }: RecordsFile, log: Core.Strapi['log']): void => {
  const body = Readable.from(text, { highWaterMark: 1 });
  body.once('error', (error) => {
    log.error(`pixel-inventory: an export of proofs of consent failed. ${String(error)}`);
    ctx.res.destroy();
  });
  ctx.attachment(fileName);
  ctx.set('Cache-Control', 'no-store');
  ctx.body = body;
};

/** The proofs of what visitors chose. */
export const consent = ({ strapi }: { strapi: Core.Strapi }) => {
  const records = getServices(strapi).consentRecords;
  return {
    find: async (ctx: Context) => {
      const query = check(recordsQuerySchema, ctx.query);
      send(ctx, query.ok ? done(await records.list(query.value)) : query);
    },
    findOne: async (ctx: Context) => send(ctx, await records.find(paramOf(ctx, 'id'), personOf(ctx))),
    export: async (ctx: Context) => {
      const query = check(recordsExportSchema, ctx.query);
      if (!query.ok) return send(ctx, query);
      sendFile(ctx, await records.write(query.value, personOf(ctx)), strapi.log);
    },
    rates: async (ctx: Context) => {
      const query = check(ratesQuerySchema, ctx.query);
      send(ctx, query.ok ? done(await records.rates(query.value)) : query);
    },
  };
};
