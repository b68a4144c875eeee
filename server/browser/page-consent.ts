import type { OptionalCategory, PagePlan } from '../src/contract';
import { sameChoice, storedChoice, takesBack, type Granted } from './choice';
import { choiceListeners, type ChoiceListeners } from './choice-listeners';
import { pagePixels } from './pixels';
import { fetchPlan, sendChoice } from './site';

/** What this page does about the visitor's choice. */
export interface PageConsent {
  /** Act on the plan that came with the page. */
  begin: () => void;
  /** The categories that the visitor granted; null: no choice yet. */
  granted: () => Granted;
  /** Store a choice and act on it. False: it could not be stored, and nothing has changed. */
  choose: (categories: readonly OptionalCategory[]) => Promise<boolean>;
  /** Act on a choice that was made elsewhere: in another tab, or while this page was kept for the back button. */
  recheck: () => void;
  /** Call `listener` after every change. Answers with a function that ends it. */
  listen: ChoiceListeners['listen'];
  /** Tell the name that the site's code calls to the pixels that run, and to those that a choice made before is about to allow. */
  track: (name: string) => void;
}

/** What a visitor granted by the time the server made a plan. */
const grantedBy = (plan: PagePlan): Granted => plan.choice?.categories ?? null;

/**
 * Keep the page in step with the visitor's choice. `ask` is called where this visitor has to be asked. Nothing
 * that needs consent runs but by a plan that was made for the choice which the browser holds.
 */
export const pageConsent = (page: PagePlan, ask: () => void): PageConsent => {
  const { prefix } = page;
  const pixels = pagePixels();
  const { listen, tell } = choiceListeners();
  // What the site's code calls while the server is asked, a list for each question.
  const held = new Set<string[]>();
  let granted = storedChoice();
  // The stored choice that was last looked at, and the one by whose plan pixels ran on this page.
  let seen = granted;
  let applied: Granted = null;
  let line: Promise<unknown> = Promise.resolve();

  const run = (plan: PagePlan, calls: readonly string[]): void => {
    applied = grantedBy(plan);
    pixels.run(plan, calls);
  };

  const askIfNeeded = (plan: PagePlan): void => {
    if (plan.ask && (plan.kind === 'private' || !granted)) ask();
  };

  const apply = (plan: PagePlan, calls: readonly string[]): void => {
    const before = granted;
    granted = grantedBy(plan);
    // A vendor's script cannot be unloaded: only a fresh page is without it.
    if (takesBack(applied, granted) && pixels.exceeds(plan)) return location.reload();
    run(plan, calls);
    if (!sameChoice(before, granted)) tell(granted);
    askIfNeeded(plan);
  };

  // One question at a time, so that two quick choices end as the visitor left them.
  const settle = (question: () => Promise<[PagePlan, Granted]>): Promise<boolean> => {
    const calls: string[] = [];
    held.add(calls);
    const answer = line.then(async () => {
      try {
        const [plan, choice] = await question();
        seen = choice;
        apply(plan, calls);
        return true;
      } catch (error) {
        console.debug('pixel-inventory: the site did not answer', error);
        // Something was taken back elsewhere, and what replaces it is unknown: nothing more is sent.
        if (takesBack(applied, storedChoice())) pixels.silence();
        return false;
      } finally {
        held.delete(calls);
      }
    });
    line = answer.then((done) => done && recheck());
    return answer;
  };

  const refresh = (): void =>
    void settle(async () => {
      const choice = storedChoice();
      return [await fetchPlan(prefix), choice];
    });

  const recheck = (): void => {
    if (!held.size && !sameChoice(seen, storedChoice())) refresh();
  };

  return {
    begin: () => {
      const shared = page.kind === 'shared';
      const current = shared || sameChoice(grantedBy(page), granted);
      if (current) {
        run(page, []);
        askIfNeeded(page);
      }
      if (shared ? granted?.length : !current) refresh();
    },
    granted: () => granted,
    choose: (categories) =>
      settle(async () => {
        const plan = await sendChoice(prefix, categories);
        return [plan, storedChoice()];
      }),
    recheck,
    listen,
    track: (name) => {
      pixels.call(name);
      for (const calls of held) calls.push(name);
    },
  };
};
