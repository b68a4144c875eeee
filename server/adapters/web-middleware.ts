import { toBytes } from './bytes';
import { changeHeaders, reportIn, type Insertion, type Report } from './change-headers';
import { REPORT_HEADER, skipped } from './judge-page';
import type { Site } from './site';
import type { AppAnswer, SiteAnswer } from './site-request';
import { injectIntoPackedBody, injectIntoWebBody, type ChangedBody } from './web-body';
import { WEB_CODINGS } from './web-coding';
import { answerHeaders, headersOf, readHeaders, writableHeaders } from './web-headers';
import { WebRequest, type RequestFacts } from './web-request';

/** Makes the application's answer. */
export type Next = () => Response | Promise<Response>;

/** Answers what is for us, and changes the pages that `next` answers. Left out, in a route of a framework: everything else is not found. */
export type WebMiddleware = (request: Request, next?: Next, facts?: RequestFacts) => Promise<Response>;

const notFound: Next = () => new Response('Not found', { status: 404 });

const toResponse = ({ status, headers, body }: SiteAnswer, { method }: Request): Response => {
  const sent = headersOf(headers);
  if (status === 304) return new Response(null, { status, headers: sent });
  const bytes = new Uint8Array(typeof body === 'string' ? toBytes(body) : body);
  sent.set('content-length', String(bytes.length));
  return new Response(method === 'HEAD' ? null : bytes, { status, headers: sent });
};

type KnownHeaders = ReturnType<typeof readHeaders>;

/** An application's answer, as our engine reads it. */
class WebAnswer implements AppAnswer {
  readonly codings = WEB_CODINGS;

  constructor(
    readonly status: number,
    private readonly known: KnownHeaders,
  ) {}

  get names(): Iterable<string> {
    return this.known.keys();
  }

  readonly header = (name: string): string | undefined => this.known.get(name);
}

/** The same answer with another body, or other headers. */
const answerAgain = (
  { status, statusText }: Response,
  body: ReadableStream | '' | null,
  headers: Headers,
): Response => new Response(body, { status, statusText, headers });

const reportOn = (response: Response, known: KnownHeaders, report: Report): Response => {
  const headers = writableHeaders(response);
  reportIn(answerHeaders(headers, known), report);
  return headers === response.headers ? response : answerAgain(response, response.body, headers);
};

const NO_PAGE: Report = { do: 'report', report: skipped('not_a_page'), isForNow: false };

/** Say in the headers what is done to a page. How long it will be is not known. */
const describePage = (response: Response, known: KnownHeaders, insertion: Insertion): Headers => {
  const headers = writableHeaders(response);
  changeHeaders(answerHeaders(headers, known), insertion);
  if (known.has('content-length')) headers.delete('content-length');
  return headers;
};

/** Answer with what became of a body. */
const withBody = (
  response: Response,
  known: KnownHeaders,
  insertion: Insertion,
  { body, isPage }: ChangedBody,
): Response => {
  if (isPage) return answerAgain(response, body, describePage(response, known, insertion));
  const headers = writableHeaders(response);
  headers.set(REPORT_HEADER, skipped(insertion.coding === '' ? 'not_a_page' : 'unknown_encoding'));
  return answerAgain(response, body, headers);
};

const changePage = (
  response: Response,
  known: KnownHeaders,
  insertion: Insertion,
  request: Request,
): Response | Promise<Response> => {
  const { body } = response;
  // Some frameworks answer HEAD by the page, and leave its body out themselves.
  if (request.method === 'HEAD') return answerAgain(response, body, describePage(response, known, insertion));
  if (body === null) return reportOn(response, known, NO_PAGE);
  if (response.bodyUsed || body.locked) return response;
  const changed =
    insertion.coding === ''
      ? injectIntoWebBody(body, insertion.insertions, request)
      : injectIntoPackedBody(body, insertion, request);
  return changed.then((ready) => withBody(response, known, insertion, ready));
};

/** Do with an answer what the engine says. */
const changeAnswer = (
  site: Site,
  asked: WebRequest,
  request: Request,
  response: Response,
): Response | Promise<Response> => {
  const { headers, status } = response;
  const known = readHeaders(headers);
  const verdict = site.judge(asked, new WebAnswer(status, known));
  if (verdict.do === 'report') return reportOn(response, known, verdict);
  return verdict.do === 'insert' ? changePage(response, known, verdict, request) : response;
};

/** Put a site's engine in front of whatever makes a `Response` of a `Request`. */
export const webMiddleware = (site: Site): WebMiddleware => {
  let hasStarted = false;
  return async (request, next, facts = {}) => {
    // In a route, the framework compresses: Next.js drops the `Content-Encoding` of what its routes answer.
    const asked = new WebRequest(request, facts, next !== undefined);
    const answer = site.answer(asked);
    // At the edge of a network, nothing may wait or be fetched before there is a request.
    if (!hasStarted) site.start();
    hasStarted = true;
    const ours = answer && (await answer);
    if (ours) return toResponse(ours, request);
    const response = await (next ?? notFound)();
    try {
      return await changeAnswer(site, asked, request, response);
    } catch (error) {
      site.log.thrown('A page was left as it is, because inserting into it failed.', error);
      return response;
    }
  };
};
