import { hasPermission } from './has-permission';
import { inject } from './inject';
import { limitPreviews } from './limit-previews';

export const middlewares = { inject, 'has-permission': hasPermission, 'limit-previews': limitPreviews };
