import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { codeIn, type Shown } from './documented';
import { NAME, ROOT, run } from './pack';

/** What a user of these types has installed as well, in the versions that this project has. */
const FURTHER = ['@types/koa', '@types/node', '@types/react'];
/** What the docs' examples need besides. */
const DOCUMENTED = ['vue@3.5.13'];
/** Entries whose types hold where there is neither Node nor Koa. */
const ANYWHERE = ['web', 'browser', 'react'];

/** The entries that sites import. */
export const FRONT_ENDS = ['koa', 'node', 'web', 'browser', 'react'];

/** Uses of every entry, right ones and wrong ones: a file each. */
const USES = path.join(__dirname, 'typed');

const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
  devDependencies: Record<string, string>;
  exports: Record<string, unknown>;
};

/** The entries that hand out code, without `./`. */
export const ENTRIES = Object.keys(manifest.exports)
  .filter((entry) => !entry.endsWith('.json'))
  .map((entry) => entry.slice(2));

/** The entries that a file in `typed` uses. */
export const usedEntries = (): string[] =>
  readdirSync(USES).flatMap((file) =>
    [
      ...readFileSync(path.join(USES, file), 'utf8').matchAll(new RegExp(`from '${NAME}/([a-z-]+)'`, 'g')),
    ].map(([, entry = '']) => entry),
  );

/** The code in TypeScript that the docs show. */
const documented = (): Shown[] => {
  const shown = ['front-ends.md', 'browser-api.md'].map((page) => codeIn(page, ['ts', 'tsx']));
  if (shown.some(({ length }) => length === 0)) throw new Error('A page of the docs shows no TypeScript.');
  return shown.flat();
};

/** Install the package for a project in TypeScript, and write the uses and the docs' own examples into it, as CommonJS and as modules. */
export const installTyped = (folder: string, tarball: string): void => {
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'package.json'), '{"name":"typed","private":true}');
  const further = FURTHER.map((name) => `${name}@${manifest.devDependencies[name]}`);
  run(
    'npm',
    ['install', '--no-audit', '--no-fund', '--prefer-offline', tarball, ...further, ...DOCUMENTED],
    folder,
  );
  for (const type of ['commonjs', 'module']) {
    cpSync(USES, path.join(folder, type), { recursive: true });
    writeFileSync(path.join(folder, type, 'package.json'), JSON.stringify({ type }));
    for (const [at, { language, code }] of documented().entries()) {
      writeFileSync(path.join(folder, type, `documented-${at}.${language}`), code);
    }
  }
};

const STRICT = {
  strict: true,
  skipLibCheck: false,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  target: 'es2022',
  lib: ['es2022', 'dom', 'dom.iterable'],
  jsx: 'react-jsx',
  esModuleInterop: true,
};

/** Compile all uses as a project of that kind would, and answer with what the compiler says. */
export const compile = (folder: string, kind: 'bundler' | 'node16' | 'anywhere'): string => {
  const options =
    kind === 'node16' ? { module: 'node16' } : { module: 'esnext', moduleResolution: 'bundler' };
  const types = kind === 'anywhere' ? [] : ['node'];
  const include = kind === 'anywhere' ? ANYWHERE.map((entry) => `module/${entry}.*`) : ['commonjs', 'module'];
  const config = path.join(folder, `tsconfig.${kind}.json`);
  writeFileSync(config, JSON.stringify({ compilerOptions: { ...STRICT, ...options, types }, include }));
  const tsc = path.join(ROOT, 'node_modules/typescript/bin/tsc');
  try {
    return execFileSync(process.execPath, [tsc, '-p', config], { cwd: folder, encoding: 'utf8' });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
};

/** The members of what is set, and of what the page holds. */
const members = (statement: ts.Statement): ts.NamedDeclaration[] =>
  ts.isInterfaceDeclaration(statement) && /(Options|Embed|Api)$/.test(statement.name.text)
    ? [...statement.members]
    : [];

/** Functions that are handed out, and objects of them. */
const values = (statement: ts.Statement): ts.NamedDeclaration[] =>
  ts.isVariableStatement(statement) ? [...statement.declarationList.declarations] : [];

/** The functions and options of an entry of which an editor cannot say what they are for. */
export const withoutComment = (folder: string, entry: string): string[] => {
  const file = path.join(folder, 'node_modules', NAME, 'dist', entry, 'index.d.ts');
  const text = readFileSync(file, 'utf8');
  const [, handedOut = ''] = /^export \{(.*)\};$/m.exec(text) ?? [];
  const exported = handedOut.split(',').map((name) => name.trim());
  const { statements } = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const told = [
    ...statements.flatMap(members),
    ...statements.flatMap(values).filter(({ name }) => exported.includes(name?.getText() ?? '')),
  ];
  if (told.length < exported.length) throw new Error(`${file} holds less than it hands out.`);
  return told
    .filter((node) => ts.getJSDocCommentsAndTags(node).length === 0)
    .map(({ name }) => name?.getText() ?? '');
};
