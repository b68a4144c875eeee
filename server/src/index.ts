import type { Core } from '@strapi/strapi';
import { bootstrap } from './bootstrap';
import { contentTypes } from './content-types';
import { controllers } from './controllers';
import { destroy } from './destroy';
import { validateConfig } from './io/config';
import { middlewares } from './middlewares';
import { register } from './register';
import { routes } from './routes';
import { getServices } from './services';

export default {
  register,
  bootstrap,
  destroy,
  config: { default: {}, validator: validateConfig },
  contentTypes,
  controllers,
  routes,
  middlewares,
  // For sites with a scheduler of their own: `strapi.plugin('pixel-inventory').service('reviews').run()`.
  services: {
    reviews: ({ strapi }: { strapi: Core.Strapi }) => ({ run: getServices(strapi).reviewRun.run }),
  },
};
