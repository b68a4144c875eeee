import type { Core } from '@strapi/strapi';
import { getServices } from './services';

export const destroy = ({ strapi }: { strapi: Core.Strapi }): void => getServices(strapi).snapshots.stop();
