import type { TextKey, Words } from './words';

/** What the log's entries can be about, in the order of a pixel's life. */
export const ACTIVITY_ACTIONS = [
  'create',
  'edit',
  'submit',
  'comment',
  'preview',
  'approve',
  'send_back',
  'publish',
  'pause',
  'resume',
  'retire',
  'rollback',
  'review',
  'consent_settings',
  'settings',
  'consent_looked_up',
  'consent_export',
  'export',
] as const;
export type ActivityAction = (typeof ACTIVITY_ACTIONS)[number];

/** Name what was done. */
export const actionWords = (action: ActivityAction, { say }: Words): string =>
  say(`activity.action.${action}` satisfies TextKey);
