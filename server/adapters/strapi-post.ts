import { addressOf, reasonOf } from './strapi-fetch';
import type { StrapiSettings } from './strapi-options';

/** What Strapi lets a token send, by the part of its address, and what its API tokens call that. */
const ACTIONS = { 'consent-records': 'Record → create', counts: 'FireCounts → create' } as const;
export type Sent = keyof typeof ACTIONS;

const faultOf = (status: number, what: Sent): string => {
  if (status === 401) return 'Strapi does not know the token in strapi.token, or its time is over.';
  if (status === 403) {
    return `The token in strapi.token may not send it: a "Read-only" token reads snapshots alone. Make a custom one under Settings → API Tokens, and tick Pixel-inventory → ${ACTIONS[what]} beside Snapshot → find.`;
  }
  return status === 404
    ? 'Strapi answers, but knows no such address. Is the plugin there as new as the package of this site?'
    : `Strapi answers with status ${status}.`;
};

/** Send something to Strapi once. Rejects as `fetch` does. */
export const postToStrapi = async (settings: StrapiSettings, what: Sent, body: string): Promise<number> => {
  const answer = await fetch(addressOf(settings, what), {
    method: 'POST',
    headers: { authorization: `Bearer ${settings.token}`, 'content-type': 'application/json' },
    body,
    signal: AbortSignal.timeout(settings.timeoutMs),
    redirect: 'manual',
  });
  await answer.body?.cancel();
  return answer.status;
};

/** Wait for Strapi's status. Rejects, with a sentence for the operator, where Strapi did not keep what it was sent. */
export const expectKept = async (
  status: Promise<number>,
  what: Sent,
  settings: StrapiSettings,
): Promise<void> => {
  let answered: number;
  try {
    answered = await status;
  } catch (error) {
    throw new Error(reasonOf(error, settings).join(' ').trim(), { cause: error });
  }
  if (answered !== 200 && answered !== 201) throw new Error(faultOf(answered, what));
};
