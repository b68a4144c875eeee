import type { OptionalCategory } from '../src/contract';
import { bannerParts } from '../src/core/banner-parts';
import { takeAnswers, type Choose } from './answers';
import { OURS } from './banner-host';
import { element } from './element';
import { layer } from './layer';
import type { Loaded } from './load-asking';

/** Find the banner that the server wrote into the page, where the browser took its content for more than a template. */
export const renderedBanner = (): ShadowRoot | null | undefined =>
  document.querySelector(`[${OURS}=banner]`)?.shadowRoot;

/** Make the banner, as the server would have written it. */
export const placeBanner = (loaded: Loaded, prefix: string): ShadowRoot => {
  const root = layer('prepend', loaded);
  root.append(bannerParts<HTMLElement>(loaded.asking, { prefix, path: location.pathname }, element));
  return root;
};

/** Read what an answer stores from the fields that store it without scripts: `open_marketing`. */
const categoriesIn = (form: HTMLElement, prefix: 'open_' | 'keep_'): OptionalCategory[] =>
  Array.from(
    form.querySelectorAll<HTMLInputElement>(`[name^=${prefix}]`),
    ({ name }) => name.slice(prefix.length) as OptionalCategory,
  );

// Without the script, it leads to another page; with it, it does what a button does, which the space bar presses too.
const makeButton = (link: HTMLElement, act: () => void): void => {
  link.setAttribute('role', 'button');
  const press = (event: Event): void => {
    event.preventDefault();
    act();
  };
  link.onclick = press;
  link.onkeydown = (event) => {
    if (event.key === ' ') press(event);
  };
};

/** Let a banner answer here, without leaving the page. Answers with its region. */
export const runBanner = (root: ShadowRoot, choose: Choose, openChoices: () => void): HTMLElement => {
  const find = (selector: string): HTMLElement => root.querySelector(selector) as HTMLElement;
  const form = find('form');
  takeAnswers(form, (answer) => categoriesIn(form, answer === 'accept' ? 'open_' : 'keep_'), choose);
  makeButton(find('a'), openChoices);
  return find('.banner');
};
