import type { ChoiceWay, OptionalCategory, PagePlan } from '../src/contract';
import { asPlan } from './plan-element';

const PATIENCE_MS = 10_000;

/** The server reads 2,048 bytes at most; a choice on a page with a longer path is stored all the same. */
const MAX_PATH = 1900;
const path = (): string => location.pathname.slice(0, MAX_PATH);

/** Address of one of our files or endpoints. Never relative: a `<base>` of the page may point elsewhere. */
export const addressOf = (prefix: string, rest: string): string => `${location.origin}${prefix}/${rest}`;

/** Thrown where the site heard a question and refused it, for a reason that will not pass. */
export class Refused extends Error {}

/** A status that says: not now. */
const isPassing = (status: number): boolean => status >= 500 || status === 429;

/** Ask our own site for JSON. Throws where it does not answer well within ten seconds. */
export const askSite = async (url: string, init?: RequestInit): Promise<unknown> => {
  const stop = new AbortController();
  setTimeout(() => stop.abort(), PATIENCE_MS);
  try {
    const answer = await fetch(url, {
      credentials: 'same-origin',
      cache: 'no-store',
      signal: stop.signal,
      ...init,
    });
    const { ok, status } = answer;
    if (!ok) throw new (isPassing(status) ? Error : Refused)(`${status}`);
    return await answer.json();
  } finally {
    // Lets go of what nobody reads: a refusal's body would keep its connection.
    stop.abort();
  }
};

/** Fetch this visitor's plan for this page. */
export const fetchPlan = async (prefix: string): Promise<PagePlan> =>
  asPlan(await askSite(addressOf(prefix, `plan?path=${encodeURIComponent(path())}`)));

/** Store a choice. Answers with the plan that follows from it. */
export const sendChoice = async (
  prefix: string,
  categories: readonly OptionalCategory[],
  way: ChoiceWay,
): Promise<PagePlan> =>
  asPlan(
    await askSite(addressOf(prefix, 'consent'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ categories, path: path(), way }),
      // A visitor who says no and leaves at once is heard too.
      keepalive: true,
    }),
  );
