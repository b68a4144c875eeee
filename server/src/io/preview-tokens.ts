import { randomBytes } from 'node:crypto';
import { previewClaimsSchema } from '../contract';
import type { PreviewTokens } from './ports';
import { createSignedText } from './signed-text';

const PURPOSE = 'pixel-inventory: tokens of previews, 1';
const ID_BYTES = 16;
/** Letters and digits that nobody mistakes for others. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Sign the tokens of previews. */
export const createPreviewTokens = (secret: string): PreviewTokens => {
  const signed = createSignedText(secret, PURPOSE);
  return {
    write: signed.write,
    read: (token) => {
      const claims = previewClaimsSchema.safeParse(signed.read(token));
      return claims.success ? claims.data : null;
    },
    newId: () => Array.from(randomBytes(ID_BYTES), (byte) => LETTERS[byte % LETTERS.length]).join(''),
  };
};
