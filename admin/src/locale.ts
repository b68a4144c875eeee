import { z } from 'zod';

/** What Strapi's i18n plugin answers on `GET /i18n/locales`. */
export const localesSchema = z.array(
  z.object({ code: z.string(), name: z.string(), isDefault: z.boolean().default(false) }),
);

/** A language of Strapi's. */
export type Locale = z.infer<typeof localesSchema>[number];
