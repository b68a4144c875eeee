import { previewSetSchema, previewStartedSchema, PREVIEW_TOKEN_HEADER } from '../src/contract/preview';
import { SIGNATURE_HEADER } from '../src/contract/site-source';
import type { PreviewSource } from './previews';
import { addressOf, readText, reasonOf } from './strapi-fetch';
import type { StrapiSettings } from './strapi-options';
import { isSigned } from './strapi-signature';

const send = async (settings: StrapiSettings, method: 'GET' | 'POST', token: string): Promise<Response> => {
  try {
    return await fetch(addressOf(settings, 'preview'), {
      method,
      headers: { accept: 'application/json', [PREVIEW_TOKEN_HEADER]: token },
      signal: AbortSignal.timeout(settings.timeoutMs),
      redirect: 'manual',
    });
  } catch (error) {
    throw new Error(reasonOf(error, settings).join(' ').trim(), { cause: error });
  }
};

/** Ask Strapi what a token is worth; null: nothing. What comes back was signed by the Strapi that the site follows. */
const ask = async (
  settings: StrapiSettings,
  key: string | null,
  method: 'GET' | 'POST',
  token: string,
): Promise<unknown> => {
  const answer = await send(settings, method, token);
  const text = await readText(answer);
  if (answer.status === 404 && text.includes('"code":"preview_over"')) return null;
  if (answer.status !== 200) throw new Error(`Strapi answers with status ${answer.status}.`);
  const signature = answer.headers.get(SIGNATURE_HEADER) ?? '';
  if (key === null || !(await isSigned(text, signature, key))) {
    throw new Error('What Strapi answers is not signed as its snapshot is.');
  }
  return JSON.parse(text) as unknown;
};

/** Get previews from the Strapi that a site follows. `key`: the one that it signs with; null: it is not known yet. */
export const strapiPreviews = (settings: StrapiSettings, key: () => string | null): PreviewSource => ({
  read: async (token) => previewSetSchema.nullable().parse(await ask(settings, key(), 'GET', token)),
  start: async (link) => previewStartedSchema.nullable().parse(await ask(settings, key(), 'POST', link)),
});
