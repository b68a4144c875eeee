import type { Snapshot } from '../src/contract';
import { policyNeeds, toDirectives } from '../src/core/csp-needs';
import { prepare, type PreparedSnapshot } from '../src/core/decide';
import { isPrepared } from './current-snapshot';

/**
 * Say what a content security policy has to let in for a published set, by directive, for sites that write the header by
 * hand. `embeds`: the site holds embeds back. It does not change until there is another set, so keep the answer.
 *
 * @example
 * helmet.contentSecurityPolicy({ directives: { defaultSrc: ["'none'"], ...cspDirectives(snapshot) } });
 */
export const cspDirectives = (
  snapshot: Snapshot | PreparedSnapshot,
  { embeds = false }: { embeds?: boolean | undefined } = {},
): Record<string, string[]> =>
  toDirectives(policyNeeds(isPrepared(snapshot) ? snapshot : prepare(snapshot), embeds));
