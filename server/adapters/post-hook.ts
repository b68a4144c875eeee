import { refuse } from '../src/contract/errors';
import { hookSchema, SIGNATURE_HEADER } from '../src/contract/site-source';
import { answerJson, answerRefusal } from './answers';
import type { EndpointParts } from './endpoint-parts';
import { readBody } from './read-body';
import type { SiteAnswer, SiteRequest } from './site-request';

/** Bytes that the body of a message may have. */
const MAX_BODY = 2048;

const taken = (status: 200 | 202, number: number): SiteAnswer =>
  answerJson(JSON.stringify({ number }), { 'cache-control': 'no-store' }, status);

/** `POST hook`: Strapi says that there is a new publication. It is fetched, whatever the message says of it. */
export const postHook = async (request: SiteRequest, { strapi }: EndpointParts): Promise<SiteAnswer> => {
  if (strapi === null) return answerRefusal(refuse('unknown_address'));
  const body = await readBody(request, MAX_BODY, 'json');
  if (!body.ok) return answerRefusal(body, body.code === 'too_large' ? { connection: 'close' } : {});
  const message = hookSchema.safeParse(body.value);
  if (!message.success) return answerRefusal(refuse('invalid_input'));
  const signature = request.header(SIGNATURE_HEADER) ?? '';
  switch (await strapi.hear(message.data, signature, request.waitUntil)) {
    case 'known':
      return taken(200, message.data.number);
    case 'follows':
      return taken(202, message.data.number);
    case 'late':
      return answerRefusal(refuse('hook_late'));
    case 'refused':
      return answerRefusal(refuse('hook_refused'));
  }
};
