import type { ConsentRecord } from '../src/contract';
import { readThrown } from '../src/core/thrown';
import { addressOf, reasonOf } from './strapi-fetch';
import type { StrapiSettings } from './strapi-options';

const FAULTS: Readonly<Record<number, string>> = {
  401: 'Strapi does not know the token in strapi.token, or its time is over.',
  403: 'The token in strapi.token may not send it: a "Read-only" token reads snapshots alone. Make a custom one under Settings → API Tokens, and tick Pixel-inventory → Record → create beside Snapshot → find.',
  404: 'Strapi answers, but knows no such address. Is the plugin there as new as the package of this site?',
};

const send = (settings: StrapiSettings, body: string): Promise<Response> =>
  fetch(addressOf(settings, 'consent-records'), {
    method: 'POST',
    headers: { authorization: `Bearer ${settings.token}`, 'content-type': 'application/json' },
    body,
    signal: AbortSignal.timeout(settings.timeoutMs),
    redirect: 'manual',
  });

/** A connection that Strapi closed just then is worth another try: Strapi takes the same proof once, however often it comes. */
const sendTwice = async (settings: StrapiSettings, body: string): Promise<Response> => {
  try {
    return await send(settings, body);
  } catch (error) {
    if (readThrown(error).name === 'TypeError') return send(settings, body);
    throw error;
  }
};

/** Build the sending of proofs to Strapi. It rejects, with a sentence for the operator, where Strapi did not keep one. */
export const forwardRecords =
  (settings: StrapiSettings) =>
  async (record: ConsentRecord): Promise<void> => {
    let answer: Response;
    try {
      answer = await sendTwice(settings, JSON.stringify(record));
      await answer.body?.cancel();
    } catch (error) {
      throw new Error(reasonOf(error, settings).join(' ').trim(), { cause: error });
    }
    if (answer.status === 200 || answer.status === 201) return;
    throw new Error(FAULTS[answer.status] ?? `Strapi answers with status ${answer.status}.`);
  };
