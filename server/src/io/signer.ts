import { createPrivateKey, createPublicKey, hkdfSync, sign } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Signer } from './ports';

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Make a signer whose key follows from a secret (HKDF, RFC 5869): whoever has the secret has the same one. */
export const createSigner = (secret: string): Signer => {
  const seed = hkdfSync('sha256', secret, 'pixel-inventory', 'snapshot signature 1', 32);
  const der = Buffer.concat([PKCS8, Buffer.from(seed)]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return {
    publicKey: String(createPublicKey(key).export({ format: 'jwk' }).x),
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), key).toString('base64url'),
  };
};

/**
 * The signer of this Strapi. All instances that accept the same API tokens have the salt of these in common, and a site
 * that has to be given another token learns another key with it.
 */
export const strapiSigner = (strapi: Core.Strapi): Signer => {
  const salt = strapi.config.get('admin.apiToken.salt');
  if (typeof salt !== 'string' || salt === '') {
    throw new Error('pixel-inventory: sites elsewhere need apiToken.salt in config/admin.js.');
  }
  return createSigner(salt);
};
