import type { Extras } from './extras-host';
import type { WithPart } from './part-loading';

/** Says that the page was loaded anew for what a visitor took back, so that it has to be cleaned once more. */
export const MARK = 'pixel-inventory';

const recall = (): string | null => {
  try {
    const mark = sessionStorage.getItem(MARK);
    sessionStorage.removeItem(MARK);
    return mark;
  } catch {
    return null;
  }
};

/**
 * Stop pixels and remove what they left behind. A vendor's script that cannot be stopped is only gone from a fresh page:
 * then the page is loaded anew. Answers whether this page can go on.
 */
export const withdrawing = (withExtras: WithPart<Extras>, running: readonly string[]): Promise<boolean> =>
  new Promise((resolve) => {
    const finish = (stopped: readonly string[]): void => {
      const goesOn = running.every((id) => stopped.includes(id));
      if (!goesOn) location.reload();
      resolve(goesOn);
    };
    withExtras((extras) => {
      if (!extras) return finish([]);
      extras.withdraw(running).then(finish, () => finish([]));
    });
  });

/** Clean once more after the page was loaded anew: a script may have written until its page was gone. */
export const cleanAfterReload = (withExtras: WithPart<Extras>): void => {
  if (recall()) withExtras((extras) => void extras?.withdraw([]).catch(() => undefined));
};
