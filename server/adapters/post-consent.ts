import type {
  ConsentChoice,
  ConsentPolicy,
  ConsentRecord,
  ConsentRequest,
  NoticeMarks,
  OptionalCategory,
  Visit,
  Outcome,
} from '../src/contract';
import { refuse } from '../src/contract/errors';
import { consentRequestSchema } from '../src/contract/visit';
import { choose, openTo, type Grants } from '../src/core/consent';
import { hasConflictingConsent, NOT_ASKED } from '../src/core/consent-cookie';
import type { PreparedSnapshot } from '../src/core/prepare';
import { tracesOf } from '../src/core/traces';
import { normalisePath } from '../src/core/visit';
import { consentOf, type VisitConsent } from '../src/core/visit-consent';
import { answerOwn, answerRefusal } from './answers';
import { clearConsentCookies, clearTraces } from './clear-cookies';
import { consentCookie, isSecure } from './consent-cookie';
import type { EndpointParts } from './endpoint-parts';
import type { Publication } from './publication';
import { readBody } from './read-body';
import { readForm } from './read-form';
import { answerNotSaved, TRY_AGAIN_SECONDS } from './not-saved';
import { newRecordId } from './record-id';
import { comesFromThisSite } from './same-site';
import type { SiteAnswer, SiteRequest } from './site-request';

/** Bytes that the body of a request may have. */
const MAX_BODY = 2048;
const DAY_MS = 86_400_000;
const OBJECTION_DAYS = 390;

const JSON_TYPE = /^\s*application\/json\s*(?:;|$)/i;
const FORM_TYPE = /^\s*application\/x-www-form-urlencoded\s*(?:;|$)/i;

/** Say whether a request carries the fields of a form. */
export const isForm = ({ header }: SiteRequest): boolean => FORM_TYPE.test(header('content-type') ?? '');

const readChoice = async (request: SiteRequest): Promise<Outcome<ConsentRequest>> => {
  const isJson = JSON_TYPE.test(request.header('content-type') ?? '');
  if (!isJson && !isForm(request)) return refuse('json_expected');
  const body = await readBody(request, MAX_BODY, isJson ? 'json' : 'text');
  if (!body.ok) return body;
  const result = consentRequestSchema.safeParse(isJson ? body.value : readForm(body.value));
  return result.success ? { ok: true, value: result.data } : refuse('invalid_input');
};

type Recorded = ConsentChoice & { record: string };

const toRecord = (
  { policy, snapshot }: PreparedSnapshot,
  { terms }: VisitConsent,
  { gpc, dnt }: Pick<Visit, 'gpc' | 'dnt'>,
  choice: Recorded,
  way: ConsentRequest['way'],
): ConsentRecord => ({
  id: choice.record,
  at: new Date(choice.at * 1000).toISOString(),
  expiresAt: new Date(choice.at * 1000 + policy.recordDays * DAY_MS).toISOString(),
  categories: choice.categories,
  snapshot: snapshot.number,
  notice: choice.notice,
  rule: terms.rule,
  region: terms.region,
  // The signal itself: also of a visitor whose own no comes before it.
  gpc: gpc && terms.gpc,
  dnt: dnt && policy.dnt,
  way,
});

/** What a visitor's browser denied for them was no question to them: once it does not any more, they are asked. */
const unlessDenied = (
  marks: NoticeMarks,
  grants: Grants,
  chosen: readonly OptionalCategory[],
): NoticeMarks => {
  const open = new Set([...openTo(grants), ...chosen]);
  const mark = (category: OptionalCategory): string => (open.has(category) ? marks[category] : NOT_ASKED);
  return { functional: mark('functional'), measurement: mark('measurement'), marketing: mark('marketing') };
};

/** The cookies that keep a choice, and that remove what the visitor does not allow any more. */
const cookiesOf = (
  request: SiteRequest,
  path: string,
  { prepared }: Publication,
  { granted }: VisitConsent,
  cookie: string,
): string[] => {
  const header = request.header('cookie');
  const seen = { host: request.host, path };
  const others = hasConflictingConsent(header) ? clearConsentCookies(seen) : [];
  return [...others, ...clearTraces(header, tracesOf(prepared, granted).cookies, seen), cookie];
};

/**
 * How long a browser keeps a choice. Where nothing needs a yes, a no has to outlast the question: without the cookie, what
 * the visitor objected to would run again (California asks for twelve months, CCPA Regulations § 7026).
 */
const daysOf = ({ rule }: ConsentChoice, { days }: ConsentPolicy): number =>
  rule === 'opt_in' ? days : Math.max(days, OBJECTION_DAYS);

/** Back to the page on which a visitor without scripts answered. Only ever a path of this site. */
const backTo = (path: string, cookies: string[]): SiteAnswer => ({
  status: 303,
  headers: { location: encodeURI(path || '/'), 'cache-control': 'private, no-store', 'set-cookie': cookies },
  body: '',
});

/**
 * `POST consent`: store a choice, and answer with the plan that follows from it. The proof is kept before anything is
 * answered; where it cannot be, nothing was chosen.
 */
export const postConsent = async (request: SiteRequest, parts: EndpointParts): Promise<SiteAnswer> => {
  if (!comesFromThisSite(request) && !parts.isNamed(request)) return answerRefusal(refuse('origin_refused'));
  const read = await readChoice(request);
  // What was not read of a body that is too large is not worth reading.
  if (!read.ok) return answerRefusal(read, read.code === 'too_large' ? { connection: 'close' } : {});
  const now = parts.now();
  const publication = parts.publication();
  const { prepared } = publication;
  const { policy } = prepared;
  const path = normalisePath(read.value.path);
  const before = parts.visitor(request, policy, path, now);
  const { terms, grants } = consentOf(prepared, before);
  const choice = choose(read.value.categories, now, {
    rule: terms.rule,
    marks: prepared.marks && unlessDenied(prepared.marks, grants, read.value.categories),
    record: newRecordId(),
  });
  const visit = { ...before, choice, unclear: false };
  const consent = consentOf(prepared, visit);
  if (!(await parts.record(toRecord(prepared, consent, before, choice, read.value.way)))) {
    return isForm(request)
      ? answerNotSaved(request, publication, path)
      : answerRefusal(refuse('not_recorded'), { 'retry-after': String(TRY_AGAIN_SECONDS) });
  }
  const cookie = consentCookie(choice, daysOf(choice, policy), isSecure(request, parts.secure));
  const cookies = cookiesOf(request, path, publication, consent, cookie);
  return isForm(request)
    ? backTo(path, cookies)
    : answerOwn(publication.writer.plan(visit), { 'set-cookie': cookies });
};
