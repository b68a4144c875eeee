import * as React from 'react';

/** Letters that follow each other faster than this belong to one word. */
const ONE_WORD_MS = 700;

const nameOf = (radio: HTMLInputElement): string => (radio.ariaLabel ?? '').toLowerCase();

const startsWith = (radios: HTMLInputElement[], from: number, word: string): HTMLInputElement | undefined =>
  [...radios.slice(from), ...radios.slice(0, from)].find((radio) => nameOf(radio).startsWith(word));

/**
 * Let people type the start of a name in a group of radio buttons, as they can in a list: focus moves there and the
 * button is chosen. The same letter again moves to the next name that it begins.
 */
export const useTypeAhead = (group: React.RefObject<HTMLElement>) => {
  const typed = React.useRef({ word: '', at: 0 });
  return (event: React.KeyboardEvent) => {
    if (event.key.length !== 1 || event.key === ' ' || event.ctrlKey || event.metaKey || event.altKey) return;
    const radios = [
      ...(group.current?.querySelectorAll<HTMLInputElement>('input[type=radio]:enabled') ?? []),
    ];
    const now = event.timeStamp;
    const { word: before, at } = typed.current;
    const letter = event.key.toLowerCase();
    const word = now - at < ONE_WORD_MS && before !== letter ? before + letter : letter;
    typed.current = { word, at: now };
    const here = radios.findIndex((radio) => radio === document.activeElement);
    const found = startsWith(radios, word.length === 1 ? here + 1 : Math.max(here, 0), word);
    if (!found) return;
    event.preventDefault();
    found.focus();
    found.click();
  };
};
