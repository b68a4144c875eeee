import { z } from 'zod';

/**
 * Make the schema of a vendor's settings. A name that the vendor does not know is refused, as it is most likely
 * a mistake, and a secret may hide in it.
 */
export const settingsOf = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? 'This vendor has no such setting.'
        : "Please fill in the vendor's settings.",
  });

/**
 * Trim what was pasted, and refuse it with the sentence that `objection` finds; null: there is none. `missing` is
 * the sentence for an empty field; null: the field may stay empty.
 */
export const checkedText = (missing: string | null, objection: (text: string) => string | null) =>
  z
    .string({ error: missing ?? 'Expected a text.' })
    .trim()
    .superRefine((text, ctx) => {
      const message = text === '' ? missing : objection(text);
      if (message) ctx.addIssue({ code: 'custom', message });
    });

/** Whether somebody pasted the vendor's whole snippet where a part of it belongs. */
export const isSnippet = (text: string): boolean => /<\/?[a-z!]/i.test(text);
