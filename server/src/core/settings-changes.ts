import type { Settings } from '../contract';
import { RULE_OFF, RULE_ON } from './lone-approval';

/** A change of the settings, for the audit log. */
export interface SettingsChange {
  action: string;
  /** A sentence in English. */
  summary: string;
}

const setting = (summary: string): SettingsChange[] => [{ action: 'settings', summary }];

const pathChanges = (before: Settings['contentPaths'], after: Settings['contentPaths']): SettingsChange[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap((type) => {
    const path = after[type];
    if (path === before[type]) return [];
    return setting(
      path === undefined
        ? `Took away where entries of ${type} are shown.`
        : `Entries of ${type} are shown at ${path}.`,
    );
  });

/** Say what somebody changed in the settings, one sentence a change. */
export const settingsChanges = (before: Settings, after: Settings): SettingsChange[] => [
  ...(before.twoPersonRule === after.twoPersonRule
    ? []
    : [
        {
          action: after.twoPersonRule ? RULE_ON : RULE_OFF,
          summary: after.twoPersonRule
            ? 'Switched the two-person rule on.'
            : 'Switched the two-person rule off.',
        },
      ]),
  ...(before.mails.submitted === after.mails.submitted
    ? []
    : setting(
        after.mails.submitted
          ? 'Switched the mails about submitted versions on.'
          : 'Switched the mails about submitted versions off.',
      )),
  ...(before.mails.decided === after.mails.decided
    ? []
    : setting(
        after.mails.decided
          ? 'Switched the mails about decisions on.'
          : 'Switched the mails about decisions off.',
      )),
  ...(before.siteUrl === after.siteUrl
    ? []
    : setting(
        after.siteUrl === ''
          ? 'Took the address of the site away.'
          : `The address of the site is ${after.siteUrl}.`,
      )),
  ...pathChanges(before.contentPaths, after.contentPaths),
];
