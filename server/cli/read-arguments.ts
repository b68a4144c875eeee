import { parseArgs } from 'node:util';
import { configSchema } from '../src/contract';

/** What the command is asked to do. */
export type Wish =
  | { do: 'help' }
  | { do: 'refuse'; why: string }
  | { do: 'inject'; names: string[]; prefix: string; remove: boolean; dryRun: boolean; check: boolean };

export const HELP = `Usage: pixel-inventory inject [options] <file, folder or pattern> …
       pixel-inventory reviews run

inject

Writes the loader of the pixel inventory into pages that were rendered beforehand. Safe to run again: a page that holds it
already is not written, unless the loader has changed. Run it last, after whatever minifies pages and before
whatever compresses them.

  pixel-inventory inject "dist/**/*.html"

  --prefix <path>  Path below which the site serves the loader and the plan (default: /_pixels)
  --remove         Take out what was written
  --dry-run        Write nothing; say which files would change
  --check          The same, and end with 1 if one would change

reviews run

Looks once at which reviews are due, in the folder of a Strapi app: pixel-inventory reviews --help

  --help           Show this
`;

const OPTIONS = {
  prefix: { type: 'string' },
  remove: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  check: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

const refused = (why: string): Wish => ({ do: 'refuse', why });

const readPrefix = (given: string | undefined) => configSchema.shape.prefix.safeParse(given);

const parse = (words: readonly string[]): Wish => {
  const { values, positionals } = parseArgs({
    args: [...words],
    options: OPTIONS,
    allowPositionals: true,
  });
  const [command, ...names] = positionals;
  if (values.help === true) return { do: 'help' };
  if (command !== 'inject') return refused(command ? `There is no command ${command}.` : 'Which command?');
  if (names.length === 0) return refused('Which files? For example: pixel-inventory inject "dist/**/*.html"');
  const prefix = readPrefix(values.prefix);
  if (!prefix.success) return refused(`--prefix: ${prefix.error.issues[0]?.message}`);
  const { remove = false, check = false, 'dry-run': dryRun = false } = values;
  return { do: 'inject', names, prefix: prefix.data, remove, check, dryRun: dryRun || check };
};

/** Read the words that follow the command's name. */
export const readArguments = (words: readonly string[]): Wish => {
  try {
    return parse(words);
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error));
  }
};
