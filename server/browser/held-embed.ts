import type { OptionalCategory } from '../src/contract';
import { escapeAttribute } from '../src/core/embed-json';
import { HELD } from '../src/core/embed-mark';

/** Content of another site that waits until its visitor agrees. */
export interface HeldEmbed {
  /** Whom visitors know it by, such as `YouTube`: the beginning of its vendor's name in the inventory. */
  name: string;
  /** What it needs consent for, all of them; left out: `marketing`. */
  categories?: readonly OptionalCategory[] | undefined;
  /** Attributes of its `iframe`, as in HTML: `src`, `title`, `width`, `height`, `allow` and others. */
  frame: Readonly<Record<string, string | number | boolean | undefined>> & { src: string; title: string };
}

/** Handlers are scripts, and `srcdoc` is a page: neither is content of another site. */
const FORBIDDEN = /^(?:on.*|srcdoc)$/i;
const ATTRIBUTE = /^[a-z][a-z-]*$/i;
const ADDRESS = /^(?:https?:)?\/\//i;

const attribute = ([name, value]: [string, HeldEmbed['frame'][string]]): string => {
  if (value === undefined || value === false || FORBIDDEN.test(name) || !ATTRIBUTE.test(name)) return '';
  return ` ${name.toLowerCase()}="${value === true ? '' : escapeAttribute(String(value))}"`;
};

/**
 * Write content of another site as markup that loads nothing before its visitor agrees, for a page that your own code makes:
 * React, Vue, Svelte, or any other. Visitors without scripts get a link. The empty text for an address that is not of the web.
 *
 * @example
 * <div dangerouslySetInnerHTML={{ __html: heldEmbed({ name: 'YouTube', frame: { src, title } }) }} />
 */
export const heldEmbed = ({ name, categories = ['marketing'], frame }: HeldEmbed): string => {
  if (!ADDRESS.test(frame.src)) {
    console.error(`The address of an embed has to begin with https://, and this one does not: ${frame.src}`);
    return '';
  }
  const [address, title, vendor, needs] = [frame.src, frame.title, name, categories.join(' ')].map(
    escapeAttribute,
  );
  const attributes = Object.entries(frame).map(attribute).join('');
  return (
    `<noscript><a href="${address}">${title}</a></noscript>` +
    `<template ${HELD}="${vendor}" data-pixel-category="${needs}"><iframe${attributes}></iframe></template>`
  );
};
