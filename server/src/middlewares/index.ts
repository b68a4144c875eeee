import { hasPermission } from './has-permission';
import { inject } from './inject';
import { limitPreviews } from './limit-previews';
import { reviewLink } from './review-link';

export const middlewares = {
  inject,
  'has-permission': hasPermission,
  'limit-previews': limitPreviews,
  'review-link': reviewLink,
};
