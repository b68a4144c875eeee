import type { Core } from '@strapi/strapi';
import { placeMiddleware } from './core/place-middleware';
import { getServices } from './services';

/** The name by which Strapi's `middlewares` configuration knows our middleware. */
const MIDDLEWARE = 'plugin::pixel-inventory.inject';

export const register = ({ strapi }: { strapi: Core.Strapi }): void => {
  if (getServices(strapi).config.placing === 'manual') return;
  const entries = strapi.config.get<unknown[]>('middlewares', []);
  strapi.config.set('middlewares', placeMiddleware(entries, MIDDLEWARE));
};
