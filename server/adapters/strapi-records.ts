import type { ConsentRecord } from '../src/contract';
import { readThrown } from '../src/core/thrown';
import type { StrapiSettings } from './strapi-options';
import { expectKept, postToStrapi } from './strapi-post';

/** A connection that Strapi closed just then is worth another try: Strapi takes the same proof once, however often it comes. */
const sendTwice = async (settings: StrapiSettings, body: string): Promise<number> => {
  try {
    return await postToStrapi(settings, 'consent-records', body);
  } catch (error) {
    if (readThrown(error).name === 'TypeError') return postToStrapi(settings, 'consent-records', body);
    throw error;
  }
};

/** Build the sending of proofs to Strapi. It rejects, with a sentence for the operator, where Strapi did not keep one. */
export const forwardRecords =
  (settings: StrapiSettings) =>
  (record: ConsentRecord): Promise<void> =>
    expectKept(sendTwice(settings, JSON.stringify(record)), 'consent-records', settings);
