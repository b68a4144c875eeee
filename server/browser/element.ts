import type { Attributes, LAYER_TAG } from '../src/core/banner-parts';

declare global {
  interface HTMLElementTagNameMap {
    [LAYER_TAG]: HTMLElement;
  }
}

/**
 * Make an element. An attribute that is false is left out. Texts become text nodes, never markup: they may come
 * from an editor.
 */
export const element = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children);
  return made;
};

/** Make a button that does one thing, outside of any form. */
export const button = (label: string, act: () => void, look: string | false = false): HTMLButtonElement => {
  const made = element('button', { class: look }, label);
  made.onclick = act;
  return made;
};
