import type { Visit } from '../contract';
import {
  askedOf,
  grant,
  grantedOf,
  maskOf,
  type CategoryMask,
  type ConsentFacts,
  type Grants,
} from './consent';
import type { PreparedSnapshot } from './prepare';
import type { Terms } from './regions';

/** How the categories stand with a visitor of a snapshot. */
export interface VisitConsent {
  grants: Grants;
  terms: Terms;
  granted: CategoryMask;
  /** What the visitor is to be asked about, or told of. */
  asked: CategoryMask;
}

/** Put a visitor's consent together: what holds in their place, what they chose, and what their browser asks for. */
export const consentOf = (
  { termsOf, policy, fitting }: Pick<PreparedSnapshot, 'termsOf' | 'policy' | 'fitting'>,
  { place, choice, unclear, gpc, dnt }: Pick<Visit, 'place' | 'choice' | 'unclear' | 'gpc' | 'dnt'>,
): VisitConsent => {
  const terms = termsOf(place);
  const facts: ConsentFacts = {
    rule: terms.rule,
    choice,
    gpc: gpc && terms.gpc,
    dnt: dnt && policy.dnt,
    fitting,
    unclear,
  };
  const grants = grant(facts);
  return { grants, terms, granted: maskOf(grantedOf(grants)), asked: maskOf(askedOf(grants, choice)) };
};
