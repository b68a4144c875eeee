import type { Outcome } from '../src/contract';
import { refuse } from '../src/contract/errors';
import { BodyTooLarge, type SiteRequest } from './site-request';

const parseJson = (body: unknown): unknown =>
  typeof body === 'string' ? (JSON.parse(body) as unknown) : body;

/** Read a body of at most so many bytes, as JSON or as it is. */
export const readBody = async (
  request: SiteRequest,
  limit: number,
  as: 'json' | 'text',
): Promise<Outcome<unknown>> => {
  if (Number(request.header('content-length') ?? 0) > limit) return refuse('too_large');
  try {
    const body = await request.body(limit);
    return { ok: true, value: as === 'json' ? parseJson(body) : body };
  } catch (error) {
    return refuse(error instanceof BodyTooLarge ? 'too_large' : 'invalid_input');
  }
};
