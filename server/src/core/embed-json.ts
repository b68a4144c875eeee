// Also everything outside ASCII, so that the text means the same in whatever encoding the page is written.
const UNSAFE = /[<>&\u0080-\uffff]/g;

const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * Write a value as JSON that can stand inside a `script` element: no `<`, `>` or `&`, hence nothing that ends the
 * element or opens a comment (HTML, section 13.1.2.4 "Restrictions for contents of script elements"), no line
 * separators, and ASCII alone. It remains JSON of the same value.
 */
export const embedJson = (value: unknown): string => JSON.stringify(value).replace(UNSAFE, escapeUnit);

const REFERENCE = /["'<>&`]|[^ -~]/gu;

/** Escape a text for an attribute's value between double quotes, in ASCII alone. */
export const escapeAttribute = (text: string): string =>
  text.replace(REFERENCE, (character) => `&#${character.codePointAt(0) ?? 0xfffd};`);
