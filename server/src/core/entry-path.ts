const FIELD = /\{([^{}]*)\}/g;

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';

/** Encode what stands between slashes; slashes stay, as a field may hold a path of several parts. */
const encode = (text: string): string =>
  text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');

/**
 * Write the path at which an entry is shown: the pattern of its content type, with the entry's fields in place of their
 * names in braces. Null where a field is missing, empty, or neither text nor number.
 */
export const fillPath = (pattern: string, fields: Readonly<Record<string, unknown>>): string | null => {
  let isComplete = true;
  const path = pattern.replace(FIELD, (_, name: string) => {
    const text = Object.hasOwn(fields, name) ? textOf(fields[name]) : '';
    if (text === '') isComplete = false;
    return encode(text.replace(/^\/+/, ''));
  });
  return isComplete ? path : null;
};
