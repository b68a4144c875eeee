import { randomBytes } from 'node:crypto';

const BYTES = 32;

/** Make a text that nobody can guess and that can stand in an address. */
export const newToken = (): string => randomBytes(BYTES).toString('base64url');
