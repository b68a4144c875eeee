import type { ConsentRequest } from '../src/contract';
import { CHOICES } from '../src/core/consent-cookie';

/** Read the fields of a form from a body, parsed or not. */
export const fieldsOf = (body: unknown): Map<string, string> => {
  if (typeof body === 'string') return new Map(new URLSearchParams(body));
  // A parser that stands before us has read the form already.
  const entries = Object.entries(body ?? {});
  return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
};

/**
 * Read the answer of a visitor without scripts from the fields of our form: `answer` is `accept` (all in `open_…`),
 * `reject` (all but what they agreed to before and were not asked about now, in `keep_…`) or `save`, each ticked category a
 * field of its own; `path` is the page. Anything else in `answer` fits no schema.
 */
export const readForm = (body: unknown): Partial<ConsentRequest> | null => {
  const fields = fieldsOf(body);
  const path = fields.get('path') ?? '/';
  const named = (prefix: string): ConsentRequest['categories'] =>
    CHOICES.filter((name) => fields.get(prefix + name) !== undefined);
  switch (fields.get('answer')) {
    case 'accept':
      return { categories: named('open_'), path, way: 'accept_all' };
    case 'reject':
      return { categories: named('keep_'), path, way: 'reject_all' };
    case 'save':
      return { categories: named(''), path, way: 'choices' };
    default:
      return null;
  }
};
