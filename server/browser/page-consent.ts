import type { ChoiceWay, OptionalCategory, PagePlan } from '../src/contract';
import type { Chosen } from './banner-host';
import { keepChoice, keptChoice, sameChoice, storedChoice, takesBack, type Granted } from './choice';
import { choiceListeners, type ChoiceListeners } from './choice-listeners';
import type { Extras } from './extras-host';
import type { WithPart } from './part-loading';
import { pagePixels } from './pixels';
import { Refused, fetchPlan, sendChoice } from './site';
import { withdrawing } from './withdrawing';

/** What this page does about the visitor's choice. */
export interface PageConsent {
  /** Act on the plan that came with the page. */
  begin: () => void;
  /** The categories that are granted; null: the visitor has to choose first. */
  granted: () => Granted;
  /** Store a choice and act on it. */
  choose: (categories: readonly OptionalCategory[], way: ChoiceWay) => Promise<Chosen>;
  /** Act on a choice that was made elsewhere: in another tab, or while this page was kept for the back button. */
  recheck: () => void;
  /** Act on the page that the site shows now, without having loaded one. */
  moved: () => void;
  /** Call `listener` after every change. Answers with a function that ends it. */
  listen: ChoiceListeners['listen'];
  /** Tell the name that the site's code calls to the pixels that run, and to those that a choice made before is about to allow. */
  track: (name: string) => void;
}

/**
 * Keep the page in step with the visitor's choice. `ask` is called where this visitor has to be asked. Nothing
 * that needs consent runs but by a plan that was made for the choice which the browser holds.
 */
export const pageConsent = (page: PagePlan, ask: () => void, withExtras: WithPart<Extras>): PageConsent => {
  const { prefix } = page;
  const pixels = pagePixels(withExtras);
  const { listen, tell } = choiceListeners();
  // What the site's code calls while the server is asked, a list for each question.
  const held = new Set<string[]>();
  let granted: Granted = page.granted;
  // The stored choice that was last looked at.
  let seen = page.choice;
  // The address whose view was reported by itself; the site's own call for it is the same view.
  let reported = '';
  // Another page is shown, on which nothing runs before its own plan is here.
  let opened = false;
  let line: Promise<unknown> = Promise.resolve();

  const askIfNeeded = (plan: PagePlan): void => {
    if (plan.ask) ask();
  };

  const take = (now: Granted): void => {
    const before = granted;
    granted = now;
    if (!sameChoice(before, now)) tell(now);
  };

  const apply = async (plan: PagePlan, calls: readonly string[]): Promise<void> => {
    const isTakenBack = takesBack(granted, plan.granted);
    if (isTakenBack || pixels.needsNewPage(plan)) {
      // From here on nobody hears of anything that was not agreed to, however long the rest takes.
      pixels.silence();
      if (pixels.needsNewPage(plan)) return location.reload();
      const running = pixels.exceeding(plan);
      const stopped = await withdrawing(withExtras, running);
      if (!stopped) return;
      pixels.stopped(running);
    }
    pixels.run(plan, calls, opened);
    opened = false;
    take(plan.granted);
    askIfNeeded(plan);
  };

  // One question at a time, so that two quick choices end as the visitor left them.
  const settle = (question: () => Promise<[PagePlan, string | null]>): Promise<Chosen> => {
    const calls: string[] = [];
    held.add(calls);
    const answer = line.then(async (): Promise<Chosen> => {
      try {
        const asked = location.pathname;
        const [plan, choice] = await question();
        seen = choice;
        // Of a page that was left meanwhile; the plan of the one that is shown is asked for next.
        if (asked === location.pathname) await apply(plan, calls);
        return 'saved';
      } catch (error) {
        console.debug('pixel-inventory: no answer', error);
        // What was chosen elsewhere is unknown: nothing more is sent.
        if (storedChoice() !== seen) pixels.silence();
        return error instanceof Refused ? 'failed' : 'kept';
      } finally {
        held.delete(calls);
      }
    });
    line = answer.then((done) => done === 'saved' && recheck());
    return answer;
  };

  const refresh = (): Promise<Chosen> =>
    settle(async () => {
      const choice = storedChoice();
      return [await fetchPlan(prefix), choice];
    });

  const send = (categories: readonly OptionalCategory[], way: ChoiceWay): Promise<Chosen> =>
    settle(async () => {
      const plan = await sendChoice(prefix, categories, way);
      return [plan, storedChoice()];
    });

  /** Let a choice hold that the site could not be told: a no at once, a yes when it is proven. */
  const keep = (categories: readonly OptionalCategory[]): Chosen => {
    if (!keepChoice(categories)) return 'failed';
    const left = (granted ?? []).filter((category) => categories.includes(category));
    seen = storedChoice();
    take(left);
    return 'kept';
  };

  const recheck = (): void => {
    if (held.size) return;
    const kept = keptChoice();
    if (kept) void send(kept, 'choices');
    else if (opened || seen !== storedChoice()) void refresh();
  };

  return {
    begin: () => {
      const stored = storedChoice();
      const isShared = page.kind === 'shared';
      // Who said no to everything gets what everybody gets.
      const isNo = isShared && page.choice === null && /^2...000/.test(stored ?? '');
      const isCurrent = page.choice === stored || isNo;
      if (isNo) granted = [];
      if (document.readyState !== 'complete') {
        // Frameworks report the first view while the page loads; a call after that is a view of its own.
        const first = (reported = location.href);
        addEventListener('load', () => {
          if (reported === first) reported = '';
        });
      }
      if (isCurrent || isShared) pixels.run(page, []);
      if (keptChoice()) recheck();
      else if (!isCurrent) void refresh();
      // A banner in a page that the browser kept goes away, if there is nothing to ask any more.
      if (!isShared || page.choice === stored) askIfNeeded(page);
    },
    granted: () => granted,
    choose: async (categories, way) => {
      // However long the site takes to answer.
      if (takesBack(granted, categories)) pixels.silence();
      const done = await send(categories, way);
      return done === 'kept' ? keep(categories) : done;
    },
    recheck,
    moved: () => {
      reported = location.href;
      opened = true;
      pixels.silence();
      void refresh();
    },
    listen,
    track: (name) => {
      const call = (): void => {
        pixels.call(name);
        for (const calls of held) calls.push(name);
      };
      if (name !== 'page_view') return call();
      // Sites say so right after they change the address, or right before.
      setTimeout(() => {
        if (reported === location.href) reported = '';
        else call();
      });
    },
  };
};
