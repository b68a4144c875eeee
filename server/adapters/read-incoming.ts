import type { IncomingMessage } from 'node:http';
import rawBody from 'raw-body';
import { BodyTooLarge } from './site-request';

const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && 'type' in error && error.type === 'entity.too.large';

/**
 * Read the text of a request's body, of at most `limit` bytes, or throw a `BodyTooLarge`. `parsed`: what a parser that stands before us
 * has made of it already, by limits of its own.
 */
export const readIncoming = async (
  request: IncomingMessage,
  parsed: unknown,
  limit: number,
): Promise<unknown> => {
  if (parsed !== undefined) return parsed;
  try {
    return await rawBody(request, {
      limit,
      length: request.headers['content-length'] ?? null,
      encoding: 'utf-8',
    });
  } catch (error) {
    throw isTooLarge(error) ? new BodyTooLarge() : error;
  }
};
