import { SIGNATURE_HEADER } from '../contract';
import { readThrown } from '../core/thrown';

/** A site that has not answered after so long has failed. */
const TIMEOUT_MS = 3000;

const reasonOf = (error: unknown): string => {
  const { name, message, cause } = readThrown(error);
  return name === 'TimeoutError'
    ? `It did not answer within ${TIMEOUT_MS / 1000} seconds.`
    : `It cannot be reached. ${cause || message}`;
};

const refusalOf = ({ status, headers }: Response): string | null => {
  if (status >= 200 && status < 300) return null;
  const target = headers.get('location');
  if (status < 300 || status >= 400 || target === null) return `It answered with status ${status}.`;
  return `It points to ${target}: that address belongs into the configuration.`;
};

/** Send a signed message to a site. Rejects, with a sentence, where it was not taken. */
export const sendHook = async (url: string, body: string, signature: string): Promise<void> => {
  const headers = { 'content-type': 'application/json', [SIGNATURE_HEADER]: signature };
  let refusal: string | null;
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const answer = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' });
    await answer.body?.cancel();
    refusal = refusalOf(answer);
  } catch (error) {
    throw new Error(reasonOf(error), { cause: error });
  }
  if (refusal !== null) throw new Error(refusal);
};

/** Wait, without keeping a process alive for it. */
export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
