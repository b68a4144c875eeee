import type { Activity } from '../contract';
import type { ByHand, NoteKind } from './review';

/** Say in the audit log that somebody stopped a pixel. */
export const stoppedWords = (reason: string): string => `Stopped it: ${reason}`;

/** Say in the audit log that somebody retired a pixel. */
export const retiredWords = (reason: string): string => `Retired it: ${reason}`;

/** Read the reason out of what the audit log says; '': it holds none. */
export const reasonIn = (summary: string): string =>
  (/^(?:Stopped|Retired) it: (.*)$/s.exec(summary)?.[1] ?? '').trim();

const KINDS: readonly string[] = ['pause', 'resume', 'retire'] satisfies ByHand[];

/** Say whether a note tells an owner what somebody did. */
export const isByHand = (kind: NoteKind): kind is ByHand => KINDS.includes(kind);

/** Choose the entry of the log about what somebody did; a review may start a pixel again. */
export const entryOf = <Entry extends Pick<Activity, 'action'>>(
  kind: ByHand,
  entries: readonly Entry[],
): Entry | undefined =>
  entries.find(({ action }) => action === kind) ??
  (kind === 'resume' ? entries.find(({ action }) => action === 'review') : undefined);
