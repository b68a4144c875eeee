import * as React from 'react';

/**
 * Give focus back to what a question was asked from: Strapi's dialog does so for a trigger of its own alone. For
 * `onCloseAutoFocus` of the question's content. Where somebody goes on elsewhere already, nothing is moved.
 */
export const useFocusBack = (): ((event: Event) => void) => {
  const [from] = React.useState(() => document.activeElement);
  return (event) => {
    event.preventDefault();
    if (document.activeElement === document.body && from instanceof HTMLElement) from.focus();
  };
};
