/** What can be said of something that was thrown. */
export interface Thrown {
  name: string;
  code: string;
  message: string;
  /** Message of what caused it; empty: nothing is known of that. */
  cause: string;
}

const textAt = (value: object, key: string): string => {
  const found: unknown = key in value ? (value as Record<string, unknown>)[key] : undefined;
  return typeof found === 'string' ? found : '';
};

/** Read something that was thrown. It need not be an `Error` of ours: platforms keep code apart, each with an `Error` of its own. */
export const readThrown = (error: unknown): Thrown => {
  if (typeof error !== 'object' || error === null) {
    return { name: '', code: '', message: String(error), cause: '' };
  }
  const cause: unknown = 'cause' in error ? error.cause : undefined;
  return {
    name: textAt(error, 'name'),
    code: textAt(error, 'code'),
    message: textAt(error, 'message'),
    cause:
      typeof cause === 'object' && cause !== null ? textAt(cause, 'message') || textAt(cause, 'code') : '',
  };
};
