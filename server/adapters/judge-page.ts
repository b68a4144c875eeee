import type { Config } from '../src/contract';
import type { Insertions } from '../src/core/injector';
import { normalisePath, toVisitor } from '../src/core/visit';
import { charsetOf, isHtml, isPrivate, reasonToSkip, type SkipReason } from './page-headers';
import type { Publication } from './publication';
import { splitTarget, type AppAnswer, type SiteRequest } from './site-request';

/** Header in which we report what was done to a page. An answer that carries it already is left alone. */
export const REPORT_HEADER = 'x-pixel-inventory';

/** What is to be done with what an application is about to answer. */
export type PageVerdict =
  /** It is no page, or none of ours. */
  | { do: 'nothing' }
  /** It is a page that cannot be changed. */
  | { do: 'report'; report: string }
  /** `own`: the page is for this visitor alone from now on. */
  | { do: 'insert'; insertions: Insertions; report: string; own: boolean };

/** What the judgement of pages works with. */
export interface PageParts {
  pages: Config['pages'];
  /** Whether a page is to be left alone, by its normalised path. */
  isIgnored: (path: string) => boolean;
  publication: () => Publication | null;
  now: () => number;
}

const NOTHING: PageVerdict = { do: 'nothing' };

/** Write the report of a page that was left as it is. */
export const skipped = (reason: SkipReason): string => `skipped; reason=${reason}`;

/** Put everything after the body's start, so that the page's own `<meta charset>` stays within 1,024 bytes. */
const allInBody = ({ head = '', bodyStart = '' }: Insertions): Insertions => ({
  bodyStart: head + bodyStart,
});

const insertionsFor = (
  { header }: SiteRequest,
  { writer }: Publication,
  { path, now, own }: { path: string; now: number; own: boolean },
): Insertions => {
  if (!own) return writer.sharedPage(path, now);
  return writer.privatePage({
    path,
    ...toVisitor({ cookieHeader: header('cookie'), secGpc: header('sec-gpc'), now }),
  });
};

/** Say what is to be done with an answer, going by its status and headers alone. */
export const judgePage = (request: SiteRequest, answer: AppAnswer, parts: PageParts): PageVerdict => {
  const { method } = request;
  if (answer.status !== 200 || (method !== 'GET' && method !== 'HEAD')) return NOTHING;
  const type = answer.header('content-type');
  if (!isHtml(type) || answer.header(REPORT_HEADER) !== undefined) return NOTHING;
  const path = normalisePath(splitTarget(request.target).path);
  // A path that cannot be read may be one that is to be left alone.
  if (path === '' || parts.isIgnored(path)) return NOTHING;
  const charset = charsetOf(type);
  const reason = reasonToSkip(answer, charset);
  if (reason !== null) return { do: 'report', report: skipped(reason) };
  const publication = parts.publication();
  if (publication === null) return { do: 'report', report: skipped('no_snapshot') };
  const own = parts.pages === 'private' || (parts.pages === 'auto' && isPrivate(answer));
  const insertions = insertionsFor(request, publication, { path, now: parts.now(), own });
  return {
    do: 'insert',
    insertions: charset === '' ? allInBody(insertions) : insertions,
    report: `${own ? 'private' : 'shared'}; snapshot=${publication.number}`,
    own,
  };
};
