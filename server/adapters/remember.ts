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
    const answer = work(text);
    known.set(text, answer);
    return answer;
  };
};
