const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A text that is a part of another one keeps all of that in memory, for as long as it is remembered itself. */
const copy = (text: string): string => decoder.decode(encoder.encode(text));

/**
 * Remember what a function says of a text, for at most `limit` texts; after that it starts anew. For functions whose
 * answer depends on nothing else.
 */
export const remember = <T extends NonNullable<unknown> | null>(
  work: (text: string) => T,
  limit: number,
): ((text: string) => T) => {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size >= limit) known.clear();
    const own = copy(text);
    const answer = work(own);
    known.set(own, answer);
    return answer;
  };
};
