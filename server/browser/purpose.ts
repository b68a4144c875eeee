import type { Notice } from '../src/contract';
import { element } from './element';

type Pixel = Notice['categories'][number]['pixels'][number];

/**
 * Write down what a pixel is for: in the language of the page, or of the texts where the page names none, in that language
 * at large (`de` for `de-AT`), or as it is.
 */
export const purposeOf = ({ purpose, purposeIn = {} }: Pixel, { lang }: Notice): HTMLElement => {
  const asked = (document.documentElement.lang || lang).toLowerCase();
  const find = (tag: string | undefined): string | undefined =>
    Object.keys(purposeIn).find((locale) => locale.toLowerCase() === tag);
  const spoken = find(asked) ?? find(asked.split('-')[0]);
  return element('p', { lang: spoken ?? false }, purposeIn[spoken ?? ''] ?? purpose);
};
