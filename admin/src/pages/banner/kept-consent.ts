import { z } from 'zod';
import {
  BANNER_COLOURS,
  BANNER_POSITIONS,
  consentRuleSchema,
  VISITOR_TEXT_KEYS,
} from '../../../../server/src/contract';
import { PLUGIN_ID } from '../../plugin-id';
import type { TabStorage } from '../pixel-form/kept-draft';
import type { ConsentValues } from './consent-values';

/** What was typed but not saved, kept in the browser tab so that an expired login or a reload loses nothing. */
export interface KeptConsent {
  /** Hash of the settings that the person started from. */
  base: string;
  values: ConsentValues;
}

const termsSchema = z.object({ rule: consentRuleSchema, gpc: z.boolean() });

const keptSchema: z.ZodType<KeptConsent> = z.object({
  base: z.string(),
  values: z.object({
    asks: z.enum(['everybody', 'by_region']),
    regions: z.array(termsSchema.extend({ id: z.number(), key: z.string(), places: z.string() })),
    elsewhere: termsSchema,
    dnt: z.boolean(),
    days: z.number().nullable(),
    recordDays: z.number().nullable(),
    position: z.enum(BANNER_POSITIONS),
    ownColours: z.boolean(),
    colours: z.record(z.enum(BANNER_COLOURS), z.string()),
    language: z.string(),
    texts: z.record(z.string(), z.partialRecord(z.enum(VISITOR_TEXT_KEYS), z.string())),
  }),
});

/** `who` keeps two people apart who use the same tab. */
export const keptKey = (who: string): string => `${PLUGIN_ID}:banner:${who}`;

/** Take out what was kept. Anything that does not look like our own is treated as nothing. */
export const readKept = (storage: TabStorage, key: string): KeptConsent | null => {
  try {
    const parsed = keptSchema.safeParse(JSON.parse(storage.getItem(key) ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
};

/** Keep what stands in the form; null forgets it. A full or forbidden storage is no reason to stop anybody. */
export const writeKept = (storage: TabStorage, key: string, kept: KeptConsent | null): void => {
  try {
    if (kept) storage.setItem(key, JSON.stringify(kept));
    else storage.removeItem(key);
  } catch {
    return;
  }
};
