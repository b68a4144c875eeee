import * as z from 'zod';

/**
 * The consent categories, in the order in which visitors see them. `necessary` is always granted; the
 * others only by the visitor's own choice.
 */
export const CATEGORIES = ['necessary', 'functional', 'measurement', 'marketing'] as const;

export const categorySchema = z.enum(CATEGORIES, {
  error: `Choose from: ${CATEGORIES.join(', ')}.`,
});
export type Category = z.infer<typeof categorySchema>;

/** The categories that a visitor can say yes or no to. */
export const OPTIONAL_CATEGORIES = ['functional', 'measurement', 'marketing'] as const;
export type OptionalCategory = (typeof OPTIONAL_CATEGORIES)[number];
