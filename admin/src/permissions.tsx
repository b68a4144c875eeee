import * as React from 'react';
import { Page, useRBAC } from '@strapi/strapi/admin';
import { PERMISSION_NAMES, PERMISSIONS, sentence, type PermissionKey } from '../../server/src/contract';
import { allowedActionOf } from './allowed-action';

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
  consent: false,
  review: false,
};
const KEYS = Object.keys(NOBODY) as PermissionKey[];
const ASKED = KEYS.map((key) => ({ action: PERMISSIONS[key], subject: null }));

const PermissionsContext = React.createContext<May>(NOBODY);

const mayOf = (granted: string): May => {
  const keys = new Set(granted.split(','));
  return Object.fromEntries(KEYS.map((key) => [key, keys.has(key)])) as May;
};

/** Ask Strapi what the signed-in person's roles permit. For what stands outside of the plugin's own screens. */
export const useRoles = (): { may: May; isLoading: boolean } => {
  const { allowedActions, isLoading } = useRBAC(ASKED);
  const granted = KEYS.filter((key) => allowedActions[allowedActionOf(key)]).join();
  return { may: React.useMemo(() => mayOf(granted), [granted]), isLoading };
};

/** Ask once, and hand it to the screens below, which wait for the first answer and stay through later ones. */
export const PermissionsProvider = ({ children }: { children: React.ReactNode }) => {
  const { may, isLoading } = useRoles();
  const known = React.useRef(false);
  if (!isLoading) known.current = true;
  if (!known.current) return <Page.Loading />;
  return <PermissionsContext.Provider value={may}>{children}</PermissionsContext.Provider>;
};

/** What the signed-in person's roles permit; the rules of approval come on top. */
export const useMay = (): May => React.useContext(PermissionsContext);

/** Why somebody cannot do what their role does not include, in the words of Strapi's role screen. */
export const roleLacks = (permission: PermissionKey): string =>
  sentence({ code: 'not_permitted', details: { permission: PERMISSION_NAMES[permission] } });
