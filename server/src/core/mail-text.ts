import { link, oneLine, quote, small, text, type Block } from './mail-blocks';
import { htmlBlock, mailDocument } from './mail-html';
import { plainBlock } from './mail-plain';
import { MAIL_WORDS, type MailLanguage } from './mail-words';
import type { MailWords } from './mail-words/en';

export { oneLine } from './mail-blocks';

/** A mail to one person. */
export interface Mail {
  subject: string;
  text: string;
  html: string;
  /** In the form of nodemailer. A provider that knows no attachments leaves them out. */
  attachments?: { filename: string; content: string; contentType: string }[];
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

const SUBJECT_LENGTH = 150;

const shorten = (text: string): string => {
  const characters = [...text];
  return characters.length > SUBJECT_LENGTH ? `${characters.slice(0, SUBJECT_LENGTH - 1).join('')}…` : text;
};

/** Speak a language. */
export const sayIn =
  (language: MailLanguage): Say =>
  (key, values = {}) =>
    // All at once, so that nothing is filled into what was filled in.
    MAIL_WORDS[language][key].replace(/\{(\w+)\}/g, (_, name: string) => oneLine(String(values[name] ?? '')));

/** What a mail is put together from. */
export interface Letter {
  subject: string;
  /** Stands above everything; the subject by default. */
  title?: string;
  blocks: readonly Block[];
  /** The small print. */
  foot: readonly string[];
}

/** Put a mail together in one language: on one line what has to be, and escaped what people wrote. */
export const compose = (language: MailLanguage, write: (say: Say) => Letter): Mail => {
  const say = sayIn(language);
  const { subject, title = subject, blocks, foot } = write(say);
  const line = oneLine(title);
  const naming = (words: string): string => say('link.text', { words });
  const all = [...blocks, ...foot.map(small)];
  return {
    subject: shorten(oneLine(subject)),
    text: `${all.map((block) => plainBlock(block, naming)).join('\n\n')}\n`,
    html: mailDocument({
      lang: language,
      title: line,
      body: blocks.map(htmlBlock),
      foot: foot.map((words) => htmlBlock(small(words))),
    }),
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
      blocks: submittedBlocks(say, by, items),
      foot: [say('submitted.reason')],
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
      ],
      foot: [say('decided.reason')],
    };
  });
