import * as z from 'zod';

/** `upcoming`: not due yet. `due`: somebody should look. `overdue`: the grace is over, and the settings say what happens. */
export const REVIEW_STATUSES = ['overdue', 'due', 'upcoming'] as const;
export const reviewStatusSchema = z.enum(REVIEW_STATUSES);
export type ReviewStatus = z.infer<typeof reviewStatusSchema>;
