import * as React from 'react';
import { useDebounce } from '@strapi/strapi/admin';

const TYPING_PAUSE_MS = 300;

interface Typing {
  /** What stands in the field. */
  text: string;
  setText: (text: string) => void;
  /** Ask for something at once. */
  ask: (next: string) => void;
}

/**
 * Let a list follow what somebody types, at the end of each pause in typing.
 *
 * @param now What the list is narrowed to.
 * @param read What a text in the field asks for.
 */
export const useTyping = (
  now: string,
  read: (text: string) => string,
  onAsk: (next: string) => void,
): Typing => {
  const [text, setText] = React.useState(now);
  const settled = useDebounce(text, TYPING_PAUSE_MS);
  const asked = React.useRef(now);

  const ask = (next: string) => {
    if (next === asked.current) return;
    asked.current = next;
    onAsk(next);
  };
  // The newest `ask` at the end of a pause in typing.
  const latest = React.useRef(ask);
  latest.current = ask;
  React.useEffect(() => {
    // What an address asked for stays as it stands there: writing it anew would keep "back" from leading past it.
    if (settled !== asked.current) latest.current(read(settled));
  }, [settled, read]);
  // The address changed by itself: by "back", or by "show all".
  React.useEffect(() => {
    if (now === asked.current) return;
    asked.current = now;
    setText(now);
  }, [now]);

  return { text, setText, ask };
};
