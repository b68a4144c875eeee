import { z } from 'zod';
import { failureOf } from '../../admin/src/failure';
import { failureText } from '../../admin/src/words/failure-text';
import { english } from './english';

/** As Strapi's client throws it. */
class FetchError extends Error {
  override name = 'FetchError';
  constructor(
    public status: number,
    error?: unknown,
  ) {
    super('thrown');
    if (error) this.response = { data: { data: null, error } };
  }
  response?: { data: { data: null; error: unknown } };
}

const refusal = {
  status: 409,
  name: 'ConflictError',
  message: 'Somebody saved version 3 while you were editing version 2.',
  details: { code: 'edit_conflict', issues: [{ path: ['content', 'name'], message: 'Fill in.' }] },
};

const unreadable = (): unknown => z.string().safeParse(7).error;

describe('why something did not work', () => {
  it('is told in the words of the server where it refused', () => {
    const failure = failureOf(new FetchError(409, refusal));
    expect(failure).toEqual({
      kind: 'refused',
      code: 'edit_conflict',
      message: refusal.message,
      issues: refusal.details.issues,
    });
    expect(failureText(failure, english)).toBe(refusal.message);
  });

  it.each<[string, unknown, string]>([
    ['an expired login', new FetchError(401, { message: 'Missing or invalid credentials' }), 'signed out'],
    [
      'a role without the permission',
      new FetchError(403, { message: 'Forbidden', details: {} }),
      'Your role',
    ],
    ['something that is gone', new FetchError(404, { message: 'Not Found', details: {} }), 'nothing here'],
    ['more than Strapi lets in', new FetchError(413, { message: 'request entity too large' }), 'too large'],
    ['a crash', new FetchError(500, { message: 'Internal Server Error' }), 'wrong on the server'],
    ['a page of a proxy', new SyntaxError('Unexpected token <'), 'wrong on the server'],
    ['no network', new TypeError('Failed to fetch'), 'cannot be reached'],
    ['another shape than agreed', unreadable(), 'does not understand'],
    ['somebody who left', new DOMException('aborted', 'AbortError'), ''],
  ])('is put into words for %s', (_, error, words) => {
    const text = failureText(failureOf(error), english);
    if (words === '') expect(text).toBe('');
    else expect(text).toContain(words);
    expect(text).not.toMatch(/Forbidden|Internal Server Error|fetch|token|entity/i);
  });
});
