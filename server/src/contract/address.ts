import { z } from 'zod';

/** Address of a server that we send to, without a slash at its end. */
export const serverAddressSchema = z
  .string({ error: 'Expected an address such as https://www.example.org. Is the environment variable set?' })
  .trim()
  .max(500)
  .regex(
    /^https?:\/\/[^\s/?#@\\]+(?:\/[^\s?#\\]*)?$/i,
    'Expected an address such as https://www.example.org, without a user name, a query or a fragment.',
  )
  .transform((address) => address.replace(/\/+$/, ''));

/** An origin as browsers send it: no path, and no port where it is the usual one. */
export const originSchema = z
  .string()
  .max(200)
  .regex(
    /^https?:\/\/(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d{1,5})?$/,
    'Expected an origin such as https://www.example.org: scheme and host in small letters, no path, never *.',
  )
  .transform((origin) => origin.replace(/^(https:.*):443$|^(http:.*):80$/, '$1$2'));
