import { MAIL_WORDS, type MailLanguage } from './mail-words';
import type { MailWords } from './mail-words/en';

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

/** Says something in the language of a mail's reader. Everything that is filled in comes onto one line. */
export type Say = (key: keyof MailWords, values?: Record<string, string | number>) => string;

/** A part of a mail. */
export type Block =
  | { kind: 'text'; text: string }
  | { kind: 'quote'; text: string }
  | { kind: 'link'; text: string; url: string }
  | { kind: 'list'; items: { text: string; url: string }[] };

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

/** Write a paragraph. */
export const text = (words: string): Block => ({ kind: 'text', text: words });
const quote = (words: string): Block => ({ kind: 'quote', text: severalLines(words) });
/** Write a link, where the address is one. */
export const link = (words: string, url: string): Block[] =>
  isWebAddress(url) ? [{ kind: 'link', text: words, url }] : [];

const listItem = (text: string, url: string): string =>
  isWebAddress(url) ? `- ${text}\n  ${url}` : `- ${text}`;

const writeText = (block: Block, say: Say): string => {
  switch (block.kind) {
    case 'text':
      return block.text;
    case 'quote':
      return block.text.replace(/^/gm, '> ');
    case 'link':
      return `${say('link.text', { words: block.text })}\n${block.url}`;
    case 'list':
      return block.items.map(({ text, url }) => listItem(text, url)).join('\n');
  }
};

const anchor = (text: string, url: string): string =>
  isWebAddress(url) ? `<a href="${escape(url)}">${escape(text)}</a>` : escape(text);

const writeHtml = (block: Block): string => {
  switch (block.kind) {
    case 'text':
      return `<p>${escape(block.text)}</p>`;
    case 'quote':
      return `<blockquote>${escape(block.text).replace(/\n/g, '<br>')}</blockquote>`;
    case 'link':
      return `<p>${anchor(block.text, block.url)}</p>`;
    case 'list':
      return `<ul>\n${block.items.map(({ text, url }) => `<li>${anchor(text, url)}</li>`).join('\n')}\n</ul>`;
  }
};

/** Say things in one language; everything that is filled in comes onto one line. */
export const sayIn =
  (language: MailLanguage): Say =>
  (key, values = {}) =>
    // All at once, so that nothing is filled into what was filled in.
    MAIL_WORDS[language][key].replace(/\{(\w+)\}/g, (_, name: string) => oneLine(String(values[name] ?? '')));

/** Put a mail together in one language: on one line what has to be, and escaped what people wrote. */
export const compose = (
  language: MailLanguage,
  write: (say: Say) => { subject: string; blocks: Block[] },
): Mail => {
  const say = sayIn(language);
  const { subject, blocks } = write(say);
  return {
    subject: shorten(oneLine(subject)),
    text: `${blocks.map((block) => writeText(block, say)).join('\n\n')}\n`,
    html: `<div lang="${language}">\n${blocks.map(writeHtml).join('\n')}\n</div>`,
  };
};

/** What was submitted: one version, or a list of many. */
const submittedBlocks = (say: Say, by: string, items: readonly MailItem[]): Block[] => {
  const [first] = items;
  if (items.length === 1 && first) {
    return [text(say('submitted.text', { by, ...first })), ...link(say('submitted.link'), first.url)];
  }
  const list = items.map((item) => ({ text: say('submitted.item', { ...item }), url: item.url }));
  return [text(say('submitted.text-many', { by, count: items.length })), { kind: 'list', items: list }];
};

/** Ask somebody who may approve to look at what was submitted; at least one version. */
export const submittedMail = (language: MailLanguage, by: string, items: readonly MailItem[]): Mail =>
  compose(language, (say) => {
    const [first] = items;
    return {
      subject:
        items.length === 1 && first
          ? say('submitted.subject', { ...first })
          : say('submitted.subject-many', { count: items.length }),
      blocks: [...submittedBlocks(say, by, items), text(say('submitted.reason'))],
    };
  });

/** What somebody decided about a version. */
export interface Decided {
  by: string;
  outcome: 'approved' | 'sent_back';
  /** Empty: nothing was said. */
  comment: string;
  item: MailItem;
}

/** Tell an author what was decided. */
export const decidedMail = (language: MailLanguage, { by, outcome, comment, item }: Decided): Mail =>
  compose(language, (say) => {
    const values = { by, ...item };
    return {
      subject: say(`${outcome}.subject`, values),
      blocks: [
        text(say(`${outcome}.text`, values)),
        ...(comment.trim() === '' ? [] : [text(say('decided.comment', values)), quote(comment)]),
        text(say(`${outcome}.next`)),
        ...link(say('decided.link'), item.url),
        text(say('decided.reason')),
      ],
    };
  });
