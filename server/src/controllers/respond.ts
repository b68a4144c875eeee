import type { Context } from 'koa';
import type { z } from 'zod';
import {
  done,
  refuse,
  sentence,
  type ErrorCode,
  type Issue,
  type Outcome,
  type Person,
  type Refusal,
} from '../contract';
import { personFromUser, type AdminUser } from '../io/person';

const STATUS: Partial<Record<ErrorCode, number>> = {
  invalid_input: 400,
  unknown_vendor: 400,
  record_number_malformed: 400,
  author_cannot_approve: 403,
  consent_author_cannot_publish: 403,
  not_permitted: 403,
  preview_needs_approver: 403,
  review_not_yours: 403,
  origin_refused: 403,
  pixel_not_found: 404,
  version_not_found: 404,
  snapshot_not_found: 404,
  entry_not_found: 404,
  record_not_found: 404,
  no_publication: 404,
  feed_ended: 404,
  preview_over: 404,
  mail_not_found: 404,
  too_large: 413,
  too_many: 429,
  publication_unreadable: 503,
};

const NAMES: Record<number, string> = {
  400: 'ValidationError',
  403: 'ForbiddenError',
  404: 'NotFoundError',
  413: 'PayloadTooLargeError',
  429: 'RateLimitError',
  503: 'ServiceUnavailableError',
};

/** Answer with a refusal in Strapi's form of an error. Anything without a status of its own is a conflict. */
const sendRefusal = (ctx: Context, { code, details, issues }: Refusal): void => {
  const status = STATUS[code] ?? 409;
  ctx.status = status;
  ctx.body = {
    data: null,
    error: {
      status,
      name: NAMES[status] ?? 'ConflictError',
      message: sentence({ code, details }),
      details: { code, ...details, issues: issues ?? [] },
    },
  };
};

/** Answer with an outcome: its value as `data`, or its refusal. */
export const send = (ctx: Context, outcome: Outcome<unknown>, status = 200): void => {
  if (!outcome.ok) return sendRefusal(ctx, outcome);
  ctx.status = status;
  ctx.body = { data: outcome.value };
};

const issueOf = ({ path, message }: z.core.$ZodIssue): Issue => ({
  path: path.map((part) => (typeof part === 'number' ? part : String(part))),
  message,
});

/** Check input against its schema; each fault names its field. */
export const check = <T>(schema: z.ZodType<T>, input: unknown): Outcome<T> => {
  const result = schema.safeParse(input);
  return result.success
    ? { ok: true, value: result.data }
    : refuse('invalid_input', {}, result.error.issues.slice(0, 50).map(issueOf));
};

/** The signed-in user of the admin panel. The route's policy has made sure that there is one. */
export const personOf = (ctx: Context): Person => personFromUser(ctx.state['user'] as AdminUser);

/** A request's body, as Strapi parsed it. */
export const bodyOf = (ctx: Context): unknown => (ctx.request as unknown as { body?: unknown }).body ?? {};

/** Check input and, if it is sound, answer with what the use case says. */
export const withInput = async <T>(
  ctx: Context,
  schema: z.ZodType<T>,
  given: Outcome<unknown>,
  work: (input: T, person: Person) => Promise<Outcome<unknown>>,
  status?: number,
): Promise<void> => {
  const input = given.ok ? check(schema, given.value) : given;
  send(ctx, input.ok ? await work(input.value, personOf(ctx)) : input, status);
};

/** Check a request's body and, if it is sound, answer with what the use case says. */
export const withBody = <T>(
  ctx: Context,
  schema: z.ZodType<T>,
  work: (input: T, person: Person) => Promise<Outcome<unknown>>,
  status?: number,
): Promise<void> => withInput(ctx, schema, done(bodyOf(ctx)), work, status);

/** A part of the route's address. */
export const paramOf = (ctx: Context, name: string): string =>
  String((ctx as unknown as { params: Record<string, string | undefined> }).params[name] ?? '');
