import type { Notice } from '../src/contract';
import { element } from './element';

type Pixel = Notice['categories'][number]['pixels'][number];

/** Write down what a pixel is for: in the language of the page, in that language at large (`de` for `de-AT`), or as it is. */
export const purposeOf = ({ purpose, purposeIn = {} }: Pixel): HTMLElement => {
  const asked = document.documentElement.lang.toLowerCase();
  const written = Object.keys(purposeIn);
  const find = (tag: string | undefined): string | undefined =>
    written.find((locale) => locale.toLowerCase() === tag);
  const lang = find(asked) ?? find(asked.split('-')[0]);
  return element(
    'span',
    { lang: lang ?? false },
    lang === undefined ? purpose : (purposeIn[lang] ?? purpose),
  );
};
