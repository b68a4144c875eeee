/** Markup that is sound: made by `html`, in which every value that is none is escaped. */
export class Markup {
  constructor(readonly text: string) {}
}

type Value = string | number | Markup | readonly Markup[] | false | null | undefined;

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');

const write = (value: Value): string => {
  if (value === false || value === null || value === undefined) return '';
  if (value instanceof Markup) return value.text;
  return typeof value === 'object' ? value.map(({ text }) => text).join('') : escape(String(value));
};

/**
 * Write markup. What stands in the template is taken as it is; every text in `${…}` is escaped, for elements and for
 * attributes in quotes alike. False, null and undefined are nothing.
 */
export const html = (parts: TemplateStringsArray, ...values: Value[]): Markup =>
  new Markup(
    parts.reduce((text, part, at) => text + part + (at < values.length ? write(values[at]) : ''), ''),
  );
