import {
  consentRequestSchema,
  refuse,
  sentence,
  type ConsentRequest,
  type ErrorCode,
  type Outcome,
  type Refusal,
} from '../src/contract';
import { choose, hasConflictingConsent } from '../src/core/consent';
import { normalisePath, parseGpc, toVisit } from '../src/core/visit';
import type { AssetFiles } from './asset-files';
import { clearConsentCookies, consentCookie } from './consent-cookie';
import type { Publication } from './publication';
import type { RequestLimit } from './request-limit';
import { comesFromThisSite } from './same-site';
import { BodyTooLarge, type SiteAnswer, type SiteRequest } from './site-request';

/** Bytes that the body of a request may have. */
const MAX_BODY = 2048;

const STATUS: Partial<Record<ErrorCode, number>> = {
  origin_refused: 403,
  unknown_address: 404,
  method_refused: 405,
  too_large: 413,
  json_expected: 415,
  too_many: 429,
  unexpected: 500,
};

const JSON_HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
};

const answerJson = (text: string, headers: SiteAnswer['headers'], status = 200): SiteAnswer => ({
  status,
  headers: { ...JSON_HEADERS, ...headers },
  body: text,
});

/** Write a refusal: a code for programs and a sentence for people. */
export const answerRefusal = (refusal: Refusal, headers: SiteAnswer['headers'] = {}): SiteAnswer => {
  const error = { code: refusal.code, message: sentence(refusal) };
  return answerJson(
    JSON.stringify({ error }),
    { 'cache-control': 'no-store', ...headers },
    STATUS[refusal.code] ?? 400,
  );
};

const answerPlan = (text: string, headers: SiteAnswer['headers'] = {}): SiteAnswer =>
  answerJson(text, { 'cache-control': 'private, no-store', ...headers });

/** What the endpoints work with. */
export interface EndpointParts {
  publication: () => Publication;
  files: AssetFiles;
  limit: RequestLimit;
  now: () => number;
  /** Whether the cookie is for https alone; `auto`: where the page came over https. */
  secure: boolean | 'auto';
}

const visitOf = ({ header }: SiteRequest, path: string, now: number) =>
  toVisit({ path, cookieHeader: header('cookie'), secGpc: header('sec-gpc'), now });

/** `GET plan?path=…`: the visitor's own plan for a page. */
const getPlan = (request: SiteRequest, query: string, { publication, now }: EndpointParts): SiteAnswer => {
  const path = new URLSearchParams(query).get('path');
  if (path === null) return answerRefusal(refuse('invalid_input'));
  return answerPlan(publication().writer.plan(visitOf(request, path, now())));
};

/** `GET notice`: what the banner says, the same for everybody. */
const getNotice = ({ header }: SiteRequest, { publication }: EndpointParts): SiteAnswer => {
  const { notice, noticeTag } = publication();
  const headers = { 'cache-control': 'public, max-age=60', etag: noticeTag };
  const known = header('if-none-match')?.split(',') ?? [];
  if (known.some((tag) => tag.trim() === noticeTag)) return { status: 304, headers, body: '' };
  return answerJson(notice, headers);
};

const parseJson = (body: unknown): unknown =>
  typeof body === 'string' ? (JSON.parse(body) as unknown) : body;

const readChoice = async (request: SiteRequest): Promise<Outcome<ConsentRequest>> => {
  if (!/^\s*application\/json\s*(?:;|$)/i.test(request.header('content-type') ?? ''))
    return refuse('json_expected');
  if (Number(request.header('content-length') ?? 0) > MAX_BODY) return refuse('too_large');
  try {
    const result = consentRequestSchema.safeParse(parseJson(await request.body(MAX_BODY)));
    return result.success ? { ok: true, value: result.data } : refuse('invalid_input');
  } catch (error) {
    return refuse(error instanceof BodyTooLarge ? 'too_large' : 'invalid_input');
  }
};

const isSecure = ({ secure, header }: SiteRequest, setting: boolean | 'auto'): boolean =>
  setting === 'auto' ? secure || (header('origin') ?? '').startsWith('https://') : setting;

/** `POST consent`: store a choice, and answer with the plan that follows from it. */
const postConsent = async (request: SiteRequest, parts: EndpointParts): Promise<SiteAnswer> => {
  if (!comesFromThisSite(request)) return answerRefusal(refuse('origin_refused'));
  const read = await readChoice(request);
  // What was not read of a body that is too large is not worth reading.
  if (!read.ok) return answerRefusal(read, read.code === 'too_large' ? { connection: 'close' } : {});
  const now = parts.now();
  const path = normalisePath(read.value.path);
  const choice = choose(read.value.categories, now);
  const cookie = consentCookie(choice, isSecure(request, parts.secure));
  const others = hasConflictingConsent(request.header('cookie'))
    ? clearConsentCookies(request.host, path)
    : [];
  const plan = parts
    .publication()
    .writer.plan({ path, choice, gpc: parseGpc(request.header('sec-gpc')), now });
  return answerPlan(plan, { 'set-cookie': [...others, cookie] });
};

const METHODS: Record<string, string> = { plan: 'GET, HEAD', notice: 'GET, HEAD', consent: 'POST' };

/** Answers what is asked below our prefix; `name` is the path below it. */
export type Endpoints = (request: SiteRequest, name: string, query: string) => Promise<SiteAnswer>;

const answerFile = ({ method, header }: SiteRequest, name: string, files: AssetFiles): SiteAnswer => {
  const file = files(name, header('accept-encoding'));
  if (!file) return answerRefusal(refuse('unknown_address'));
  return method === 'GET' || method === 'HEAD' ? file : refuseMethod('GET, HEAD');
};

const refuseMethod = (allow: string): SiteAnswer =>
  answerRefusal(refuse('method_refused', { allow }), { allow });

/** Build the endpoints that a site serves below our prefix. */
export const createEndpoints =
  (parts: EndpointParts): Endpoints =>
  async (request, name, query) => {
    const methods = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
    if (methods === undefined) return answerFile(request, name, parts.files);
    if (!methods.split(', ').includes(request.method)) return refuseMethod(methods);
    const wait = await parts.limit(request);
    if (wait !== null) return answerRefusal(refuse('too_many'), { 'retry-after': String(wait) });
    if (name === 'consent') return postConsent(request, parts);
    return name === 'plan' ? getPlan(request, query, parts) : getNotice(request, parts);
  };
