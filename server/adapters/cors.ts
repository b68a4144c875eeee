import type { AnswerHeaders } from './change-headers';
import type { SiteAnswer, SiteRequest } from './site-request';

/** Seconds for which a browser remembers what it may send. */
const PREFLIGHT_SECONDS = '600';

const withVary = (headers: SiteAnswer['headers']): SiteAnswer['headers'] => {
  const vary = [headers['vary'] ?? []].flat();
  return { ...headers, vary: [...vary, 'Origin'].join(', ') };
};

const allow = (origin: string): SiteAnswer['headers'] => ({
  'access-control-allow-origin': origin,
  // The plan of a visitor follows from their cookie. Pages of no other origin may read it.
  'access-control-allow-credentials': 'true',
});

const OTHERS = ['access-control-allow-origin', 'access-control-allow-credentials'];

/**
 * Take back what an application lets the pages of any origin read, such as Strapi by its usual settings, before an answer
 * of ours is sent that is for one visitor alone.
 */
export const takeBackCors = (headers: Pick<AnswerHeaders, 'removeHeader'>, answer: SiteAnswer): void => {
  if (!String(answer.headers['cache-control'] ?? '').startsWith('private')) return;
  for (const name of OTHERS) headers.removeHeader(name);
};

/** Lets the pages of other origins ask what is below our prefix (Fetch Standard, section 3.3). */
export interface Cors {
  /** The origin of a request, where it is one of those that are named. */
  originOf: (request: Pick<SiteRequest, 'header'>) => string | null;
  /** Answer a question whether a request may be sent; null: it is none. */
  preflight: (request: SiteRequest) => SiteAnswer | null;
  /** Say in an answer who may read it. */
  mark: (request: SiteRequest, answer: SiteAnswer) => SiteAnswer;
}

/** Build the rules for named origins. Where none is named, every answer stays as it is. */
export const corsFor = (origins: readonly string[]): Cors => {
  const named: ReadonlySet<string> = new Set(origins);
  const originOf: Cors['originOf'] = ({ header }) => {
    const origin = header('origin');
    return origin !== undefined && named.has(origin) ? origin : null;
  };
  return {
    originOf,
    preflight: (request) => {
      if (request.method !== 'OPTIONS' || request.header('access-control-request-method') === undefined) {
        return null;
      }
      const origin = originOf(request);
      if (origin === null) return null;
      const headers = {
        ...allow(origin),
        vary: 'Origin',
        'access-control-allow-methods': 'GET, HEAD, POST',
        'access-control-allow-headers': 'content-type',
        'access-control-max-age': PREFLIGHT_SECONDS,
      };
      return { status: 204, headers, body: '' };
    },
    mark: (request, answer) => {
      if (named.size === 0) return answer;
      const origin = originOf(request);
      const headers = withVary(answer.headers);
      return { ...answer, headers: origin === null ? headers : { ...headers, ...allow(origin) } };
    },
  };
};
