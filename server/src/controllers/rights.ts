import type { Context } from 'koa';
import { PERMISSIONS, type PermissionKey } from '../contract';
import type { Rights } from '../services/check-content';
import type { ReviewRights } from '../services/review-rights';

/** What Strapi's permission engine knows about the signed-in user. */
interface Ability {
  can: (action: string) => boolean;
}

/** Say whether the signed-in user's roles include a permission of the plugin. */
export const holds = (ctx: Context, permission: PermissionKey): boolean => {
  const { userAbility } = ctx.state as { userAbility?: Ability };
  return userAbility?.can(PERMISSIONS[permission]) === true;
};

/** What the signed-in user may answer in reviews. */
export const reviewRightsOf = (ctx: Context): ReviewRights => ({
  ...rightsOf(ctx),
  review: holds(ctx, 'review'),
  edit: holds(ctx, 'edit'),
  pause: holds(ctx, 'pause'),
  retire: holds(ctx, 'retire'),
});

/** What the signed-in user may do beyond the route that they came by. */
export const rightsOf = (ctx: Context): Rights => ({ customCode: holds(ctx, 'custom-code') });
