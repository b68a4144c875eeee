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
  /** Report an event to the pixels that run, and to those that a choice made before it is about to allow. */
  track: (event: string) => void;
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
  // Events that happen while the server is asked, a list for each question.
  const held = new Set<string[]>();
  let granted = storedChoice();
  // The stored choice that was last looked at, and the one by whose plan pixels ran on this page.
  let seen = granted;
  let applied: Granted = null;
  let line: Promise<unknown> = Promise.resolve();

  const run = (plan: PagePlan, events: readonly string[]): void => {
    applied = grantedBy(plan);
    pixels.run(plan, events);
  };

  const askIfNeeded = (plan: PagePlan): void => {
    if (plan.ask && (plan.kind === 'private' || !granted)) ask();
  };

  const apply = (plan: PagePlan, events: readonly string[]): void => {
    const before = granted;
    granted = grantedBy(plan);
    // A vendor's script cannot be unloaded: only a fresh page is without it.
    if (takesBack(applied, granted) && pixels.exceeds(plan)) return location.reload();
    run(plan, events);
    if (!sameChoice(before, granted)) tell(granted);
    askIfNeeded(plan);
  };

  // One question at a time, so that two quick choices end as the visitor left them.
  const settle = (question: () => Promise<[PagePlan, Granted]>): Promise<boolean> => {
    const events: string[] = [];
    held.add(events);
    const answer = line.then(async () => {
      try {
        const [plan, choice] = await question();
        seen = choice;
        apply(plan, events);
        return true;
      } catch (error) {
        console.debug('pixel-inventory: the site did not answer', error);
        // Something was taken back elsewhere, and what replaces it is unknown: nothing more is sent.
        if (takesBack(applied, storedChoice())) pixels.silence();
        return false;
      } finally {
        held.delete(events);
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
    track: (event) => {
      pixels.fire(event);
      for (const events of held) events.push(event);
    },
  };
};
