import type { OptionalCategory } from '../src/contract';
import { button, element } from './element';
import type { Offer } from './offer';
import type { Texts } from './texts';

/** What the banner and the choices need to take an answer. */
export interface Asking {
  texts: Texts;
  offer: Offer;
  /** Store a choice; false: it could not be stored. */
  choose: (categories: readonly OptionalCategory[]) => Promise<boolean>;
}

/** The two buttons that are always side by side and alike, and what they share with further ones. */
export interface Answers {
  both: HTMLButtonElement[];
  /** Says what went wrong, and says it to screen readers. */
  problem: HTMLElement;
  answer: (categories: readonly OptionalCategory[]) => void;
}

/** Make "Accept all" and "Reject all". One answer at a time; where it cannot be stored, `problem` says so. */
export const answers = ({ texts, offer, choose }: Asking): Answers => {
  const problem = element('p', { class: 'problem', role: 'alert' });
  let busy = false;
  const answer = (categories: readonly OptionalCategory[]): void => {
    if (busy) return;
    busy = true;
    problem.textContent = '';
    void choose(categories).then((saved) => {
      busy = false;
      if (!saved) problem.textContent = texts.notSaved;
    });
  };
  const both = [button(texts.acceptAll, () => answer(offer.open)), button(texts.rejectAll, () => answer([]))];
  return { both, problem, answer };
};
