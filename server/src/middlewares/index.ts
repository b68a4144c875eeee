import { hasPermission } from './has-permission';
import { inject } from './inject';

export const middlewares = { inject, 'has-permission': hasPermission };
