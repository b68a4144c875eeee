import type { ReceivedMail } from './smtp';

const quotedPrintable = (text: string): string =>
  text
    .replace(/=\r\n/g, '')
    .replace(/(?:=[0-9A-F]{2})+/g, (run) => Buffer.from(run.replaceAll('=', ''), 'hex').toString());

const inWords = (line: string): string =>
  line
    .replace(/(\?=)\s+(=\?)/g, '$1$2')
    .replace(/=\?UTF-8\?([QB])\?([^?]*)\?=/gi, (_, way: string, word: string) =>
      way.toUpperCase() === 'B'
        ? Buffer.from(word, 'base64').toString()
        : quotedPrintable(word.replaceAll('_', ' ')),
    );

/** Read a header in the form that mail programs show (RFC 2047). */
export const headerOf = ({ headers }: ReceivedMail, name: string): string =>
  inWords(headers.find((line) => line.toLowerCase().startsWith(`${name}:`))?.slice(name.length + 2) ?? '');

/** Read the part of a mail that has a type; empty: there is none. */
export const partOf = ({ raw }: ReceivedMail, type: string): string => {
  const ends = [...raw.matchAll(/boundary="([^"]+)"/g)].map(([, name]) => `\r\n--${name}`);
  const parts = ends.reduce((texts, end) => texts.flatMap((each) => each.split(end)), [raw]);
  const found =
    parts.find((each) => each.includes(`Content-Type: ${type}`) && !each.includes('boundary=')) ?? '';
  const [head = '', ...body] = found.split('\r\n\r\n');
  const text = body.join('\r\n\r\n');
  if (/Content-Transfer-Encoding: base64/i.test(head)) return Buffer.from(text, 'base64').toString();
  return /quoted-printable/i.test(head) ? quotedPrintable(text) : text;
};
