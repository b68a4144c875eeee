import type { Activity } from '../../../server/src/contract';
import { readConsentSentence } from '../../../server/src/core/consent-changes';
import { consentChangeWords, regionValues } from './consent-changes';
import { weekdayWords } from './review-days';
import type { Words } from './words';

type Entry = Pick<Activity, 'action' | 'summary'>;

/** Reads the log's English sentence and says it in the reader's language; null: it is none of this kind. */
type Reading = (summary: string, words: Words) => string | null;

const PUBLISHED = /^Published (".+" version \d+)(?: and (\d+) more)?(; and the settings about consent)?\.$/s;
const VERSION = /"(.+?)" version (\d+)(?:, (?=")|$)/gsy;

const publish: Reading = (summary, { say, list }) => {
  const [, named = '', more, withConsent] = PUBLISHED.exec(summary) ?? [];
  if (named === '') return null;
  const versions = [...named.matchAll(VERSION)].map(([, name = '', version = '']) =>
    say('activity.said.version', { name, version }),
  );
  const others = more === undefined ? [] : [say('activity.said.more', { count: Number(more) })];
  const said = { versions: list([...versions, ...others]) };
  return say(withConsent ? 'activity.said.publish-consent' : 'activity.said.publish', said);
};

const withReason =
  (action: 'pause' | 'retire', pattern: RegExp): Reading =>
  (summary, { say }) => {
    const [, reason] = pattern.exec(summary) ?? [];
    return reason === undefined ? null : say(`activity.said.${action}`, { reason });
  };

const withComment =
  (action: 'send_back' | 'comment', pattern: RegExp): Reading =>
  (summary, { say }) => {
    const [, version = '', comment] = pattern.exec(summary) ?? [];
    return comment === undefined ? null : say(`activity.said.${action}`, { version, comment });
  };

const MAIL_FAILED = /^A message about (?:version (\d+)|(\d+) versions) could not be mailed to (.+?): (.*)$/s;

const mailFailed: Reading = (summary, { say }) => {
  const [whole, version, count, names = '', reason = ''] = MAIL_FAILED.exec(summary) ?? [];
  if (whole === undefined) return null;
  const people = names === 'anybody' ? say('activity.said.anybody') : names;
  return version === undefined
    ? say('activity.said.mails_failed', { count: Number(count), people, reason })
    : say('activity.said.mail_failed', { version, people, reason });
};

/** The log says less of a region that comes or goes than the screens do. */
const consentSettings: Reading = (summary, words) => {
  const change = readConsentSentence(summary);
  if (!change) return null;
  const { code, details } = change;
  if (code !== 'region_added' && code !== 'region_removed') {
    return consentChangeWords({ ...change, laxer: false }, words);
  }
  const values = regionValues(details, words);
  return words.say(`activity.said.${code}`, values);
};

const ASKED_ON = /^Owners are asked for reviews on day ([1-7]) of the week\.$/;

const settings: Reading = (summary, words) => {
  const [, day] = ASKED_ON.exec(summary) ?? [];
  return day === undefined
    ? null
    : words.say('activity.said.weekday', { day: weekdayWords(Number(day), words) });
};

const READINGS: ReadonlyMap<string, Reading> = new Map([
  ['publish', publish],
  ['pause', withReason('pause', /^Stopped it: (.*)$/s)],
  ['retire', withReason('retire', /^Retired it: (.*)$/s)],
  ['send_back', withComment('send_back', /^Sent version (\d+) back: (.*)$/s)],
  ['comment', withComment('comment', /^Commented on version (\d+): (.*)$/s)],
  ['mail_failed', mailFailed],
  ['consent_settings', consentSettings],
  ['settings', settings],
]);

/**
 * Say an entry of the audit log in the reader's language. The log keeps its sentences in English, as their hashes chain
 * them: so they are read again here, and what people wrote in them stays as it was written.
 */
export const activitySummary = ({ action, summary }: Entry, words: Words): string =>
  READINGS.get(action)?.(summary, words) ?? words.tell(summary);
