import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createIntl, type IntlShape } from 'react-intl';
import ts from 'typescript';
import { catalogueTexts, serverTexts } from './server-texts';

const ADMIN = path.resolve(__dirname, '../../admin/src');
const CATALOGUE = path.resolve(__dirname, '../../server/src/vendors/texts');
/** Screens and mails say it with the same code. */
const SENTENCE = path.resolve(__dirname, '../../server/src/core/pixel-sentence.ts');
const LANGUAGES = ['de', 'es', 'fr'];
const PREFIX = 'pixel-inventory.';
/** The kind of part that fills nothing in, in the syntax tree of a message. */
const LITERAL = 0;

type Texts = Record<string, string>;

const readFile = (file: string): Texts => JSON.parse(readFileSync(file, 'utf8')) as Texts;

const read = (name: string): Texts => readFile(path.join(ADMIN, 'translations', `${name}.json`));

const english = read('en');

const difference = (all: string[], without: string[]): string[] => {
  const known = new Set(without);
  return all.filter((one) => !known.has(one));
};

const sourceFiles = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return sourceFiles(file);
    return /\.tsx?$/.test(entry.name) ? [file] : [];
  });

/** What a text with `{…}` in it could be at run time. */
const shapeOf = (parts: string[]): string =>
  parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.+');

/** Every text of the admin's code, as a pattern of what it can be. */
const patternsInCode = (): Set<string> => {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) found.add(shapeOf([node.text]));
    if (ts.isTemplateExpression(node)) {
      found.add(shapeOf([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)]));
    }
    ts.forEachChild(node, visit);
  };
  for (const file of [...sourceFiles(ADMIN), SENTENCE]) {
    visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
  }
  return found;
};

type Part = ReturnType<ReturnType<IntlShape['formatters']['getMessageFormat']>['getAst']>[number];

const argumentsIn = (parts: Part[]): string[] =>
  parts.flatMap((part) => [
    ...('value' in part && Number(part.type) !== LITERAL ? [part.value] : []),
    ...('options' in part ? Object.values(part.options).flatMap(({ value }) => argumentsIn(value)) : []),
    ...('children' in part ? argumentsIn(part.children) : []),
  ]);

/** Names of what is filled in. */
const argumentsOf = (text: string): string[] => {
  const { formatters } = createIntl({ locale: 'en' });
  return [...new Set(argumentsIn(formatters.getMessageFormat(text, 'en').getAst()))].sort();
};

describe('the English texts of the screens', () => {
  it('are all used', () => {
    const patterns = [...patternsInCode()]
      .filter((pattern) => pattern !== '.+')
      .map((pattern) => new RegExp(`^${pattern}$`));
    const unused = Object.keys(english).filter((id) => {
      const key = id.slice(PREFIX.length);
      return !patterns.some((pattern) => pattern.test(key) || pattern.test(id));
    });
    expect(unused).toEqual([]);
  });

  it('are no empty ones', () => {
    expect(Object.entries(english).filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});

describe.each(LANGUAGES)('%s', (language) => {
  const texts = read(language);
  const said = read(`texts.${language}`);
  const catalogue = readFile(path.join(CATALOGUE, `${language}.json`));

  it('has every text of the screens and no other', () => {
    expect(difference(Object.keys(english), Object.keys(texts))).toEqual([]);
    expect(difference(Object.keys(texts), Object.keys(english))).toEqual([]);
  });

  it('fills in what English fills in', () => {
    const wrong = Object.entries(texts).filter(
      ([id, text]) => argumentsOf(text).join() !== argumentsOf(english[id] ?? '').join(),
    );
    expect(wrong).toEqual([]);
  });

  it('can be formatted', () => {
    const failed: string[] = [];
    const intl = createIntl({
      locale: language,
      messages: texts,
      onError: (error) => failed.push(error.message),
    });
    for (const id of Object.keys(texts)) {
      const values = Object.fromEntries(argumentsOf(texts[id] ?? '').map((name) => [name, 2]));
      intl.formatMessage({ id }, values);
    }
    expect(failed).toEqual([]);
  });

  it('has every text of the server and no other', () => {
    expect(difference(serverTexts(), Object.keys(said))).toEqual([]);
    expect(difference(Object.keys(said), serverTexts())).toEqual([]);
  });

  it('has every text of the catalogue and no other', () => {
    expect(difference(catalogueTexts(), Object.keys(catalogue))).toEqual([]);
    expect(difference(Object.keys(catalogue), catalogueTexts())).toEqual([]);
  });

  it('fills in there what English fills in', () => {
    const names = (text: string) =>
      [...text.matchAll(/\{(\w+)\}/g)]
        .map(([, name]) => name)
        .sort()
        .join();
    expect(
      Object.entries({ ...said, ...catalogue }).filter(
        ([from, to]) => names(from) !== names(to) || to.trim() === '',
      ),
    ).toEqual([]);
  });
});
