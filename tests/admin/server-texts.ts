import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const SERVER = path.resolve(__dirname, '../../server/src');
const FOLDERS = ['contract', 'core', 'io', 'middlewares', 'services'];
const CATALOGUE = ['vendors'];
/**
 * Mails have words of their own, in every language; visitors read theirs, each in a language of its own, and so does whoever previews.
 * What the log says about consent is read again, and said in the words of the screen. The template of imports is a file.
 */
const NOT_ON_SCREENS = new Set([
  'consent-changes.ts',
  'import-template.ts',
  'mail-words',
  'preview-texts',
  'processing-words.ts',
  'visitor-texts',
]);

/** In a vendor's definition these hold words for people, sentences or not. */
const WORDS_OF_VENDORS = new Set([
  'label',
  'help',
  'who',
  'purpose',
  'collects',
  'lifetime',
  'dataGoesTo',
  'what',
  'expected',
]);
/** These hold what is tested or recognised, not what is said. */
const NOT_SAID = new Set(['examples', 'refused', 'audit', 'browser', 'recognise', 'cookies.name']);
/** Tables of words, whatever their keys. */
const TABLES_OF_WORDS = new Set(['ERRORS', 'PERMISSION_NAMES', 'REVIEW_WORDS']);
/** Calls that name first what their messages speak of. */
const NAMED_FIRST = new Set(['plainText', 'whole', 'interval', 'hour']);
/** A sentence: it begins like one, has a space, and ends like one or with what somebody wrote. */
const SENTENCE = /^["“„]?[A-Z{][^]*\s[^]*(?:[.?!]|: \{\d\})$/;

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (NOT_ON_SCREENS.has(entry.name)) return [];
    if (entry.isDirectory()) return filesIn(file);
    return entry.name.endsWith('.ts') ? [file] : [];
  });

/** The text of a literal, what is filled in as `{0}`, `{1}` …; null: it is none. */
const textOf = (node: ts.Node): string | null => {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isTemplateExpression(node)) {
    return node.templateSpans.reduce(
      (text, { literal }, index) => `${text}{${index}}${literal.text}`,
      node.head.text,
    );
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const [left, right] = [textOf(node.left), textOf(node.right)];
    return left === null || right === null ? null : left + right;
  }
  return null;
};

const nameOf = (node: ts.PropertyAssignment | ts.VariableDeclaration): string =>
  ts.isIdentifier(node.name) || ts.isStringLiteral(node.name) ? node.name.text : '';

const calleeOf = (node: ts.CallExpression | ts.NewExpression): string => node.expression.getText();

/** For developers and operators: thrown errors and lines of the log. */
const isForDevelopers = (node: ts.Node): boolean =>
  (ts.isNewExpression(node) && calleeOf(node).endsWith('Error')) ||
  (ts.isCallExpression(node) && /(?:^|\.)(?:log(?:ger)?\.\w+|onError)$/.test(calleeOf(node))) ||
  ts.isImportDeclaration(node) ||
  ts.isExportDeclaration(node) ||
  ts.isLiteralTypeNode(node);

interface Place {
  inVendors: boolean;
  /** Whether every text is meant for people here, sentence or not. */
  isWords: boolean;
}

const textsOfFile = (file: string): string[] => {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const inVendors = file.includes(`${path.sep}vendors${path.sep}`);
  const found: string[] = [];

  const visit = (node: ts.Node, place: Place): void => {
    if (isForDevelopers(node)) return;
    const text = textOf(node);
    if (text !== null) {
      if (text.trim() !== '' && (place.isWords || SENTENCE.test(text))) found.push(text);
      if (ts.isTemplateExpression(node)) {
        for (const { expression } of node.templateSpans) visit(expression, { ...place, isWords: false });
      }
      return;
    }
    if (ts.isPropertyAssignment(node)) {
      const name = nameOf(node);
      if (inVendors && NOT_SAID.has(name)) return;
      const isWords = place.isWords || (inVendors && WORDS_OF_VENDORS.has(name));
      return visit(node.initializer, { ...place, isWords });
    }
    if (ts.isVariableDeclaration(node) && TABLES_OF_WORDS.has(nameOf(node))) {
      return ts.forEachChild(node, (child) => visit(child, { ...place, isWords: true }));
    }
    if (ts.isCallExpression(node) && NAMED_FIRST.has(calleeOf(node))) {
      const [what, ...rest] = node.arguments;
      if (what) visit(what, { ...place, isWords: true });
      return rest.forEach((argument) => visit(argument, place));
    }
    if (inVendors && ts.isCallExpression(node) && calleeOf(node) === 'objection') {
      // What is expected, in words; the example beside it is one word.
      return node.arguments.forEach((argument) =>
        visit(argument, { ...place, isWords: textOf(argument)?.includes(' ') ?? false }),
      );
    }
    ts.forEachChild(node, (child) => visit(child, place));
  };
  visit(source, { inVendors, isWords: false });
  return found;
};

const textsOf = (folders: string[]): string[] =>
  folders.flatMap((folder) => filesIn(path.join(SERVER, folder)).flatMap(textsOfFile));

const sortedOnce = (texts: string[]): string[] => [...new Set(texts)].sort();

/** Every English text of the catalogue that people read, each once, sorted. */
export const catalogueTexts = (): string[] => sortedOnce(textsOf(CATALOGUE));

/** Every other English text by which the server speaks to people, each once, sorted. */
export const serverTexts = (): string[] => {
  const inCatalogue = new Set(catalogueTexts());
  return sortedOnce(textsOf(FOLDERS)).filter((text) => !inCatalogue.has(text));
};
