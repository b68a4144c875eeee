import * as z from 'zod';

/** Whether somebody has a calendar feed, without its address, which is shown once. */
export const reviewFeedSchema = z.object({
  active: z.boolean(),
  /** When its address was made; null: there is none. */
  createdAt: z.iso.datetime().nullable(),
});
export type ReviewFeed = z.infer<typeof reviewFeedSchema>;

export const newReviewFeedSchema = z.object({
  /** The whole address. Whoever has it can read the dates. */
  url: z.string(),
});
export type NewReviewFeed = z.infer<typeof newReviewFeedSchema>;
