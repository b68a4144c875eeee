import { OURS } from './banner-host';

/** Where a page goes on for a visitor who came from nowhere in it. */
const BEGINNINGS = ['main h1', 'h1', 'main', 'body *'];

let before: HTMLElement | null = null;

/** Note what in the page had the focus before it came to our banner. */
export const noteFocus = (banner: Element): void =>
  banner.addEventListener('focusin', (event) => {
    const from = (event as FocusEvent).relatedTarget as HTMLElement | null;
    // It may come back from the choices, or from another window.
    if (from && !from.hasAttribute(OURS)) before = from;
  });

// The page stays where it is, as when a browser closes a dialog: who answers with a mouse is looking at something.
const give = (place: HTMLElement | null): void => {
  if (!place || document.activeElement !== document.body) return;
  // A link or a button would lose its place among those that are reached by the Tab key.
  if (place.tabIndex < 0 && !place.hasAttribute('tabindex')) {
    place.tabIndex = -1;
    place.addEventListener('blur', () => place.removeAttribute('tabindex'), { once: true });
  }
  place.focus({ preventScroll: true });
};

/**
 * Where what had the focus is gone, give it back to what had it before, or else to where the page begins (WCAG 2.2, success
 * criterion 2.4.3).
 */
export const restFocus = (): void => {
  [before, ...BEGINNINGS.flatMap((place) => [...document.querySelectorAll<HTMLElement>(place)])].forEach(
    give,
  );
};
