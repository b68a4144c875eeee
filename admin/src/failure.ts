import { z } from 'zod';
import type { Issue } from '../../server/src/contract';

/**
 * Why the server did not do what was asked. `refused` carries the server's own sentence; the others are
 * for the screens to put into words. `left`: the person left the screen before the answer came.
 */
export interface Failure {
  kind:
    | 'refused'
    | 'signed_out'
    | 'forbidden'
    | 'not_found'
    | 'too_large'
    | 'unreachable'
    | 'broken'
    | 'unreadable'
    | 'left';
  code: string | null;
  message: string;
  issues: Issue[];
}

/** What Strapi's client throws for an answer that is not a success. */
const answeredSchema = z.object({
  name: z.literal('FetchError'),
  status: z.number().optional(),
  response: z.object({ data: z.object({ error: z.unknown() }) }).optional(),
});

const refusalSchema = z.object({
  message: z.string(),
  details: z.object({
    code: z.string(),
    issues: z
      .array(z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string() }))
      .default([]),
  }),
});

const KINDS: Record<number, Failure['kind']> = {
  401: 'signed_out',
  403: 'forbidden',
  404: 'not_found',
  413: 'too_large',
};

const failure = (kind: Failure['kind']): Failure => ({ kind, code: null, message: '', issues: [] });

// Only refusals of our own carry a code; Strapi's own ("Forbidden") are not written for people.
const answered = (status: number, error: unknown): Failure => {
  const refusal = refusalSchema.safeParse(error);
  if (refusal.success) {
    const { message, details } = refusal.data;
    return { kind: 'refused', message, code: details.code, issues: details.issues };
  }
  return failure(KINDS[status] ?? 'broken');
};

const nameOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : '';

/** Tell what kind of failure an error of a request is. */
export const failureOf = (error: unknown): Failure => {
  const fromServer = answeredSchema.safeParse(error);
  if (fromServer.success) return answered(fromServer.data.status ?? 0, fromServer.data.response?.data.error);
  if (error instanceof z.ZodError) return failure('unreadable');
  const name = nameOf(error);
  if (name === 'AbortError') return failure('left');
  // An answer that is no JSON comes from something before Strapi, for example a proxy.
  return failure(name === 'SyntaxError' ? 'broken' : 'unreachable');
};
