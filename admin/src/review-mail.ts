import { z } from 'zod';

/** What a mail about reviews looks like. `sample`: nothing is due, so that it speaks of a pixel that there is not. */
export const mailPreviewSchema = z.object({
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  sample: z.boolean().default(false),
});
export type MailPreview = z.infer<typeof mailPreviewSchema>;

/** Where a test mail went. */
export const testMailSchema = z.object({ to: z.string() });
export type TestMail = z.infer<typeof testMailSchema>;

/** Whether somebody has a calendar's address of their own. */
export const feedSchema = z.object({ active: z.boolean(), createdAt: z.string().nullable() });
export type Feed = z.infer<typeof feedSchema>;

/** The address itself, told once. */
export const feedAddressSchema = z.object({ url: z.string() });
export type FeedAddress = z.infer<typeof feedAddressSchema>;
