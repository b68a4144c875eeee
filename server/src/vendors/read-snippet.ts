/** Where the parts of a vendor's snippet stand. The first group of a pattern is the part. */
export interface SnippetParts<Name extends string> {
  /** For each setting, the patterns to try, the most telling first. */
  settings: Record<Name, readonly RegExp[]>;
  /** What shows that a snippet is the vendor's even where no setting can be read from it. */
  signs: readonly RegExp[];
}

/** Read the first group of the first of these patterns that fits; null: none does. */
export const firstIn = (text: string, patterns: readonly RegExp[]): string | null => {
  for (const pattern of patterns) {
    const part = pattern.exec(text)?.[1];
    if (part !== undefined) return part;
  }
  return null;
};

/** Keep the parts that were found. */
export const foundParts = <Name extends string>(
  parts: Record<Name, string | null>,
): { [K in Name]?: string } =>
  Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== null)) as { [K in Name]?: string };

/**
 * Make a vendor's `recognise` of patterns. A pattern repeats with an upper bound only, as `\s{0,9}` does: so the time
 * grows with the length of the snippet, whatever somebody pastes.
 */
export const readSnippet =
  <Name extends string>({ settings, signs }: SnippetParts<Name>) =>
  (snippet: string): { [K in Name]?: string } | null => {
    const names = Object.keys(settings) as Name[];
    const parts = Object.fromEntries(names.map((name) => [name, firstIn(snippet, settings[name])]));
    const found = foundParts(parts as Record<Name, string | null>);
    const isVendors = Object.keys(found).length > 0 || signs.some((sign) => sign.test(snippet));
    return isVendors ? found : null;
  };
