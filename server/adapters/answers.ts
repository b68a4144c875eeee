import type { ErrorCode, Refusal } from '../src/contract';
import { refuse, sentence } from '../src/contract/errors';
import type { SiteAnswer } from './site-request';

const STATUS: Partial<Record<ErrorCode, number>> = {
  origin_refused: 403,
  hook_refused: 403,
  hook_late: 403,
  unknown_address: 404,
  method_refused: 405,
  too_large: 413,
  json_expected: 415,
  too_many: 429,
  unexpected: 500,
  not_recorded: 503,
};

const JSON_HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
};

/** Answer with a JSON text. */
export const answerJson = (text: string, headers: SiteAnswer['headers'], status = 200): SiteAnswer => ({
  status,
  headers: { ...JSON_HEADERS, ...headers },
  body: text,
});

/** Answer with a JSON text that is for this visitor alone. */
export const answerOwn = (text: string, headers: SiteAnswer['headers'] = {}): SiteAnswer =>
  answerJson(text, { 'cache-control': 'private, no-store', ...headers });

/** Answer with a page of our own for this visitor alone, which needs nothing but our styles and our forms. */
export const answerPage = (text: string, status = 200, headers: SiteAnswer['headers'] = {}): SiteAnswer => ({
  status,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'private, no-store',
    'content-security-policy':
      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'",
    'x-content-type-options': 'nosniff',
    // What we answer is complete: no pixels of the site go into it.
    'x-pixel-inventory': 'own page',
    ...headers,
  },
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

/** Refuse a method. `allow`: those that there are. */
export const refuseMethod = (allow: string): SiteAnswer =>
  answerRefusal(refuse('method_refused', { allow }), { allow });
