import { z } from 'zod';
import { CATEGORIES, DELIVERIES, EVENT_NAMES, RULE_KINDS } from '../../../../server/src/contract';
import { PLUGIN_ID } from '../../plugin-id';
import type { FormValues } from './form-values';
import { MATCHES, TRIGGER_KINDS, type TriggerValues } from './trigger-values';

/** What was typed but not saved, kept in the browser tab so that an expired login or a reload loses nothing. */
export interface KeptDraft {
  /** The version that the person was editing; null: a new pixel. */
  baseVersion: number | null;
  values: FormValues;
}

const ruleSchema = z.object({ kind: z.enum(RULE_KINDS), path: z.string() });

const triggerSchema: z.ZodType<TriggerValues> = z.object({
  kind: z.enum(TRIGGER_KINDS),
  by: z.enum(MATCHES),
  match: z.string(),
  once: z.boolean(),
  percent: z.number().nullable(),
  seconds: z.number().nullable(),
  name: z.string(),
});

const keptSchema: z.ZodType<KeptDraft> = z.object({
  baseVersion: z.number().nullable(),
  values: z.object({
    vendor: z.string(),
    settings: z.record(z.string(), z.record(z.string(), z.unknown())),
    delivery: z.enum(DELIVERIES),
    name: z.string(),
    purpose: z.string(),
    purposeIn: z.record(z.string(), z.string()),
    categories: z.array(z.enum(CATEGORIES)),
    events: z.array(z.enum(EVENT_NAMES)),
    goals: z.partialRecord(z.enum(EVENT_NAMES), z.string()),
    triggers: z.partialRecord(z.enum(EVENT_NAMES), z.array(triggerSchema)),
    placement: z.object({ include: z.array(ruleSchema), exclude: z.array(ruleSchema) }),
    owner: z.object({ name: z.string(), email: z.string() }),
    reviewEveryDays: z.number().nullable(),
  }),
});

export type TabStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** `who` keeps two people apart who use the same tab; `slug` null: a new pixel. */
export const keptKey = (who: string, slug: string | null): string =>
  `${PLUGIN_ID}:form:${who}:${slug ?? ' new'}`;

/** Take out what was kept. Anything that does not look like our own is treated as nothing. */
export const readKept = (storage: TabStorage, key: string): KeptDraft | null => {
  try {
    const parsed = keptSchema.safeParse(JSON.parse(storage.getItem(key) ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
};

/** Keep what stands in the form; null forgets it. A full or forbidden storage is no reason to stop anybody. */
export const writeKept = (storage: TabStorage, key: string, draft: KeptDraft | null): void => {
  try {
    if (draft) storage.setItem(key, JSON.stringify(draft));
    else storage.removeItem(key);
  } catch {
    return;
  }
};
