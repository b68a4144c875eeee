const utf8 = new TextEncoder();

const toBytes = (base64url: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64url.replace(/-/g, '+').replace(/_/g, '/')), (char) => char.charCodeAt(0));

const toHex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

const toBytesOfHex = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));

/** Compute the SHA-256 of a text's UTF-8 bytes, as hexadecimal digits. */
export const sha256 = async (text: string): Promise<string> =>
  toHex(await crypto.subtle.digest('SHA-256', utf8.encode(text)));

const ED25519 = { name: 'Ed25519' };

const openKey = async (publicKey: string): Promise<CryptoKey> => {
  try {
    return await crypto.subtle.importKey('raw', toBytes(publicKey), ED25519, false, ['verify']);
  } catch (error) {
    throw new Error('This platform cannot check signatures by Ed25519.', { cause: error });
  }
};

/** Say whether a text was signed by the owner of a public key (Ed25519, both in base64url). */
export const isSigned = async (text: string, signature: string, publicKey: string): Promise<boolean> => {
  const key = await openKey(publicKey);
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = toBytes(signature);
  } catch {
    return false;
  }
  return crypto.subtle.verify(ED25519, key, bytes, utf8.encode(text));
};

const HMAC = { name: 'HMAC', hash: 'SHA-256' };

const secretKey = (secret: string, usage: 'sign' | 'verify'): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', utf8.encode(`pixel-inventory copy\n${secret}`), HMAC, false, [usage]);

/** Seal a text with a secret, so that whoever lacks it can change nothing unseen. In hexadecimal digits. */
export const sealOf = async (text: string, secret: string): Promise<string> =>
  toHex(await crypto.subtle.sign(HMAC, await secretKey(secret, 'sign'), utf8.encode(text)));

/** Say whether a text is as it was when it was sealed with a secret. */
export const isSealed = async (text: string, seal: string, secret: string): Promise<boolean> =>
  crypto.subtle.verify(HMAC, await secretKey(secret, 'verify'), toBytesOfHex(seal), utf8.encode(text));
