import { checkedText } from './settings';
import { addressObjection, tidyAddress } from './web-address';

const objection = (text: string, example: string): string | null => {
  const found = addressObjection(text, example);
  if (found) return found;
  return /^[^/]*\/\/[^/?]+\/*$/.test(text)
    ? null
    : `Leave out what follows the name of the server. Expected an address such as ${example}.`;
};

const tidy = (text: string): string => tidyAddress(text.replace(/\/+$/, ''));

/** The address of a vendor's server, in words. */
export interface Origin {
  /** With its article: `the address of your PostHog`. */
  what: string;
  example: string;
}

/** Make the schema of a server's address without a path: `https://` and a host name, no slash at the end. */
export const originSetting = ({ what, example }: Origin) =>
  checkedText(`Please fill in ${what}, for example: ${example}.`, (text) =>
    objection(text, example),
  ).transform(tidy);

/** Make the schema of a server's address that may stay empty: then it is the vendor's own server. */
export const originOr = (own: string, example: string) =>
  checkedText(null, (text) => objection(text, example))
    .transform((text) => tidy(text) || own)
    .default(own);
