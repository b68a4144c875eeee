import { copyHeadSchema } from '../src/contract/site-source';
import { isSealed, sealOf } from './strapi-signature';

/** A snapshot as Strapi sent it, and what proves that it did. */
export interface SignedText {
  text: string;
  signature: string;
  key: string;
  /** What Strapi is asked with whether there is another one. */
  etag: string | null;
}

/** Where the last good copy of a snapshot is kept: a file, or whatever a platform has in place of files. */
export interface CopyPlace {
  /** Answers with what `write` was given last. Null or undefined: nothing is kept there yet. */
  read: () => Promise<string | null | undefined>;
  write: (text: string) => Promise<void>;
}

const splitLine = (text: string): [string, string] => {
  const at = text.indexOf('\n');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
};

/**
 * Write a copy: a line with the seal of all the rest, a line with signature and key, the snapshot. The seal covers the key, so
 * that nobody can put a snapshot there that they signed themselves.
 */
export const writeCopy = async (place: CopyPlace, token: string, signed: SignedText): Promise<void> => {
  const { text, ...head } = signed;
  const sealed = `${JSON.stringify(head)}\n${text}`;
  await place.write(`${await sealOf(sealed, token)}\n${sealed}`);
};

/** Read a copy. Null: there is none. Throws for one that is not as we wrote it, or was written with another token. */
export const readCopy = async (place: CopyPlace, token: string): Promise<SignedText | null> => {
  const kept = await place.read();
  if (kept === null || kept === undefined) return null;
  const [seal, sealed] = splitLine(kept);
  const [first, text] = splitLine(sealed);
  const head = copyHeadSchema.safeParse(parse(first));
  if (!head.success || !(await isSealed(sealed, seal, token))) {
    throw new Error('It is incomplete, was altered, or was written with another token.');
  }
  return { ...head.data, text };
};
