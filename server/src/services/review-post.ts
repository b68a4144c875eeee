import { done, refuse, type Outcome, type ReviewTaskKind, type ReviewTaskView } from '../contract';
import { addMinutes } from '../core/review-due';
import type { Clock } from '../io/clock';
import type { Stores } from '../io/ports';
import { UnansweredError, type ReviewTask, type TaskEnd } from '../io/review-ports';
import { activity, PLUGIN, reasonOf } from './describe';
import type { ReviewLetters, ReviewMails } from './review-letters';

interface Parts {
  stores: Stores;
  clock: Clock;
  letters: ReviewLetters;
  mails: ReviewMails;
  onError: (error: unknown) => void;
}

/** An instance that does not note within so many minutes what became of a mail has ended. A provider gets two at most (`mailSeconds`). */
const LEASE_MINUTES = 5;
/** Minutes until a mail is tried again after it failed for the first time, the second … */
const WAITS = [5, 15, 60, 240, 720];
/** The same where the provider said nothing. There is one further try, so that an outage should be over by then. */
const WAIT_UNANSWERED = 240;
const BATCH = 50;

const ENDED: Omit<TaskEnd, 'maybeTwice'> = { state: 'sent', lastError: '', sentAt: null, nextAt: null };

const UNKNOWN = 'It is not known whether it was sent.';

/**
 * Sends the mails that wait, one after the other. Each is claimed before and noted after; where an instance ended between the
 * two, nobody can say whether it was sent: it is sent once more, and the audit log says so.
 */
export const createReviewPost = ({ stores, clock, letters, mails, onError }: Parts) => {
  let stopped = false;

  const log = (action: string, summary: string): Promise<unknown> =>
    stores.transact(() => stores.activities.append(activity(clock.now(), PLUGIN, action, summary)));

  const giveUp = async (task: ReviewTask, lastError: string): Promise<void> => {
    const { maybeTwice } = task;
    await stores.reviewTasks.end(task, { ...ENDED, state: 'given_up', lastError, maybeTwice });
    const summary = `A mail about reviews to ${task.to} could not be sent: ${lastError}`;
    onError(summary);
    await log('mail_failed', summary);
  };

  const fail = async (task: ReviewTask, error: unknown): Promise<void> => {
    const lastError = reasonOf(error);
    const wait = WAITS[task.attempts - 1];
    const isUnknown = error instanceof UnansweredError;
    // Nobody gets the same mail three times.
    if (wait === undefined || (isUnknown && task.maybeTwice)) return giveUp(task, lastError);
    await stores.reviewTasks.end(task, {
      ...ENDED,
      state: 'failed',
      lastError,
      nextAt: addMinutes(clock.now(), isUnknown ? WAIT_UNANSWERED : wait),
      maybeTwice: task.maybeTwice || isUnknown,
    });
  };

  /** Answers false where there was nothing to say any more. */
  const handOver = async (task: ReviewTask): Promise<boolean> => {
    const at = clock.now();
    if (task.kind === 'report') {
      await mails.report(await letters.reportFor(task, at));
      return true;
    }
    const letter = await letters.letterFor(task, at);
    if (letter) await mails[task.kind](letter);
    return letter !== null;
  };

  const send = async (task: ReviewTask): Promise<'sent' | 'failed' | 'dropped'> => {
    const { maybeTwice } = task;
    let isSent: boolean;
    try {
      isSent = await handOver(task);
    } catch (error) {
      await fail(task, error);
      return 'failed';
    }
    // Where this fails, the claim runs out, and whoever finds it knows that it may have been sent.
    const end = isSent ? { ...ENDED, sentAt: clock.now() } : { ...ENDED, state: 'dropped' as const };
    await stores.reviewTasks.end(task, { ...end, maybeTwice });
    if (isSent && maybeTwice)
      await log('mail_twice', `A mail about reviews to ${task.to} may have been sent twice.`);
    return isSent ? 'sent' : 'dropped';
  };

  /** Claim a mail and send it; null: somebody else has it, or it was given up. */
  const take = async (task: ReviewTask): Promise<'sent' | 'failed' | 'dropped' | null> => {
    const isLeft = task.state === 'claimed';
    const lease = addMinutes(clock.now(), LEASE_MINUTES);
    const claimed = await stores.reviewTasks.claim(task, lease, task.maybeTwice || isLeft);
    if (!claimed) return null;
    if (!isLeft || !task.maybeTwice) return send(claimed);
    await giveUp(claimed, UNKNOWN);
    return 'failed';
  };

  return {
    /** Send all that waits, of one kind or of all, and say how many were handed over. */
    sendWaiting: async (kind?: ReviewTaskKind): Promise<{ sent: number; failed: number }> => {
      const counts = { sent: 0, failed: 0, dropped: 0 };
      for (;;) {
        const batch = await stores.reviewTasks.waiting(clock.now(), BATCH, kind);
        if (batch.length === 0) break;
        for (const task of batch) {
          if (stopped) break;
          const end = await take(task);
          if (end) counts[end] += 1;
        }
        if (stopped) break;
      }
      return { sent: counts.sent, failed: counts.failed };
    },
    /** Try a mail at once that failed or was given up, because somebody asks for it. */
    retry: async (id: number): Promise<Outcome<ReviewTaskView>> => {
      const found = await stores.reviewTasks.find(id);
      if (!found) return refuse('mail_not_found');
      const { state } = found.task;
      if ((state !== 'failed' && state !== 'given_up') || !(await take(found.task)))
        return refuse('mail_not_failed');
      const after = await stores.reviewTasks.find(id);
      return after ? done(after.view) : refuse('mail_not_found');
    },
    stop: (): void => {
      stopped = true;
    },
  };
};

export type ReviewPost = ReturnType<typeof createReviewPost>;
