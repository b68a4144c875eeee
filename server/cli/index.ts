import { browserAssets } from '../generated/browser-assets';
import { siteNames } from '../adapters/asset-files';
import { pageTags } from '../src/core/page-plan';
import { changePage, type LeftReason } from './change-page';
import { copiesOf, findFiles, readBytes, replaceFile } from './files';
import { HELP, readArguments, type Wish } from './read-arguments';
import { reviewsCommand } from './reviews';

/** Where the command writes lines. */
export interface Output {
  say: (line: string) => void;
  warn: (line: string) => void;
}

type Injection = Extract<Wish, { do: 'inject' }>;
type Result = 'changed' | 'kept' | 'left' | 'failed';

const WHY: Record<LeftReason, string> = {
  not_utf8: 'it is not in UTF-8',
  not_a_page: 'it is no complete page',
  other_plan: 'it holds a plan that this command did not write, or that was changed since',
};

const onConsole: Output = {
  say: (line) => process.stdout.write(`${line}\n`),
  warn: (line) => process.stderr.write(`${line}\n`),
};

const describe = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const warnOfCopies = async (file: string, output: Output): Promise<void> => {
  for (const copy of await copiesOf(file))
    output.warn(`${copy}: holds the page as it was; compress it again.`);
};

const changeFile = async (
  file: string,
  html: string | null,
  { dryRun }: Injection,
  output: Output,
): Promise<Result> => {
  const change = changePage(await readBytes(file), html);
  if (change.do === 'keep') return 'kept';
  if (change.do === 'leave') {
    output.warn(`${file}: left alone, as ${WHY[change.reason]}.`);
    return 'left';
  }
  if (dryRun) output.say(`${file}: would change.`);
  else {
    await replaceFile(file, change.bytes);
    await warnOfCopies(file, output);
  }
  return 'changed';
};

const tryFile = async (...[file, html, wish, output]: Parameters<typeof changeFile>): Promise<Result> => {
  try {
    return await changeFile(file, html, wish, output);
  } catch (error) {
    output.warn(`${file}: ${describe(error)}`);
    return 'failed';
  }
};

const summary = (results: readonly Result[], { dryRun, remove }: Injection): string => {
  const count = (wanted: Result): number => results.filter((result) => result === wanted).length;
  const done = remove ? 'cleared' : 'written';
  const parts = [
    `${count('changed')} ${dryRun ? 'would be ' : ''}${done}`,
    `${count('kept')} as they should be`,
    `${count('left')} left alone`,
    `${count('failed')} failed`,
  ];
  return `${results.length} ${results.length === 1 ? 'file' : 'files'}: ${parts.join(', ')}.`;
};

const inject = async (wish: Injection, output: Output): Promise<number> => {
  const { files, missing } = await findFiles(wish.names);
  for (const name of missing) output.warn(`${name}: there is no such file.`);
  const html = wish.remove ? null : pageTags(siteNames(wish.prefix, browserAssets)).html;
  const results: Result[] = [];
  for (const file of files) results.push(await tryFile(file, html, wish, output));
  output.say(summary(results, wish));
  if (missing.length > 0 || results.includes('failed')) return 2;
  return wish.check && results.includes('changed') ? 1 : 0;
};

/**
 * Run the command `pixel-inventory`; `words` are those that follow its name. Answers with the exit code: 0, it is done; 1,
 * `--check` found a file that would change, or a mail about reviews failed; 2, something could not be done.
 */
export const run = async (words: readonly string[], output: Output = onConsole): Promise<number> => {
  const [command, ...rest] = words;
  if (command === 'reviews') return reviewsCommand(rest, process.cwd(), output);
  const wish = readArguments(words);
  if (wish.do === 'inject') return inject(wish, output);
  if (wish.do === 'help') {
    output.say(HELP);
    return 0;
  }
  output.warn(`${wish.why}\n\n${HELP}`);
  return 2;
};
