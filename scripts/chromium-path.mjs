/**
 * Find a Chromium for the tests, and print how to start it as JSON: `{ "executablePath", "env" }`. In this order:
 * the one that CHROMIUM_PATH names, the system's own, the one in the package @sparticuz/chromium, which
 * `CHROMIUM_PATH=packaged` asks for. That one brings its libraries and fonts along, so that it starts on a machine
 * that has none.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const modules = join(dirname(fileURLToPath(import.meta.url)), '../node_modules');

const unpackInto = async (folder) => {
  // The package unpacks into the folder for temporary files, and its libraries only where it takes the machine for
  // one of Amazon's.
  process.env.TMPDIR = folder;
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs20.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  await chromium.executablePath();
};

/** Name the fonts' final place; as packaged, they are looked for in /tmp. */
const placeFonts = (unpacked, folder) => {
  const file = join(unpacked, 'fonts/fonts.conf');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('/tmp/fonts', join(folder, 'fonts')));
};

/** Unpack beside the final place and rename, so that two test runs at once never see half of it. */
const packaged = async () => {
  const { version } = JSON.parse(readFileSync(join(modules, '@sparticuz/chromium/package.json'), 'utf8'));
  const cache = join(modules, '.cache');
  const folder = join(cache, `chromium-${version}`);
  if (!existsSync(folder)) {
    mkdirSync(cache, { recursive: true });
    const own = mkdtempSync(join(cache, 'unpack-'));
    await unpackInto(own);
    placeFonts(own, folder);
    try {
      renameSync(own, folder);
    } catch (error) {
      rmSync(own, { recursive: true, force: true });
      if (!existsSync(folder)) throw error;
    }
  }
  return {
    executablePath: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'al2023/lib'), FONTCONFIG_PATH: join(folder, 'fonts') },
  };
};

const named = process.env.CHROMIUM_PATH || SYSTEM.find((path) => existsSync(path));
const found = named && named !== 'packaged' ? { executablePath: named, env: {} } : await packaged();
process.stdout.write(JSON.stringify(found));
