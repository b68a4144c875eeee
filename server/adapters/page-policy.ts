import { isNonce, mergePolicy, needsIntegrity, scriptNonce, type OwnScript } from '../src/core/csp';
import type { PolicyNeeds } from '../src/core/csp-needs';
import type { Log } from './log';
import { POLICY_HEADERS } from './page-headers';
import { remember } from './remember';
import type { AppAnswer } from './site-request';

/** What the policies of a page ask of us. */
export interface PagePolicy {
  /** Further attributes of our script's tag, with a space in front of each. */
  attributes: string;
  /** Headers that change, by their names, and what they become. */
  headers: readonly (readonly [name: string, value: string])[];
}

/** Says what the policies of an answer ask of us; null: it has none. `own`: the page is for this visitor alone. */
export type ReadPolicy = (answer: Pick<AppAnswer, 'header'> | null, own: boolean) => PagePolicy;

/** How a site deals with policies. */
export interface PolicyParts {
  /** Works out what has to be let in, once there is a policy; null: policies are left alone. */
  needs: (() => PolicyNeeds) | null;
  /** Checksum of our script; left out: its tag carries none. */
  integrity: string | undefined;
  log: Log;
}

const FEW = 100;
/** Characters of a header. Proxies refuse answers whose headers are much longer. */
const LONGEST = 6000;

const NONCE_START = `'nonce-`;

const numberIn = (nonces: string[], nonce: string): number => {
  const known = nonces.indexOf(nonce);
  return known < 0 ? nonces.push(nonce) - 1 : known;
};

/**
 * Put numbers into the places of nonces, which are different in every answer, so that what is said of the rest can be
 * remembered. The numbers are those of `nonces`, which gets what it does not hold. What is no nonce stays as it is.
 */
const mask = (header: string, nonces: string[]): string => {
  // Headers hold letters alone of which the small ones are as many.
  const small = header.toLowerCase();
  let masked = '';
  let from = 0;
  for (let at = small.indexOf(NONCE_START); at >= 0; at = small.indexOf(NONCE_START, from)) {
    const start = at + NONCE_START.length;
    const end = header.indexOf(`'`, start);
    if (end < 0) break;
    const nonce = header.slice(start, end);
    masked += header.slice(from, start) + (isNonce(nonce) ? numberIn(nonces, nonce) : nonce);
    from = end;
  }
  return masked + header.slice(from);
};

/** A text in which every second part is the number of a nonce. */
type Masked = readonly string[];

const cut = (masked: string): Masked => masked.split(/(?<='nonce-)(\d+)(?=')/i);

const fill = (parts: Masked, nonces: readonly string[]): string => {
  let text = '';
  parts.forEach((part, at) => {
    text += at % 2 === 0 ? part : (nonces[Number(part)] ?? '');
  });
  return text;
};

/** What is remembered of the policies of an answer, in which nonces are numbers. */
interface Known {
  /** Number of the nonce that our script's tag carries; -1: none. */
  nonce: number;
  /** One of the policies is to know our script by its checksum. */
  isHashed: boolean;
  changes: readonly (readonly [name: string, value: Masked])[];
}

const [ENFORCED, REPORTED] = POLICY_HEADERS;

/** Build the reading of policies for one publication. */
export const policyReader = ({ needs, integrity, log }: PolicyParts): ReadPolicy => {
  const checksum = integrity === undefined ? '' : ` integrity="${integrity}"`;
  let worked: PolicyNeeds | null = null;

  const merge = (header: string, own: OwnScript): string => {
    if (needs === null) return header;
    const merged = mergePolicy(header, (worked ??= needs()), own);
    if (merged === header || merged.length <= LONGEST) return merged;
    log.once(
      `A content security policy was left as it is, because it would have more than ${LONGEST} characters with what the pixels need.`,
    );
    return header;
  };

  const look = (masked: string): Known => {
    const headers = masked.split('\n');
    const nonce = headers.map(scriptNonce).find((found) => found !== null) ?? null;
    const own = { nonce, integrity: integrity ?? null };
    return {
      nonce: nonce === null ? -1 : Number(nonce),
      isHashed: needs !== null && headers.some((header) => needsIntegrity(header, nonce)),
      changes: POLICY_HEADERS.flatMap((name, at) => {
        const header = headers[at] ?? '';
        const merged = merge(header, own);
        return merged === header ? [] : [[name, cut(merged)] as const];
      }),
    };
  };
  const known = remember(look, FEW);
  const lone: PagePolicy = { attributes: '', headers: [] };
  const loneOwn: PagePolicy = { attributes: checksum, headers: [] };

  return (answer, own) => {
    const enforced = answer?.header(ENFORCED);
    const reported = answer?.header(REPORTED);
    if (enforced === undefined && reported === undefined) return own ? loneOwn : lone;
    const nonces: string[] = [];
    const { nonce, isHashed, changes } = known(mask(`${enforced ?? ''}\n${reported ?? ''}`, nonces));
    const found = nonces[nonce];
    return {
      attributes: `${own || isHashed ? checksum : ''}${found === undefined ? '' : ` nonce="${found}"`}`,
      headers: changes.map(([name, value]) => [name, fill(value, nonces)] as const),
    };
  };
};
