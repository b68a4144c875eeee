import * as z from 'zod';
import { slugSchema } from './pixel';

const count = z.number().int().min(0);
const moment = z.iso.datetime();

export const REVIEW_TASK_KINDS = [
  /** Asks an owner about all that is due. */
  'digest',
  /** Asks an owner once more. */
  'reminder',
  /** Tells an owner what will be stopped, and when. */
  'warning',
  /** Tells those who may approve what nobody looked at. */
  'escalation',
  /** Tells an owner what was stopped or retired. */
  'paused',
  /** Tells an owner what somebody stopped, started again or retired. */
  'by_hand',
  /** The monthly report. */
  'report',
] as const;
export const reviewTaskKindSchema = z.enum(REVIEW_TASK_KINDS);
export type ReviewTaskKind = z.infer<typeof reviewTaskKindSchema>;

/**
 * `waiting`: nobody tried yet. `claimed`: an instance is at it. `sent`: handed over. `failed`: it is tried again. `given_up`: it was tried often enough.
 * `dropped`: before it could be sent, there was nothing to say any more.
 */
export const REVIEW_TASK_STATES = ['waiting', 'claimed', 'sent', 'failed', 'given_up', 'dropped'] as const;
export const reviewTaskStateSchema = z.enum(REVIEW_TASK_STATES);
export type ReviewTaskState = z.infer<typeof reviewTaskStateSchema>;

export const reviewTaskSchema = z.object({
  id: z.number().int(),
  kind: reviewTaskKindSchema,
  /** An e-mail address. */
  to: z.string(),
  state: reviewTaskStateSchema,
  attempts: count,
  /** What the mail provider said last; empty: nothing went wrong. */
  lastError: z.string(),
  /** An instance ended between claiming and noting: it may have been sent twice. */
  maybeTwice: z.boolean(),
  pixels: z.array(slugSchema),
  at: moment,
  sentAt: moment.nullable(),
  /** When it is tried again. */
  nextAt: moment.nullable(),
});
export type ReviewTaskView = z.infer<typeof reviewTaskSchema>;

export const reviewTaskQuerySchema = z.strictObject({
  state: reviewTaskStateSchema.optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(25),
});
export type ReviewTaskQuery = z.infer<typeof reviewTaskQuerySchema>;
export const reviewTaskListSchema = z.object({
  /** Newest first. */
  items: z.array(reviewTaskSchema),
  total: count,
  page: count,
  pageSize: count,
});
export type ReviewTaskList = z.infer<typeof reviewTaskListSchema>;

/** What one run did. */
export const reviewRunSchema = z.object({
  at: moment,
  /** Mails that were handed over, and those that were not. */
  sent: count,
  failed: count,
  /** Pixels that were found stopped, or were retired. */
  stopped: count,
  retired: count,
});
export type ReviewRunResult = z.infer<typeof reviewRunSchema>;
