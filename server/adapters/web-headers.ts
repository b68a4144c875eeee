import type { AnswerHeaders } from './change-headers';

const write = (headers: Headers, name: string, value: string | string[]): void => {
  if (typeof value === 'string') return headers.set(name, value);
  headers.delete(name);
  for (const one of value) headers.append(name, one);
};

/** Read all headers at once: to ask for a dozen of them, one by one, costs several times as much. */
export const readHeaders = (headers: Headers): ReadonlyMap<string, string> => new Map(headers);

/** Give standard headers the names that Node gives to its own. `known`: what was read of them. */
export const answerHeaders = (headers: Headers, known: ReadonlyMap<string, string>): AnswerHeaders => ({
  getHeaderNames: () => [...known.keys()],
  getHeader: (name) => known.get(name),
  setHeader: (name, value) => write(headers, name, value),
  removeHeader: (name) => headers.delete(name),
});

/** Make headers of what one of our endpoints answers. */
export const headersOf = (answer: Record<string, string | string[]>): Headers => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer)) write(headers, name, value);
  // How a connection goes on is not for this to say, and not every protocol has words for it.
  headers.delete('connection');
  return headers;
};

/**
 * Get headers of an answer that can be changed: its own where they can be, so that a framework that merges ours with those has
 * the same to merge. Those of an answer that was fetched cannot be.
 */
export const writableHeaders = ({ headers }: Response): Headers => {
  try {
    headers.delete('x-pixel-inventory');
    return headers;
  } catch {
    return new Headers(headers);
  }
};
