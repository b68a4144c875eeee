import type { Context, Next } from 'koa';
import { PERMISSION_NAMES, refuse, type PermissionKey } from '../contract';
import { send } from '../controllers/respond';
import { holds } from '../controllers/rights';

/**
 * Let users pass whose roles include one of these permissions of the plugin, and tell the others what they lack. It asks
 * the same engine as Strapi's policy `admin::hasPermissions`, which says no more than that a policy failed.
 */
export const hasPermission =
  ({ anyOf }: { anyOf: readonly PermissionKey[] }) =>
  async (ctx: Context, next: Next): Promise<void> => {
    if (anyOf.some((permission) => holds(ctx, permission))) await next();
    else {
      const permission = anyOf.map((key) => PERMISSION_NAMES[key]).join('" or "');
      send(ctx, refuse('not_permitted', { permission }));
    }
  };
