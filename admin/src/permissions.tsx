import * as React from 'react';
import { useRBAC } from '@strapi/strapi/admin';
import { PERMISSION_NAMES, PERMISSIONS, sentence, type PermissionKey } from '../../server/src/contract';

export type May = Record<PermissionKey, boolean>;

const NOBODY: May = {
  read: false,
  edit: false,
  submit: false,
  approve: false,
  publish: false,
  pause: false,
  restore: false,
  retire: false,
  activity: false,
  'custom-code': false,
  settings: false,
};
const KEYS = Object.keys(NOBODY) as PermissionKey[];
const ASKED = KEYS.map((key) => ({ action: PERMISSIONS[key], subject: null }));

const PermissionsContext = React.createContext<May>(NOBODY);

const capitalise = (key: string): string => `${key.charAt(0).toUpperCase()}${key.slice(1)}`;

/** Ask Strapi once what the signed-in person's roles permit, and hand it to the screens below. */
export const PermissionsProvider = ({ children }: { children: React.ReactNode }) => {
  const { allowedActions } = useRBAC(ASKED);
  const granted = KEYS.map((key) => (allowedActions[`can${capitalise(key)}`] ? key : '')).join();
  const may = React.useMemo(() => {
    const keys = new Set(granted.split(','));
    return Object.fromEntries(KEYS.map((key) => [key, keys.has(key)])) as May;
  }, [granted]);
  return <PermissionsContext.Provider value={may}>{children}</PermissionsContext.Provider>;
};

/** What the signed-in person's roles permit; the rules of approval come on top. */
export const useMay = (): May => React.useContext(PermissionsContext);

/** Why somebody cannot do what their role does not include, in the words of Strapi's role screen. */
export const roleLacks = (permission: PermissionKey): string =>
  sentence({ code: 'not_permitted', details: { permission: PERMISSION_NAMES[permission] } });
