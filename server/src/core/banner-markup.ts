import type { Asking } from '../contract';
import { lookFile } from './banner-look';
import { bannerParts, LAYER_TAG, type BannerPlace, type Make } from './banner-parts';
import { escapeAttribute } from './embed-json';

/** A piece of markup, told apart from texts, which are yet to be escaped. */
interface Markup {
  html: string;
}

const EMPTY_ELEMENTS: ReadonlySet<string> = new Set(['input', 'link']);

const write = (
  tag: string,
  attributes: Readonly<Record<string, string | boolean>>,
  ...children: (Markup | string)[]
): Markup => {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== false)
    .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escapeAttribute(String(value))}"`));
  const start = `<${tag}${written.join('')}>`;
  if (EMPTY_ELEMENTS.has(tag)) return { html: start };
  const content = children.map((child) => (typeof child === 'string' ? escapeAttribute(child) : child.html));
  return { html: `${start}${content.join('')}</${tag}>` };
};

const make: Make<Markup> = write;

const styles = (href: string): Markup => write('link', { rel: 'stylesheet', href });

/**
 * Write the banner for a page, so that it is there before any script, and works without. Its styles show it: where they do
 * not arrive, it stays hidden until the script brings them. ASCII alone, as nobody knows how the page is encoded.
 * `cssFile`: name of the styles below the prefix.
 */
export const bannerMarkup = (
  asking: Asking,
  { prefix, path, cssFile }: BannerPlace & { cssFile: string },
): string => {
  const { lang, dir, look } = asking.notice;
  return write(
    LAYER_TAG,
    { 'data-pixel-inventory': 'banner', hidden: true, lang, dir },
    write(
      'template',
      { shadowrootmode: 'open' },
      styles(`${prefix}/${cssFile}`),
      ...(look.colours ? [styles(`${prefix}/${lookFile(look.colours)}`)] : []),
      bannerParts(asking, { prefix, path }, make),
    ),
  ).html;
};
