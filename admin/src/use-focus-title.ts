import * as React from 'react';
import { useLocation } from 'react-router-dom';

/**
 * Move focus to the title of a screen that has just opened, where the link that led there is gone with its screen, so that
 * people who use the keyboard or a screen reader go on from the top.
 */
export const useFocusTitle = (): void => {
  // A page that was loaded begins where all pages begin.
  const isLoaded = useLocation().key === 'default';
  React.useEffect(() => {
    if (isLoaded) return;
    const title = document.querySelector<HTMLElement>('main h1');
    if (!title || document.activeElement !== document.body) return;
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
  }, [isLoaded]);
};
