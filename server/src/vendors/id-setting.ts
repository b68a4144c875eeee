import { checkedText, isSnippet } from './settings';

/** What an id looks like, in words and as a pattern. */
export interface IdShape {
  /** Name of the vendor as the catalogue lists it. */
  vendor: string;
  /** With its article: `a measurement id`. */
  what: string;
  /** Anchored at both ends. */
  shape: RegExp;
  /** In words: `15 or 16 digits`. */
  expected: string;
  example: string;
}

interface LookAlike {
  shape: RegExp;
  what: string;
  /** Vendor to choose instead; null: the catalogue has none. */
  vendor: string | null;
}

/** Ids that people mistake for each other. A bare number of few digits is left out: it could be anybody's. */
const LOOK_ALIKES: LookAlike[] = [
  { shape: /^GTM-/i, what: 'a Google Tag Manager container (GTM-…)', vendor: 'Google Tag Manager' },
  { shape: /^G-/i, what: 'a Google Analytics 4 measurement id (G-…)', vendor: 'Google Analytics 4' },
  { shape: /^UA-\d/i, what: 'an id of Universal Analytics (UA-…), which Google has ended', vendor: null },
  { shape: /^AW-\d/i, what: 'a Google Ads id (AW-…)', vendor: 'Google Ads' },
  { shape: /^DC-\d/i, what: 'a Floodlight id (DC-…)', vendor: 'Floodlight' },
  { shape: /^GT-/i, what: 'a Google tag id (GT-…)', vendor: null },
  { shape: /^C[A-Z0-9]{19}$/, what: 'a TikTok pixel id', vendor: 'TikTok Pixel' },
  { shape: /^\d{15,16}$/, what: 'a Meta pixel id', vendor: 'Meta Pixel' },
  { shape: /^[at]2_/, what: 'a Reddit pixel id', vendor: 'Reddit Pixel' },
  { shape: /^https?:/i, what: 'a web address', vendor: null },
];

const PLACEHOLDER = /X{5,}$/i;
/** How a spreadsheet writes a long number: `1.23457E+14`, with a comma in some languages. */
const SHORTENED = /^\d(?:[.,]\d{1,15})?E\+\d{1,3}$/i;

const mixUp = (text: string, { vendor, what, example }: IdShape): string | null => {
  const other = LOOK_ALIKES.find((candidate) => candidate.vendor !== vendor && candidate.shape.test(text));
  if (!other) return null;
  return other.vendor
    ? `That looks like ${other.what}. Choose ${other.vendor} as the vendor, or enter ${what} such as ${example}.`
    : `That looks like ${other.what}. Enter ${what} such as ${example}.`;
};

const objection = (text: string, id: IdShape): string | null => {
  if (isSnippet(text))
    return `That looks like a whole snippet. Enter only the id in it, such as ${id.example}.`;
  if (PLACEHOLDER.test(text)) {
    return `That is a placeholder from an instruction. Enter your own id; it looks like ${id.example}.`;
  }
  if (id.shape.test(text)) return null;
  if (SHORTENED.test(text)) {
    return `A spreadsheet has shortened this number, and digits are lost. Enter the id again, as text; it looks like ${id.example}.`;
  }
  return mixUp(text, id) ?? `Expected ${id.what}: ${id.expected}, for example: ${id.example}.`;
};

/** Make the schema of a vendor's public id: trimmed, checked by its shape, refused in words that help. */
export const idSetting = (id: IdShape) =>
  checkedText(`Please fill in ${id.what}, for example: ${id.example}.`, (text) => objection(text, id));
