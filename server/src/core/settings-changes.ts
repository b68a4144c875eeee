import type { Settings } from '../contract';
import { RULE_OFF, RULE_ON } from './lone-approval';

/** A change of the settings, for the audit log. */
export interface SettingsChange {
  action: string;
  /** A sentence in English. */
  summary: string;
}

const switched = (what: string, isOn: boolean): string => `Switched ${what} ${isOn ? 'on' : 'off'}.`;

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
          summary: switched('the two-person rule', after.twoPersonRule),
        },
      ]),
  ...(before.mails.submitted === after.mails.submitted
    ? []
    : setting(switched('the mails about submitted versions', after.mails.submitted))),
  ...(before.mails.decided === after.mails.decided
    ? []
    : setting(switched('the mails about decisions', after.mails.decided))),
  ...(before.siteUrl === after.siteUrl
    ? []
    : setting(
        after.siteUrl === ''
          ? 'Took the address of the site away.'
          : `The address of the site is ${after.siteUrl}.`,
      )),
  ...pathChanges(before.contentPaths, after.contentPaths),
];
