import { NEEDED_DIRECTIVES, type NeededDirective, type PolicyNeeds } from './csp-needs';
import { covers, SELF } from './csp-sources';

/** A directive of a policy, and which of the policy's pieces between semicolons it is. */
interface Directive {
  name: string;
  sources: readonly string[];
  piece: number;
}

interface Policy {
  pieces: readonly string[];
  directives: ReadonlyMap<string, Directive>;
}

/** What the policies of a page can know our script's tag by. */
export interface OwnScript {
  /** The nonce that it carries; null: none. */
  nonce: string | null;
  /** Its checksum, as in `integrity`; null: none. */
  integrity: string | null;
}

/** What decides about each kind of request: the first of these that a policy has. */
const DECIDING: Readonly<Record<NeededDirective, readonly string[]>> = {
  'script-src': ['script-src-elem', 'script-src', 'default-src'],
  'connect-src': ['connect-src', 'default-src'],
  'img-src': ['img-src', 'default-src'],
  'frame-src': ['frame-src', 'child-src', 'default-src'],
  'style-src': ['style-src-elem', 'style-src', 'default-src'],
  'form-action': ['form-action'],
};
/** These decide about other requests too: what is added for one kind goes into a directive of its own. */
const SHARED: ReadonlySet<string> = new Set(['default-src', 'child-src']);

/** What a header can be made of. Whatever else stands there, browsers read it in their own ways. */
const READABLE = /^[\t -~]*$/;
const NONCE = /^'nonce-([A-Za-z0-9+/_-]+={0,2})'$/i;
const HASH = /^'sha(?:256|384|512)-/i;
const NONE = /^'none'$/i;

const wordsIn = (text: string): string[] => text.split(/[\t ]+/).filter((word) => word !== '');

const readPolicy = (text: string): Policy => {
  const pieces = text.split(';');
  const directives = new Map<string, Directive>();
  pieces.forEach((written, piece) => {
    const [first, ...sources] = wordsIn(written);
    const name = first?.toLowerCase();
    // Of two of a name, browsers follow the first.
    if (name !== undefined && !directives.has(name)) directives.set(name, { name, sources, piece });
  });
  return { pieces, directives };
};

/** A header holds several policies between commas, and all of them count. */
const readHeader = (header: string): Policy[] => header.split(',').map(readPolicy);

const decidingIn = ({ directives }: Policy, need: NeededDirective): Directive | undefined => {
  const name = DECIDING[need].find((candidate) => directives.has(candidate));
  return name === undefined ? undefined : directives.get(name);
};

/** `'none'` means that only where it stands alone. */
const allowedBy = ({ sources }: Directive): readonly string[] =>
  sources.length === 1 && NONE.test(sources[0] ?? '') ? [] : sources;

/** Say whether browsers take a text for a nonce: it has nothing in it then that would be out of place in HTML. */
export const isNonce = (text: string): boolean => NONCE.test(`'nonce-${text}'`);

const noncesIn = (sources: readonly string[]): string[] =>
  sources.flatMap((source) => NONCE.exec(source)?.[1] ?? []);

const holds = (sources: readonly string[], keyword: string): boolean =>
  sources.some((source) => source.toLowerCase() === keyword);

/**
 * Find the nonce that a page's policies let scripts run by; null: there is none, or the header cannot be read. Of several, the one that
 * all policies with a nonce know.
 */
export const scriptNonce = (header: string): string | null => {
  if (!READABLE.test(header)) return null;
  const lists = readHeader(header)
    .map((policy) => noncesIn(decidingIn(policy, 'script-src')?.sources ?? []))
    .filter((nonces) => nonces.length > 0);
  const common = lists[0]?.find((nonce) => lists.every((nonces) => nonces.includes(nonce)));
  return common ?? lists[0]?.[0] ?? null;
};

/** Whether our script can run under this policy by its checksum alone: what it trusts counts, and hosts do not. */
const asksForHash = (sources: readonly string[], nonce: string | null): boolean => {
  if (!holds(sources, `'strict-dynamic'`) || (nonce !== null && noncesIn(sources).includes(nonce)))
    return false;
  // The first checksum would switch this off in browsers that do not know `strict-dynamic`.
  const isTrusting = noncesIn(sources).length > 0 || sources.some((source) => HASH.test(source));
  return isTrusting || !holds(sources, `'unsafe-inline'`);
};

/** Say whether one of the policies lets our script run by its checksum alone, which its tag then has to carry. */
export const needsIntegrity = (header: string, nonce: string | null): boolean =>
  READABLE.test(header) &&
  readHeader(header).some((policy) => {
    const deciding = decidingIn(policy, 'script-src');
    return deciding !== undefined && asksForHash(allowedBy(deciding), nonce);
  });

/** Our script's tag has the nonce and hands it on; what `strict-dynamic` trusts may load what it likes. */
const neededScripts = (
  wanted: readonly string[],
  allowed: readonly string[],
  { nonce, integrity }: OwnScript,
): readonly string[] => {
  if (holds(allowed, `'strict-dynamic'`)) {
    return integrity !== null && asksForHash(allowed, nonce) ? [`'${integrity}'`] : [];
  }
  const isTrusted = nonce !== null && noncesIn(allowed).includes(nonce);
  return isTrusted ? wanted.filter((source) => source !== SELF) : wanted;
};

interface Addition {
  /** The piece that gets more sources; null: a new one. */
  piece: number | null;
  /** The sources, after the name of the directive where it is a new one. */
  words: readonly string[];
}

const additionTo = (
  policy: Policy,
  need: NeededDirective,
  needs: PolicyNeeds,
  own: OwnScript,
): Addition[] => {
  const deciding = decidingIn(policy, need);
  if (deciding === undefined) return [];
  const allowed = allowedBy(deciding);
  const wanted = need === 'script-src' ? neededScripts(needs[need], allowed, own) : needs[need];
  const missing = wanted.filter((source) => !allowed.some((other) => covers(other, source)));
  if (missing.length === 0) return [];
  return SHARED.has(deciding.name)
    ? [{ piece: null, words: [need, ...allowed, ...missing] }]
    : [{ piece: deciding.piece, words: missing }];
};

const NONE_ALONE = /^([\t ]*[^\t ]+)[\t ]+'none'(?=[\t ]*$)/i;

/** Add words to a directive, and leave all that stands there as it is, but for a `'none'`. */
const extend = (written: string, words: readonly string[]): string =>
  written.replace(NONE_ALONE, '$1').replace(/[\t ]*$/, (end) => ` ${words.join(' ')}${end}`);

const append = (pieces: readonly string[], words: readonly string[]): string[] => {
  const isEnded = pieces[pieces.length - 1]?.trim() === '';
  return [...(isEnded ? pieces.slice(0, -1) : pieces), ` ${words.join(' ')}`];
};

const mergeInto = (text: string, needs: PolicyNeeds, own: OwnScript): string => {
  const policy = readPolicy(text);
  const additions = NEEDED_DIRECTIVES.flatMap((need) => additionTo(policy, need, needs, own));
  if (additions.length === 0) return text;
  return additions
    .reduce<readonly string[]>(
      (pieces, { piece, words }) =>
        piece === null
          ? append(pieces, words)
          : pieces.map((written, at) => (at === piece ? extend(written, words) : written)),
      policy.pieces,
    )
    .join(';');
};

/**
 * Add to the policies of a `Content-Security-Policy` header, or of a `-Report-Only` one, what the site's pixels and our own part need, and
 * nothing else. What a policy lets in already is not added; what it does not restrict stays unrestricted. A header to
 * which there is nothing to add, or that cannot be read, comes back as it was, byte for byte.
 */
export const mergePolicy = (header: string, needs: PolicyNeeds, own: OwnScript): string =>
  READABLE.test(header)
    ? header
        .split(',')
        .map((text) => mergeInto(text, needs, own))
        .join(',')
    : header;
