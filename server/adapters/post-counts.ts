import { isbot } from 'isbot';
import { refuse } from '../src/contract/errors';
import { fireCountsSchema } from '../src/contract/fires';
import { believableCounts } from '../src/core/fires';
import { answerRefusal } from './answers';
import type { EndpointParts } from './endpoint-parts';
import { readBody } from './read-body';
import { comesFromThisSite } from './same-site';
import type { SiteAnswer, SiteRequest } from './site-request';

/** Bytes that a message may have. */
const MAX_BODY = 2048;

const PREFETCH = /prefetch|prerender/i;

/** Whether a message says by its headers that no person has seen the page: a robot, or a page that is loaded in advance. */
const isNobody = ({ header }: SiteRequest): boolean => {
  const agent = header('user-agent') ?? '';
  const purpose = header('sec-purpose') ?? header('purpose') ?? '';
  return agent === '' || PREFETCH.test(purpose) || isbot(agent);
};

const ACCEPTED: SiteAnswer = { status: 204, headers: { 'cache-control': 'no-store' }, body: '' };

/**
 * `POST counts`: add up how often pixels fired in a browser. Nothing of who says so is kept, and nobody waits: what was added up
 * goes to where it is kept later.
 */
export const postCounts = async (
  request: SiteRequest,
  { publication, counter, isNamed }: Pick<EndpointParts, 'publication' | 'counter' | 'isNamed'>,
): Promise<SiteAnswer> => {
  if (!comesFromThisSite(request) && !isNamed(request)) return answerRefusal(refuse('origin_refused'));
  const body = await readBody(request, MAX_BODY, 'json');
  // What was not read of a body that is too large is not worth reading.
  if (!body.ok) return answerRefusal(body, body.code === 'too_large' ? { connection: 'close' } : {});
  const sent = fireCountsSchema.safeParse(body.value);
  if (!sent.success) return answerRefusal(refuse('invalid_input'));
  if (counter && !isNobody(request)) {
    const handedOn = counter.add(believableCounts(sent.data, publication().reports));
    request.waitUntil?.(handedOn);
  }
  return ACCEPTED;
};
