import * as z from 'zod';

// Control characters other than tab and line breaks have no business in a text that people read.

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** A trimmed text of `min` to `max` characters; `what` names it in messages ("the name"). */
export const plainText = (what: string, min: number, max: number) =>
  z
    .string({ error: `Please fill in ${what}.` })
    .trim()
    .min(min, min > 1 ? `Please write at least ${min} characters for ${what}.` : `Please fill in ${what}.`)
    .max(max, `Please keep ${what} under ${max} characters.`)
    .refine((text) => !CONTROL.test(text), `There is an invisible control character in ${what}.`);
