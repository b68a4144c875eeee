import type { Vendor } from './define-vendor';
import { checkSettings, vendors } from './registry';

/** A vendor that a snippet may be of, and what could be read from it. */
export interface RecognisedSnippet {
  /** The vendor's stable key. */
  vendor: string;
  /** Settings that the vendor accepts; one that the snippet does not hold, or holds as a placeholder, is left out. */
  settings: Record<string, string>;
}

interface Candidate extends RecognisedSnippet {
  isComplete: boolean;
  isAnybodys: boolean;
}

const MAX_LENGTH = 20_000;

/** One of our own vendors, such as the image pixel, which fits many a snippet of others too. */
const isAnybodys = (vendor: Vendor): boolean => vendor.about.policyUrl === null;

const readVendor = (vendor: Vendor, snippet: string): Candidate[] => {
  const found = vendor.recognise?.(snippet) ?? null;
  if (!found) return [];
  const checked = checkSettings(vendor, found);
  const refused = new Set(checked.ok ? [] : checked.issues.map(({ path }) => path[0]));
  const settings = Object.fromEntries(
    Object.entries(found).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && !refused.has(entry[0]),
    ),
  );
  return [{ vendor: vendor.key, settings, isComplete: checked.ok, isAnybodys: isAnybodys(vendor) }];
};

/**
 * Say whose snippet somebody pasted, and read the settings out of it: whole snippets, addresses of scripts and images,
 * bare ids of an unmistakable shape. The best comes first: all settings read, then the order of the catalogue; empty:
 * it holds something else. Reads the first 20,000 characters, never throws, and takes a time that grows with the
 * length alone.
 */
export const recogniseSnippet = (text: string): RecognisedSnippet[] => {
  const snippet = text.slice(0, MAX_LENGTH);
  const candidates = vendors.flatMap((vendor) => readVendor(vendor, snippet));
  const named = candidates.filter((candidate) => !candidate.isAnybodys);
  const fitting = named.length > 0 ? named : candidates;
  return fitting
    .sort((a, b) => Number(b.isComplete) - Number(a.isComplete))
    .map(({ vendor, settings }) => ({ vendor, settings }));
};
