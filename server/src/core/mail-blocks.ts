/** A link of a mail. */
export interface MailLink {
  text: string;
  url: string;
  /** The one that most readers look for. */
  main?: boolean;
}

/** What a mail says about one pixel. */
export interface PixelBlock {
  kind: 'pixel';
  /** Level of its heading. */
  level: 2 | 3;
  name: string;
  lines: string[];
  /** What somebody wrote about it; empty: nothing. */
  quote: string;
  /** What deserves more than a nod, under a line that says so; empty: nothing. */
  flags: string[];
  flagsLead: string;
  links: MailLink[];
}

/** A part of a mail. */
export type Block =
  | { kind: 'text'; text: string }
  /** What stands below everything else, such as why somebody gets the mail. */
  | { kind: 'small'; text: string }
  | { kind: 'heading'; text: string }
  | { kind: 'quote'; text: string }
  | { kind: 'link'; text: string; url: string }
  | { kind: 'list'; items: { text: string; url: string }[] }
  | PixelBlock;

/**
 * Bring a text onto one line: no line breaks, which could begin another header of the mail (RFC 5322, section 2.2), no other
 * control characters, and none that turn the direction of writing.
 */
export const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Surrogate}\u2028\u2029]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();

/** Bring what somebody wrote into lines, each without what `oneLine` leaves out. */
export const severalLines = (text: string): string =>
  text
    .split(/\r\n?|\n/)
    .map(oneLine)
    .join('\n')
    .trim();

/** Say whether a text is a web address. What is none is not made into a link, whatever somebody configured. */
export const isWebAddress = (url: string): boolean => /^https?:\/\/[^\s"'<>]+$/.test(url);

/** Write a paragraph. */
export const text = (words: string): Block => ({ kind: 'text', text: words });
/** Write the small print. */
export const small = (words: string): Block => ({ kind: 'small', text: words });
/** Begin a section. */
export const heading = (words: string): Block => ({ kind: 'heading', text: words });
/** Show what somebody wrote. */
export const quote = (words: string): Block => ({ kind: 'quote', text: severalLines(words) });
/** Write a link, where the address is one. */
export const link = (words: string, url: string): Block[] =>
  isWebAddress(url) ? [{ kind: 'link', text: words, url }] : [];
