const LINKS = '[href="#pixel-choices"],[data-pixel-choices]';

/** Open the choices when a visitor presses one of the site's own links or buttons for them. */
export const listenToLinks = (open: () => void): void => {
  document.addEventListener(
    'click',
    (event) => {
      // The path names what is inside of open shadow roots too.
      const pressed = event.composedPath()[0];
      const link = pressed instanceof Element && pressed.closest<HTMLElement>(LINKS);
      if (!link) return;
      event.preventDefault();
      // Some browsers focus no link that is clicked; the choices give the focus back to what had it.
      if (document.activeElement === document.body) link.focus({ preventScroll: true });
      open();
    },
    true,
  );
  if (location.hash === '#pixel-choices') open();
};

/** Act when the page is complete. */
export const whenComplete = (act: () => void): void => {
  if (document.readyState === 'complete') act();
  else addEventListener('load', act, { once: true });
};

/** Say, when the page is complete, whether it has no link of its own to the choices. */
export const whenLinkless = (act: () => void): void => {
  whenComplete(() => {
    if (!document.querySelector(LINKS)) act();
  });
};
