import type { PermissionKey } from '../../server/src/contract';

/** Name what Strapi's `useRBAC` calls a permission: `custom-code` becomes `canCustomCode`. */
export const allowedActionOf = (key: PermissionKey): string =>
  `can${key
    .split('-')
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join('')}`;
