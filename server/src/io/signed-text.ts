import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

const KEY_BYTES = 32;
const LONGEST = 3000;
const TOKEN = /^(1\.([A-Za-z0-9_-]+))\.([A-Za-z0-9_-]{43})$/;

/** Writes values into signed texts, and reads them back; null: it was not written here, or was altered. */
export interface SignedText {
  write: (value: unknown) => string;
  read: (text: string) => unknown;
}

const parse = (payload: string): unknown => {
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as unknown;
  } catch {
    return null;
  }
};

/**
 * Sign with a key that is derived from a secret (HKDF, RFC 5869): whoever knows the key learns nothing of the secret.
 *
 * @param purpose Says what the key is for: no other signature that is made from the same secret can take its place.
 */
export const createSignedText = (secret: string, purpose: string): SignedText => {
  const key = Buffer.from(hkdfSync('sha256', secret, '', purpose, KEY_BYTES));
  const sign = (text: string): string => createHmac('sha256', key).update(text).digest('base64url');
  return {
    write: (value) => {
      const text = `1.${Buffer.from(JSON.stringify(value)).toString('base64url')}`;
      return `${text}.${sign(text)}`;
    },
    read: (token) => {
      if (token.length > LONGEST) return null;
      const [, text = '', payload = '', signature = ''] = TOKEN.exec(token) ?? [];
      if (text === '') return null;
      return timingSafeEqual(Buffer.from(sign(text)), Buffer.from(signature)) ? parse(payload) : null;
    },
  };
};
