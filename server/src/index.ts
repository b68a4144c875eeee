import { bootstrap } from './bootstrap';
import { contentTypes } from './content-types';
import { controllers } from './controllers';
import { destroy } from './destroy';
import { validateConfig } from './io/config';
import { middlewares } from './middlewares';
import { register } from './register';
import { routes } from './routes';

export default {
  register,
  bootstrap,
  destroy,
  config: { default: {}, validator: validateConfig },
  contentTypes,
  controllers,
  routes,
  middlewares,
};
