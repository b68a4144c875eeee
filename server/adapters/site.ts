import type { ConsentRecord } from '../src/contract';
import { refuse } from '../src/contract/errors';
import { pageTags, type PageTags } from '../src/core/page-plan';
import { compilePlacement, isExcluded, toSpots } from '../src/core/placement';
import { assetFiles, siteNames, type BrowserAssets } from './asset-files';
import { currentSnapshot, type SnapshotSource } from './current-snapshot';
import { answerJson, answerRefusal } from './answers';
import { checkOptions } from './check-options';
import { corsFor, type Cors } from './cors';
import { createEndpoints, type Endpoints } from './endpoints';
import { createFireCounter, type KeepCounts } from './fire-counter';
import { pageJudge, skipped, type PageParts, type PageVerdict } from './judge-page';
import { createLog, type Log } from './log';
import { afterPreview, createPreviews, type PreviewSource } from './previews';
import { publications, type Publication } from './publication';
import { createRequestLimit } from './request-limit';
import type { SiteOptions } from './site-options';
import { splitTarget, type AppAnswer, type SiteAnswer, type SiteRequest } from './site-request';
import type { StrapiSettings } from './strapi-options';
import { strapiPreviews } from './strapi-previews';
import { forwardCounts } from './strapi-counts';
import { forwardRecords } from './strapi-records';
import { strapiSource, type StrapiSource } from './strapi-source';
import { visitorReader } from './visitor';

export type { SiteOptions } from './site-options';

/** The engine of one site. The adapter of each framework drives it. */
export interface Site {
  /**
   * Answer a request that is for us; null: it is the application's, which can take a moment to find out. Its promise never
   * rejects.
   */
  answer: (request: SiteRequest) => Promise<SiteAnswer | null> | null;
  /** Say what is to be done with what the application is about to answer. Never throws. */
  judge: (request: SiteRequest, answer: AppAnswer) => PageVerdict;
  /** Hand on what was counted: before the site stops. Its promise never rejects. */
  flush: () => Promise<void>;
  /** Follow Strapi by timers, where the platform has some; elsewhere requests do it. */
  start: () => void;
  /** Stop doing so. */
  stop: () => void;
  /** What stands in pages that this engine does not see, such as those that were made beforehand. */
  tags: PageTags;
  log: Log;
}

const REQUESTS_PER_MINUTE = 300;

/** Build a test for the pages that are to be left alone, in whichever way their path is read. */
const ignoredPages = (paths: string[], ignore: SiteOptions['ignore']): ((path: string) => boolean) => {
  const rules = compilePlacement({ include: [], exclude: paths.map((path) => ({ kind: 'prefix', path })) });
  return (path) => toSpots(path).some((spot) => ignore?.(spot.path) === true || isExcluded(rules, spot));
};

const answerSafely = async (answer: Promise<SiteAnswer>, log: Log): Promise<SiteAnswer> => {
  try {
    return await answer;
  } catch (error) {
    log.thrown('A request for a plan, a choice or a notice failed.', error);
    return answerRefusal(refuse('unexpected'));
  }
};

/** Where a site says that it honours Global Privacy Control (Global Privacy Control, section 4). */
const GPC_FILE = '/.well-known/gpc.json';

/** Say that the signal is honoured; null: it is not everywhere, and the application may have something to say. */
const answerGpc = ({ prepared }: Publication): SiteAnswer | null => {
  const { policy, snapshot } = prepared;
  if (![policy.elsewhere, ...policy.regions].every(({ gpc }) => gpc)) return null;
  const lastUpdate = (snapshot.publishedAt || new Date(0).toISOString()).slice(0, 10);
  return answerJson(JSON.stringify({ gpc: true, lastUpdate }), { 'cache-control': 'public, max-age=3600' });
};

const asksForGpc = ({ method, target }: SiteRequest): boolean =>
  target.startsWith(GPC_FILE) &&
  (method === 'GET' || method === 'HEAD') &&
  splitTarget(target).path === GPC_FILE;

/** Answer what is asked below the prefix, the statement about Global Privacy Control, and nothing else. */
const answerer = (
  prefix: string,
  endpoints: Endpoints,
  cors: Cors,
  publication: () => Publication | null,
  log: Log,
): Site['answer'] => {
  const below = `${prefix}/`;
  return (request) => {
    if (asksForGpc(request)) {
      const published = publication();
      const answer = published && answerGpc(published);
      return answer && Promise.resolve(answer);
    }
    if (!request.target.includes(prefix)) return null;
    const { path, query } = splitTarget(request.target);
    if (!path.startsWith(below)) return null;
    const preflight = cors.preflight(request);
    if (preflight) return Promise.resolve(preflight);
    const answer = answerSafely(endpoints(request, path.slice(below.length), query), log);
    return answer.then((told) => cors.mark(request, told));
  };
};

const judgeSafely = (parts: PageParts, log: Log): Site['judge'] => {
  const judgePage = pageJudge(parts);
  return (request, answer) => {
    try {
      return judgePage(request, answer);
    } catch (error) {
      log.thrown('A page was left as it is, because the decision failed.', error);
      return { do: 'report', report: skipped('error'), isForNow: true };
    }
  };
};

/** Keep proofs where the site has a place for them. Never throws; a visitor's choice says nothing about a broken disk. */
const recorder =
  (keep: SiteOptions['record'], log: Log) =>
  async (record: ConsentRecord): Promise<boolean> => {
    try {
      await keep?.(record);
      return true;
    } catch (error) {
      log.thrown('The proof of a choice could not be kept, so the choice was refused.', error);
      return false;
    }
  };

/** Where the published set and previews come from, and where proofs and counts go. */
interface Origin {
  snapshot: SnapshotSource;
  record: SiteOptions['record'];
  preview: PreviewSource | undefined;
  count: KeepCounts | false;
  strapi: StrapiSource | null;
}

const originOf = (
  options: SiteOptions,
  settings: StrapiSettings | null,
  log: Log,
  now: () => number,
): Origin => {
  const { snapshot = () => null, record, preview, count } = options;
  if (settings === null) return { snapshot, record, preview, count: count ?? false, strapi: null };
  const strapi = strapiSource(settings, { log, now, random: Math.random });
  return {
    snapshot: strapi.current,
    record: record ?? forwardRecords(settings),
    preview: preview ?? strapiPreviews(settings, strapi.key),
    count: count ?? forwardCounts(settings),
    strapi,
  };
};

/** Let requests keep a site up to date, for platforms without timers. The first ones wait for what was kept of it. */
const touching =
  (answer: Site['answer'], { touch, restoring }: StrapiSource): Site['answer'] =>
  (request) => {
    touch(request.waitUntil);
    const waiting = restoring();
    return waiting ? waiting.then(() => answer(request)) : answer(request);
  };

/** Build the engine of a site. Throws for options that cannot be used; afterwards it never does. */
export const createSite = (given: SiteOptions | undefined, assets: BrowserAssets): Site => {
  const options = given ?? {};
  const {
    prefix,
    pages,
    ignorePaths,
    embeds,
    csp,
    encodings,
    allowedOrigins,
    strapi: settings,
    countryHeader,
    regionHeader,
  } = checkOptions(options);
  const { now = Date.now, secure = 'auto', requestsPerMinute = REQUESTS_PER_MINUTE } = options;
  const log = createLog(options.log ?? console);
  const { snapshot, record, preview, count, strapi } = originOf(options, settings, log, now);
  const names = siteNames(prefix, assets);
  const siteParts = {
    names: { ...names, styles: assets.styles.file, uncounted: !count },
    csp,
    embeds,
    integrity: assets.loader.integrity,
    log,
  };
  const published = publications(currentSnapshot(snapshot, log), siteParts);
  const previews = preview
    ? createPreviews({
        source: preview,
        site: { ...siteParts, names: { ...siteParts.names, uncounted: true } },
        overlay: assets.preview.file,
        now,
      })
    : null;
  const counter = count ? createFireCounter({ keep: count, log, now }) : null;
  const visitor = visitorReader({ countryHeader, regionHeader });
  const cors = corsFor(allowedOrigins);
  const endpoints = createEndpoints({
    publication: published.currentOrNothing,
    files: assetFiles(assets),
    limit: createRequestLimit(requestsPerMinute),
    countLimit: createRequestLimit(requestsPerMinute),
    counter,
    hookLimit: createRequestLimit(requestsPerMinute),
    previews,
    visitor,
    prefix,
    stylesheet: assets.trackers.file,
    isNamed: (request) => cors.originOf(request) !== null,
    record: recorder(record, log),
    strapi,
    now,
    secure,
  });
  const answer = answerer(prefix, endpoints, cors, published.current, log);
  const isIgnored = ignoredPages(ignorePaths, options.ignore);
  return {
    answer: afterPreview(previews, strapi ? touching(answer, strapi) : answer),
    judge: judgeSafely(
      {
        pages,
        embeds,
        encodings,
        isIgnored,
        publication: published.current,
        preview: (request) => previews?.current(request)?.publication ?? null,
        visitor,
        now,
      },
      log,
    ),
    flush: async () => counter?.flush(),
    start: () => strapi?.start(),
    stop: () => strapi?.stop(),
    tags: pageTags(names),
    log,
  };
};
