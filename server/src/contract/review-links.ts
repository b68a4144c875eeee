import * as z from 'zod';
import { slugSchema } from './pixel';
import { mailLanguageSchema } from './review-settings';
import { reviewTaskKindSchema } from './review-tasks';
import { REVIEW_FLAGS } from './reviews';

/** What a link to answer a review says. */
export const answerClaimsSchema = z.strictObject({
  pixel: slugSchema,
  /** The review that it is for. */
  period: z.iso.datetime(),
  /** Begin of a hash of the owner's address, so that no link tells it. */
  owner: z.string().regex(/^[0-9a-f]{16}$/),
  language: mailLanguageSchema,
  /** Milliseconds since 1970. */
  until: z.number().int(),
});
export type AnswerClaims = z.infer<typeof answerClaimsSchema>;

/** What proves that somebody was shown the page of a link. */
export const answerFormSchema = z.strictObject({
  /** Begin of a hash of the link. */
  link: z.string().regex(/^[0-9a-f]{16}$/),
  /** What the page said is not as it should be. */
  flags: z.array(z.enum(REVIEW_FLAGS)),
  /** Milliseconds since 1970. */
  until: z.number().int(),
});
export type AnswerForm = z.infer<typeof answerFormSchema>;

/** Which mail somebody wants to see, or to get as a test. */
export const mailSampleSchema = z.strictObject({
  kind: reviewTaskKindSchema,
  /** Left out: that of people without an account, as the settings say. */
  language: mailLanguageSchema.optional(),
});
export type MailSample = z.infer<typeof mailSampleSchema>;

/** A mail as it would be sent now. */
export const mailPreviewSchema = z.object({
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  /** There is nothing to tell of: the pixel in it does not exist. */
  sample: z.boolean(),
});
export type MailPreview = z.infer<typeof mailPreviewSchema>;

/** A test that was sent. */
export const mailTestSchema = z.object({ to: z.string() });
export type MailTest = z.infer<typeof mailTestSchema>;
