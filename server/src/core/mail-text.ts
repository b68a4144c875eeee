/** A mail to one person. */
export interface Mail {
  subject: string;
  text: string;
  html: string;
}

/** A version that a mail is about. */
export interface MailItem {
  name: string;
  version: number;
  /** Address of the pixel's screen; empty: not known. */
  url: string;
}

type Block =
  | { kind: 'text'; text: string }
  | { kind: 'quote'; text: string }
  | { kind: 'link'; text: string; url: string };

const SUBJECT_LENGTH = 150;

/**
 * Bring a text onto one line: no line breaks, which could begin another header of the mail (RFC 5322, section 2.2), no other
 * control characters, and none that turn the direction of writing.
 */
export const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Surrogate}\u2028\u2029]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();

const severalLines = (text: string): string =>
  text
    .split(/\r\n?|\n/)
    .map(oneLine)
    .join('\n')
    .trim();

const shorten = (text: string): string => {
  const characters = [...text];
  return characters.length > SUBJECT_LENGTH ? `${characters.slice(0, SUBJECT_LENGTH - 1).join('')}…` : text;
};

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');

// What is no web address is not made into a link, whatever somebody configured.
const isWebAddress = (url: string): boolean => /^https?:\/\/[^\s"'<>]+$/.test(url);

const text = (words: string): Block => ({ kind: 'text', text: words });
const quote = (words: string): Block => ({ kind: 'quote', text: severalLines(words) });
const link = (words: string, url: string): Block[] =>
  isWebAddress(url) ? [{ kind: 'link', text: words, url }] : [];

const writeText = (block: Block): string => {
  if (block.kind === 'quote') return block.text.replace(/^/gm, '> ');
  return block.kind === 'link' ? `${block.text}:\n${block.url}` : block.text;
};

const writeHtml = (block: Block): string => {
  const words = escape(block.text);
  if (block.kind === 'quote') return `<blockquote>${words.replace(/\n/g, '<br>')}</blockquote>`;
  return block.kind === 'link' ? `<p><a href="${escape(block.url)}">${words}</a></p>` : `<p>${words}</p>`;
};

const compose = (subject: string, blocks: Block[]): Mail => ({
  subject: shorten(oneLine(subject)),
  text: `${blocks.map(writeText).join('\n\n')}\n`,
  html: blocks.map(writeHtml).join('\n'),
});

const named = ({ name, version }: MailItem): string => `version ${version} of "${oneLine(name)}"`;

const WHY_APPROVERS =
  'You get this mail because your role may approve pixels. Somebody who may change the settings can switch these mails off.';
const WHY_AUTHORS =
  'You get this mail because you had a hand in this version. Somebody who may change the settings can switch these mails off.';

/** Ask somebody who may approve to look at what was submitted; at least one version. */
export const submittedMail = (by: string, items: readonly MailItem[]): Mail => {
  const [first] = items;
  const isOne = items.length === 1 && first !== undefined;
  const what = isOne ? named(first) : `${items.length} versions`;
  return compose(`Please look at ${what}`, [
    text(`${oneLine(by)} asks for approval of ${what}.`),
    ...items.flatMap((item) => [
      ...(isOne ? [] : [text(`${oneLine(item.name)}, version ${item.version}`)]),
      ...link('Look at it and decide', item.url),
    ]),
    text(WHY_APPROVERS),
  ]);
};

/** What somebody decided about a version. */
export interface Decided {
  by: string;
  outcome: 'approved' | 'sent_back';
  /** Empty: nothing was said. */
  comment: string;
  item: MailItem;
}

/** Tell an author what was decided. */
export const decidedMail = ({ by, outcome, comment, item }: Decided): Mail => {
  const isApproved = outcome === 'approved';
  const what = named(item);
  return compose(isApproved ? `Approved: ${what}` : `Sent back: ${what}`, [
    text(`${oneLine(by)} ${isApproved ? `approved ${what}.` : `sent ${what} back.`}`),
    ...(comment.trim() === '' ? [] : [text(`${oneLine(by)} wrote:`), quote(comment)]),
    text(
      isApproved
        ? 'It goes live with the next publication.'
        : 'It is a draft again: change it, then ask for approval anew.',
    ),
    ...link('Open the pixel', item.url),
    text(WHY_AUTHORS),
  ]);
};
