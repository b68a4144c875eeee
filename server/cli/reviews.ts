import { createRequire } from 'node:module';
import path from 'node:path';

/** As much of Strapi as it takes to start an app, without serving it, and to stop it again. */
interface App {
  load: () => Promise<App>;
  plugin: (
    name: string,
  ) => { service: (name: string) => { run: () => Promise<Record<string, unknown>> } } | undefined;
  destroy: () => Promise<void>;
}

interface StrapiModule {
  compileStrapi: () => Promise<unknown>;
  createStrapi: (context: unknown) => App;
}

/** Where a command writes lines. */
export interface Output {
  say: (line: string) => void;
  warn: (line: string) => void;
}

export const REVIEWS_USAGE = `pixel-inventory reviews run

Looks once at which reviews are due, and asks, reminds, warns and stops as the settings say. Run it in the folder of
your Strapi app, as often as you like: nothing is done twice. The scheduler of the plugin may be off.`;

/** Strapi is the app's own: another copy of it would not know the app's plugins. */
const loadStrapi = (dir: string): StrapiModule =>
  createRequire(path.join(dir, 'package.json'))('@strapi/strapi') as StrapiModule;

const sentenceOf = ({ sent, failed, stopped, retired }: Record<string, unknown>): string =>
  `Mails sent: ${String(sent)}, failed: ${String(failed)}. Pixels stopped: ${String(stopped)}, retired: ${String(retired)}.`;

const runOnce = async (dir: string, { say, warn }: Output): Promise<number> => {
  const { compileStrapi, createStrapi } = loadStrapi(dir);
  const app = createStrapi(await compileStrapi());
  try {
    await app.load();
    const reviews = app.plugin('pixel-inventory')?.service('reviews');
    if (!reviews) {
      warn('The plugin pixel-inventory is not switched on in this app: see config/plugins.');
      return 1;
    }
    const result = await reviews.run();
    say(sentenceOf(result));
    return result['failed'] === 0 ? 0 : 1;
  } finally {
    await app.destroy();
  }
};

/**
 * Carry out `pixel-inventory reviews …` in the folder of a Strapi app, and answer with the exit status: 0 where all went well,
 * 1 where something could not be done, 2 where the command is none.
 */
export const reviewsCommand = async (
  args: readonly string[],
  dir: string,
  output: Output,
): Promise<number> => {
  if (args.length !== 1 || args[0] !== 'run') {
    (args[0] === '--help' ? output.say : output.warn)(REVIEWS_USAGE);
    return args[0] === '--help' ? 0 : 2;
  }
  try {
    return await runOnce(dir, output);
  } catch (error) {
    output.warn(
      `The reviews could not be looked at: ${error instanceof Error ? error.message : String(error)}`,
    );
    return 1;
  }
};
