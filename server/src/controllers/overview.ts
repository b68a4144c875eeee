import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { done } from '../contract';
import { getServices } from '../services';
import { personOf, send } from './respond';
import { holds } from './rights';

/** The first screen. */
export const overview = ({ strapi }: { strapi: Core.Strapi }) => ({
  find: async (ctx: Context) => {
    const reader = {
      person: personOf(ctx),
      mayApprove: holds(ctx, 'approve'),
      maySeeActivity: holds(ctx, 'activity'),
    };
    send(ctx, done(await getServices(strapi).overview.read(reader)));
  },
});
