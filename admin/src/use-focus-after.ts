import * as React from 'react';

/**
 * Move focus to a part of the screen after an action whose button is gone with it, so that people who use the
 * keyboard or a screen reader go on from there. The part needs the ref and `tabIndex={-1}`.
 */
export const useFocusAfter = () => {
  const place = React.useRef<HTMLDivElement>(null);
  // A dialog that closes gives focus back to its button first.
  const focus = React.useCallback(() => setTimeout(() => place.current?.focus(), 0), []);
  return { place, focus };
};
