import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { previewClaimsSchema, type PreviewClaims } from '../contract';
import type { PreviewTokens } from './ports';

/** Says what the key is for: no other signature that is made from the same secret can take its place. */
const PURPOSE = 'pixel-inventory: tokens of previews, 1';
const KEY_BYTES = 32;
const LONGEST = 3000;
const TOKEN = /^(1\.([A-Za-z0-9_-]+))\.([A-Za-z0-9_-]{43})$/;
const ID_BYTES = 16;
/** Letters and digits that nobody mistakes for others. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const parse = (payload: string): PreviewClaims | null => {
  try {
    const json: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    return previewClaimsSchema.parse(json);
  } catch {
    return null;
  }
};

/** Sign tokens with a key that is derived from a secret (HKDF, RFC 5869): whoever knows the key learns nothing of the secret. */
export const createPreviewTokens = (secret: string): PreviewTokens => {
  const key = Buffer.from(hkdfSync('sha256', secret, '', PURPOSE, KEY_BYTES));
  const sign = (text: string): string => createHmac('sha256', key).update(text).digest('base64url');
  return {
    write: (claims) => {
      const text = `1.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
      return `${text}.${sign(text)}`;
    },
    read: (token) => {
      if (token.length > LONGEST) return null;
      const [, text = '', payload = '', signature = ''] = TOKEN.exec(token) ?? [];
      if (text === '') return null;
      return timingSafeEqual(Buffer.from(sign(text)), Buffer.from(signature)) ? parse(payload) : null;
    },
    newId: () => Array.from(randomBytes(ID_BYTES), (byte) => LETTERS[byte % LETTERS.length]).join(''),
  };
};
