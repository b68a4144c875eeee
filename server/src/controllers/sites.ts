import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { done } from '../contract';
import { getServices } from '../services';
import { send } from './respond';

/** The sites elsewhere, and whether they know of the newest publication. */
export const sites = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = getServices(strapi).sites;
  return { find: (ctx: Context) => send(ctx, done(service.status())) };
};
