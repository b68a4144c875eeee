import type { Context, Next } from 'koa';
import { PERMISSION_NAMES, PERMISSIONS, refuse, type PermissionKey } from '../contract';
import { send } from '../controllers/respond';

/** What Strapi's permission engine knows about the signed-in user. */
interface Ability {
  can: (action: string) => boolean;
}

/**
 * Let users pass whose roles include a permission of the plugin, and tell the others which one they lack. It asks the
 * same engine as Strapi's policy `admin::hasPermissions`, which says no more than that a policy failed.
 */
export const hasPermission =
  ({ permission }: { permission: PermissionKey }) =>
  async (ctx: Context, next: Next): Promise<void> => {
    const { userAbility } = ctx.state as { userAbility?: Ability };
    if (userAbility?.can(PERMISSIONS[permission]) === true) await next();
    else send(ctx, refuse('not_permitted', { permission: PERMISSION_NAMES[permission] }));
  };
