import type { PagePlan } from '../src/contract';
import { PLAN_ELEMENT_ID } from '../src/core/page-plan';

/** Take a parsed answer for a plan. Throws where it is none that this loader understands. */
export const asPlan = (json: unknown): PagePlan => {
  const plan = json as PagePlan | null;
  if (!plan || plan.v !== 1 || !Array.isArray(plan.pixels)) throw new Error('no plan');
  return plan;
};

const readPlan = (): PagePlan | null => {
  try {
    return asPlan(JSON.parse(document.getElementById(PLAN_ELEMENT_ID)?.textContent ?? ''));
  } catch {
    return null;
  }
};

/**
 * Hand over the page's plan, once it is there. The script may run before the parser has reached the plan, or in
 * the middle of it; a plan that is still unreadable when the page is parsed is none, and nothing happens.
 */
export const whenPlan = (use: (plan: PagePlan) => void): void => {
  const plan = readPlan();
  if (plan) use(plan);
  else if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', () => {
      const late = readPlan();
      if (late) use(late);
    });
  }
};
