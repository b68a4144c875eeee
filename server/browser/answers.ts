import type { ChoiceWay, OptionalCategory } from '../src/contract';

/** Store a choice. Answers with what went wrong, in words for the visitor; empty: it is stored. */
export type Choose = (categories: readonly OptionalCategory[], way: ChoiceWay) => Promise<string>;

/** The answers that a button can stand for, and how they are recorded. */
const WAYS = { accept: 'accept_all', reject: 'reject_all', save: 'choices' } as const;
export type Answer = keyof typeof WAYS;

/**
 * Take the answers of the buttons in `surface`, whose value says which they are. One answer at a time; where it cannot be
 * stored, the surface says so.
 */
export const takeAnswers = (
  surface: HTMLElement,
  categoriesOf: (answer: Answer) => readonly OptionalCategory[],
  choose: Choose,
): void => {
  const problem = surface.querySelector('.problem') as Element;
  let busy = false;
  const take = async (answer: Answer): Promise<void> => {
    busy = true;
    problem.textContent = '';
    problem.textContent = await choose(categoriesOf(answer), WAYS[answer]);
    busy = false;
  };
  surface.onclick = (event) => {
    const answer = (event.target as Element).closest('button')?.value as Answer | '' | undefined;
    if (!answer) return;
    event.preventDefault();
    if (!busy) void take(answer);
  };
};
