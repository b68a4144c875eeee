import type { Core } from '@strapi/strapi';
import { placeMiddleware } from './core/place-middleware';
import { readConfig } from './io/config';

/** The name by which Strapi's `middlewares` configuration knows our middleware. */
const MIDDLEWARE = 'plugin::pixel-inventory.inject';

export const register = ({ strapi }: { strapi: Core.Strapi }): void => {
  if (readConfig(strapi).placing === 'manual') return;
  const entries = strapi.config.get<unknown[]>('middlewares', []);
  strapi.config.set('middlewares', placeMiddleware(entries, MIDDLEWARE));
};
