import { mergePolicy, needsIntegrity, scriptNonce, type OwnScript } from '../src/core/csp';
import type { PolicyNeeds } from '../src/core/csp-needs';
import type { Log } from './log';
import { remember } from './remember';
import type { AppAnswer } from './site-request';

/** Headers that hold content security policies. The second kind forbids nothing, and reports what it would forbid. */
export const POLICY_HEADERS = ['content-security-policy', 'content-security-policy-report-only'] as const;

/** Adds to a header with policies what they have to let in. */
export type MergePolicy = (header: string) => string;

/** What the policies of a page ask of us. */
export interface PagePolicy {
  /** Further attributes of our script's tag, with a space in front of each. */
  attributes: string;
  /** Null: the policies stay as they are. */
  merge: MergePolicy | null;
}

/** Says what the policies of an answer ask of us. `own`: the page is for this visitor alone. */
export type ReadPolicy = (answer: Pick<AppAnswer, 'header'>, own: boolean) => PagePolicy;

/** How a site deals with policies. */
export interface PolicyParts {
  /** What has to be let in; null: policies are left alone. */
  needs: PolicyNeeds | null;
  /** Checksum of our script; left out: its tag carries none. */
  integrity: string | undefined;
  log: Log;
}

const FEW = 100;
/** Characters of a header. Proxies refuse answers whose headers are much longer. */
const LONGEST = 6000;

const ANY_NONCE = /('nonce-)([^' ;,]*)'/gi;
const MASKED = /('nonce-)=(\d+)'/gi;
/** What stands in HTML has to be this and nothing else (Content Security Policy, section 2.3.1). */
const WELL_FORMED = /^[A-Za-z0-9+/_-]+={0,2}$/;

/**
 * Put numbers into the places of nonces, which are different in every answer, so that what is said of the rest can be
 * remembered. The numbers are those of `nonces`, which gets what it does not hold.
 */
const mask = (header: string, nonces: string[]): string =>
  header.replace(ANY_NONCE, (_, start: string, nonce: string) => {
    const known = nonces.indexOf(nonce);
    return `${start}=${known < 0 ? nonces.push(nonce) - 1 : known}'`;
  });

const unmask = (header: string, nonces: readonly string[]): string =>
  header.replace(MASKED, (_, start: string, at: string) => `${start}${nonces[Number(at)]}'`);

/** Merging of headers for one set of needs, by the nonce of our script's tag. */
const merger = (needs: PolicyNeeds, integrity: string | null, log: Log) => {
  const OWN: OwnScript = { nonce: '=0', integrity };
  const NAMELESS: OwnScript = { nonce: null, integrity };
  const merged = remember((masked) => mergePolicy(masked, needs, OWN), FEW);
  const mergedNameless = remember((masked) => mergePolicy(masked, needs, NAMELESS), FEW);
  return (header: string, nonce: string | null): string => {
    const nonces = nonce === null ? [] : [nonce];
    const masked = mask(header, nonces);
    const result = nonce === null ? mergedNameless(masked) : merged(masked);
    if (result === masked) return header;
    if (result.length <= LONGEST) return unmask(result, nonces);
    log.once(
      `A content security policy was left as it is, because it would have more than ${LONGEST} characters with what the pixels need.`,
    );
    return header;
  };
};

/** Build the reading of policies for one publication. */
export const policyReader = ({ needs, integrity, log }: PolicyParts): ReadPolicy => {
  const checksum = integrity === undefined ? '' : ` integrity="${integrity}"`;
  const merge = needs && merger(needs, integrity ?? null, log);
  const look = remember((masked) => {
    const headers = masked.split('\n');
    const nonce = headers.map(scriptNonce).find((found) => found !== null) ?? null;
    return {
      at: nonce === null ? -1 : Number(nonce.slice(1)),
      isHashed: needs !== null && headers.some((header) => needsIntegrity(header, nonce)),
    };
  }, FEW);
  const lone: PagePolicy = { attributes: '', merge: null };
  const loneOwn: PagePolicy = { attributes: checksum, merge: null };

  return ({ header }, own) => {
    const [enforced, reported] = [header(POLICY_HEADERS[0]), header(POLICY_HEADERS[1])];
    if (enforced === undefined && reported === undefined) return own ? loneOwn : lone;
    const nonces: string[] = [];
    const { at, isHashed } = look(mask(`${enforced ?? ''}\n${reported ?? ''}`, nonces));
    const found = nonces[at] ?? '';
    const nonce = WELL_FORMED.test(found) ? found : null;
    return {
      attributes: `${own || isHashed ? checksum : ''}${nonce === null ? '' : ` nonce="${nonce}"`}`,
      merge: merge && ((text) => merge(text, nonce)),
    };
  };
};
