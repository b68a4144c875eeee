import { decodePiece, resolveParts } from './visit';

/** A scheme of the web or none, two slashes or more, whoever is to be signed in, host, port, path. */
const ADDRESS = /^(?:https?:)?\/\/+(?:[^/?#]*@)?([^/?#@:]+)(?::\d*)?([^?#]*)/i;
/** Left out of an address, wherever it stands, and at its ends (URL standard, section 4.4). */
const LINE_ENDS = /[\t\n\r]/g;
const ENDS = /^[\0- ]+|[\0- ]+$/g;
/** Browsers leave these out of a host, and read the full stops of other scripts as dots (Unicode TS 46). */
const UNSEEN = /[\u00ad\u200b\u2060\ufeff]/g;
const STOPS = /[\u3002\uff0e\uff61]/g;

const hostOf = (text: string): string =>
  decodePiece(text)
    .replace(UNSEEN, '')
    .replace(STOPS, '.')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\.$/, '');

/**
 * Read host and path of an address that leads elsewhere, as a browser would: `www.youtube.com/embed/x`. Null: the address is
 * relative, or of no page.
 */
export const placeOf = (address: string): string | null => {
  const plain = address.replace(LINE_ENDS, '').replace(ENDS, '');
  // A backslash is a slash, but for what follows a question mark.
  const end = plain.search(/[?#]/);
  const [, host, path = ''] = ADDRESS.exec((end < 0 ? plain : plain.slice(0, end)).replace(/\\/g, '/')) ?? [];
  if (host === undefined) return null;
  return [hostOf(host), ...resolveParts(path.split('/').map(decodePiece))].join('/');
};
