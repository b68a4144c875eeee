import { refuse } from '../src/contract/errors';
import { asking } from '../src/core/notice';
import { tracesOf } from '../src/core/traces';
import { trackers } from '../src/core/trackers';
import { trackersList, trackersPage } from '../src/core/trackers-page';
import { bannerOf } from '../src/core/usual-consent';
import { normalisePath } from '../src/core/visit';
import { consentOf } from '../src/core/visit-consent';
import { textsFor } from '../src/core/visitor-texts';
import { answerJson, answerOwn, answerPage, answerRefusal, refuseMethod } from './answers';
import type { AssetFiles } from './asset-files';
import type { Endpoint, EndpointParts } from './endpoint-parts';
import { languagesOf } from './page-languages';
import { postConsent } from './post-consent';
import { clearPreview, describePreview, endPreview, preview } from './preview-endpoints';
import { postCounts } from './post-counts';
import { postHook } from './post-hook';
import type { SiteAnswer, SiteRequest } from './site-request';
import { dayWriter } from './write-day';

const visitOf = (request: SiteRequest, path: string, { publication, visitor, now }: EndpointParts) =>
  visitor(request, publication().prepared.policy, path, now());

/** `GET plan?path=…`: the visitor's own plan for a page. */
const getPlan: Endpoint = (request, query, parts) => {
  const path = query.get('path');
  if (path === null) return answerRefusal(refuse('invalid_input'));
  return answerOwn(parts.publication().writer.plan(visitOf(request, normalisePath(path), parts)));
};

/** `GET ask?lang=de`: what this visitor can be asked, in that language or the next best. */
const getAsk: Endpoint = (request, query, parts) => {
  const { prepared, noticeIn } = parts.publication();
  const notice = noticeIn(languagesOf(request, query));
  return answerOwn(JSON.stringify(asking(prepared, visitOf(request, '/', parts), notice)));
};

/** `GET traces`: what pixels that this visitor does not allow may have left behind. */
const getTraces: Endpoint = (request, _query, parts) => {
  const { prepared } = parts.publication();
  const { granted } = consentOf(prepared, visitOf(request, '/', parts));
  return answerOwn(JSON.stringify(tracesOf(prepared, granted)));
};

/** `GET trackers.json?lang=de`: everything that runs on the site, for other tools. The same for every visitor. */
const getTrackersJson: Endpoint = (request, query, { publication }) => {
  const { prepared, noticeIn } = publication();
  const { lang } = noticeIn(languagesOf(request, query));
  return answerJson(JSON.stringify(trackers(prepared, lang)), {
    'cache-control': 'public, max-age=300',
    vary: 'Accept-Language',
  });
};

/** `GET trackers`: the same as a page, with this visitor's own choice. `?part=list`: the list alone, for a page of the site. */
const getTrackers: Endpoint = (request, query, parts) => {
  const { prepared, noticeIn } = parts.publication();
  const notice = noticeIn(languagesOf(request, query));
  const banner = bannerOf(prepared.snapshot);
  const written = {
    list: trackers(prepared, notice.lang),
    asking: asking(prepared, visitOf(request, '/', parts), notice),
    texts: textsFor([notice.lang], banner).texts,
    ownLang: banner.language,
    prefix: parts.prefix,
    dateOf: dayWriter(notice.lang),
    stylesheet: `${parts.prefix}/${parts.stylesheet}`,
  };
  return query.get('part') === 'list' ? answerPage(trackersList(written)) : answerPage(trackersPage(written));
};

interface Served {
  methods: string[];
  answer: Endpoint;
  /** Not one visitor's own: previews make no difference to it. */
  forAll?: true;
  /** Default: `limit`. */
  limit?: 'countLimit' | 'hookLimit';
}

const ENDPOINTS: Readonly<Record<string, Served>> = {
  plan: { methods: ['GET', 'HEAD'], answer: getPlan },
  ask: { methods: ['GET', 'HEAD'], answer: getAsk },
  traces: { methods: ['GET', 'HEAD'], answer: getTraces },
  trackers: { methods: ['GET', 'HEAD'], answer: getTrackers },
  'trackers.json': { methods: ['GET', 'HEAD'], answer: getTrackersJson, forAll: true },
  consent: { methods: ['POST'], answer: (request, _query, parts) => postConsent(request, parts) },
  counts: {
    methods: ['POST'],
    answer: (request, _query, parts) => postCounts(request, parts),
    limit: 'countLimit',
    forAll: true,
  },
  hook: {
    methods: ['POST'],
    answer: (request, _query, parts) => postHook(request, parts),
    limit: 'hookLimit',
  },
};

/** There where a site has previews. */
const PREVIEW_ENDPOINTS: typeof ENDPOINTS = {
  preview: { methods: ['GET', 'HEAD', 'POST'], answer: preview },
  'preview/end': { methods: ['POST'], answer: endPreview },
  'preview.json': { methods: ['GET', 'HEAD'], answer: describePreview },
};

/** Answers what is asked below our prefix; `name` is the path below it. */
export type Endpoints = (request: SiteRequest, name: string, query: string) => Promise<SiteAnswer>;

const answerFile = ({ method, header }: SiteRequest, name: string, files: AssetFiles): SiteAnswer => {
  const file = files(name, header('accept-encoding'));
  if (!file) return answerRefusal(refuse('unknown_address'));
  return method === 'GET' || method === 'HEAD' ? file : refuseMethod('GET, HEAD');
};

/** Answer a visitor, from the preview that their browser has or from what is published. */
const answerVisitor = async (
  { answer }: Served,
  request: SiteRequest,
  query: URLSearchParams,
  parts: EndpointParts,
): Promise<SiteAnswer> => {
  const current = parts.previews?.current(request);
  if (current) return answer(request, query, { ...parts, publication: () => current.publication });
  const said = await answer(request, query, parts);
  if (!parts.previews?.isOver(request)) return said;
  const { headers, ...rest } = said;
  const cookies = headers['set-cookie'] ?? clearPreview(request, parts.secure);
  return { ...rest, headers: { ...headers, 'set-cookie': cookies } };
};

/** Build the endpoints that a site serves below our prefix. */
export const createEndpoints = (parts: EndpointParts): Endpoints => {
  const served = parts.previews ? { ...ENDPOINTS, ...PREVIEW_ENDPOINTS } : ENDPOINTS;
  return async (request, name, query) => {
    const endpoint = Object.hasOwn(served, name) ? served[name] : undefined;
    if (endpoint === undefined) return answerFile(request, name, parts.files);
    if (!endpoint.methods.includes(request.method)) return refuseMethod(endpoint.methods.join(', '));
    const wait = await parts[endpoint.limit ?? 'limit'](request);
    if (wait !== null) return answerRefusal(refuse('too_many'), { 'retry-after': String(wait) });
    const asked = new URLSearchParams(query);
    return endpoint.forAll
      ? endpoint.answer(request, asked, parts)
      : answerVisitor(endpoint, request, asked, parts);
  };
};
