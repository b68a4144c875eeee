import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Code that a page of the docs shows. */
export interface Shown {
  language: 'js' | 'ts' | 'tsx';
  code: string;
}

/** List the code of a page in these languages, in its order, without what it is indented by. */
export const codeIn = (page: string, languages: readonly Shown['language'][]): Shown[] => {
  const text = readFileSync(path.resolve(__dirname, '../../docs', page), 'utf8');
  return [...text.matchAll(/^( *)```(\w+)\n([^]*?)^ *```$/gm)].flatMap(([, indent, name, code = '']) => {
    const language = languages.find((one) => one === name);
    return language ? [{ language, code: code.replace(new RegExp(`^${indent}`, 'gm'), '') }] : [];
  });
};
