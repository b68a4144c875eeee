import type { Config } from '../src/contract';
import type { Insertions } from '../src/core/injector';
import { normalisePath, PATH_LIMITS } from '../src/core/visit';
import {
  forbidsSharing,
  htmlCharset,
  readNames,
  obstaclesIn,
  REPORT_HEADER,
  SAYS,
  type SkipReason,
} from './page-headers';
import type { PagePolicy } from './page-policy';
import type { Publication } from './publication';
import { remember } from './remember';
import { splitTarget, type AppAnswer, type SiteRequest } from './site-request';
import type { ReadVisitor } from './visitor';

export { REPORT_HEADER };

/** What is to be done with what an application is about to answer. */
export type PageVerdict =
  /** It is no page, or none of ours. */
  | { do: 'nothing' }
  /** It is a page that cannot be changed. `isForNow`: the next time that may be otherwise, though the page is the same. */
  | { do: 'report'; report: string; isForNow: boolean }
  /**
   * `own`: the page is for this visitor alone from now on. `preview`: it shows a preview, and nobody may keep it. `headers`:
   * what some of its headers become. `isStale`: others may no longer hold. `coding`: how its body is packed, which is to be undone
   * and applied again; the empty text: not at all.
   */
  | {
      do: 'insert';
      insertions: Insertions;
      report: string;
      own: boolean;
      preview: boolean;
      headers: PagePolicy['headers'];
      isStale: boolean;
      coding: string;
    };

/** What the judgement of pages works with. */
export interface PageParts {
  pages: Config['pages'];
  embeds: boolean;
  encodings: Config['encodings'];
  /** Whether a page is to be left alone, by its normalised path. */
  isIgnored: (path: string) => boolean;
  publication: () => Publication | null;
  /** What the browser of a request previews; null: nothing. */
  preview: (request: SiteRequest) => Publication | null;
  visitor: ReadVisitor;
  now: () => number;
}

const NOTHING: PageVerdict = { do: 'nothing' };

/** Write the report of a page that was left as it is. */
export const skipped = (reason: SkipReason): string => `skipped; reason=${reason}`;

/** Put everything after the body's start, so that the page's own `<meta charset>` stays within 1,024 bytes. */
const allInBody = ({ head = '', bodyStart = '' }: Insertions): Insertions => ({
  bodyStart: [head, bodyStart].flat().join(''),
});

const FEW = 100;
const MANY = 1000;

/** Build the judgement of pages: what is to be done with an answer, going by its status and headers alone. */
export const pageJudge = ({
  pages,
  embeds,
  encodings,
  isIgnored,
  publication,
  preview,
  visitor,
  now,
}: PageParts) => {
  const charsetOf = remember(htmlCharset, FEW);
  const isUnshared = remember(forbidsSharing, FEW);
  /** The normalised path of a page; null: it is to be left alone, as is what cannot be read. */
  const readPath = remember((raw) => {
    const path = normalisePath(raw);
    return path === '' || isIgnored(path) ? null : path;
  }, MANY);
  const pathOf = (raw: string): string | null => (raw.length > PATH_LIMITS.length ? null : readPath(raw));

  const isOwn = (answer: AppAnswer, said: number): boolean => {
    if (pages !== 'auto') return pages === 'private';
    // Without any such header, caches may keep an answer by guesswork (RFC 9111, section 4.2.2). What the network is told counts
    // more than what all are.
    return (said & SAYS.network) === 0 && isUnshared(answer.header('cache-control') ?? '');
  };

  const insertionsFor = (
    request: SiteRequest,
    { writer, prepared }: Publication,
    path: string,
    own: boolean,
    attributes: string,
  ): Insertions =>
    own
      ? writer.privatePage(visitor(request, prepared.policy, path, now()), attributes)
      : writer.sharedPage(path, now(), attributes);

  /** The embeds that a page holds back. Browsers let those load that their visitor allows. */
  const heldIn = (insertions: Insertions, published: Publication): Insertions =>
    embeds ? { ...insertions, embeds: published.embeds } : insertions;

  return (request: SiteRequest, answer: AppAnswer): PageVerdict => {
    const { method } = request;
    if (answer.status !== 200 || (method !== 'GET' && method !== 'HEAD')) return NOTHING;
    const charset = charsetOf(answer.header('content-type') ?? '');
    if (charset === null) return NOTHING;
    const said = readNames(answer.names);
    if (said & SAYS.report) return NOTHING;
    const path = pathOf(splitTarget(request.target).path);
    if (path === null) return NOTHING;
    const { reason, coding } = obstaclesIn(answer, charset, said, encodings === 'decode');
    if (reason !== null) return { do: 'report', report: skipped(reason), isForNow: false };
    const previewed = preview(request);
    const published = previewed ?? publication();
    if (published === null) return { do: 'report', report: skipped('no_snapshot'), isForNow: true };
    const own = previewed !== null || isOwn(answer, said);
    const { attributes, headers } = published.readPolicy(said & SAYS.policy ? answer : null, own);
    const insertions = insertionsFor(request, published, path, own, attributes);
    return {
      do: 'insert',
      insertions: heldIn(charset.isNamed ? insertions : allInBody(insertions), published),
      report: own ? published.privateReport : published.sharedReport,
      own,
      preview: previewed !== null,
      headers,
      coding,
      isStale: (said & (SAYS.stale | SAYS.network)) !== 0,
    };
  };
};
