/**
 * Print what a visitor's browser downloads, in bytes, beside what the best known consent banners make it download, and fail
 * where ours is over its budget.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { buildBrowser } from './build-browser.mjs';

/** Bytes after brotli at its highest quality (11, Node's default). */
const BUDGETS = { loader: 4096, banner: 5184, trackersElement: 1024, web: 143_360 };

/** Script and styles of a banner in English, as each project builds and documents them for a page that has no bundler. */
const PEERS = {
  orejime: ['dist/orejime-standard-en.js', 'dist/orejime-standard.css'],
  'vanilla-cookieconsent': ['dist/cookieconsent.umd.js', 'dist/cookieconsent.css'],
  klaro: ['dist/klaro-no-css.js', 'dist/klaro.min.css'],
  tarteaucitronjs: ['tarteaucitron.min.js', 'lang/tarteaucitron.en.min.js', 'css/tarteaucitron.min.css'],
};

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const packages = createRequire(import.meta.url).resolve('esbuild/package.json');
const read = (...path) => readFileSync(join(dirname(packages), '..', ...path), 'utf8');

/** The texts that come with the notice, in one language: all but those of the page about trackers. */
const englishTexts = async () => {
  const source = readFileSync(join(root, 'server/src/core/visitor-texts/en.ts'), 'utf8');
  const { code } = await transform(source, { loader: 'ts', format: 'esm' });
  const { en } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  return JSON.stringify(Object.fromEntries(Object.entries(en).filter(([key]) => !key.startsWith('page'))));
};

// Each file travels alone, so each is compressed alone.
const sizesOf = (bodies) =>
  [
    Buffer.byteLength,
    (body) => gzipSync(body, { level: 9 }).length,
    (body) => brotliCompressSync(body).length,
  ].map((measure) => bodies.reduce((sum, body) => sum + measure(body), 0));

/** What a worker at the edge of a network carries for us. No package and no module of a platform stays outside. */
const bundleForWorkers = async () => {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['server/adapters/web.ts'],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    conditions: ['worker'],
    write: false,
  });
  return outputFiles[0].text;
};

const columns = (name, cells) =>
  console.log(name.padEnd(36), ...cells.map((cell) => String(cell).padStart(8)));

const line = (name, bodies, budget = '') => {
  const sizes = sizesOf(bodies);
  columns(name, [...sizes, budget]);
  if (budget === '' || sizes[2] <= budget) return;
  console.error(`${name}: ${sizes[2] - budget} bytes over the budget.`);
  process.exitCode = 1;
};

const { loader, banner, extras, styles, trackers, trackersElement, preview } = await buildBrowser();
const texts = await englishTexts();

columns('', ['raw', 'gzip', 'brotli', 'budget']);
line('loader', [loader.body], BUDGETS.loader);
line('banner with styles and English texts', [banner.body, styles.body, texts], BUDGETS.banner);
line('  its script', [banner.body]);
line('  its styles', [styles.body]);
line('  its texts in English', [texts]);
line('extras, on pages that need them', [extras.body]);
line('element with the list of trackers', [trackersElement.body], BUDGETS.trackersElement);
line('  styles of the list', [trackers.body]);
line('overlay, in previews alone', [preview.body]);
console.log('\nOn the server');
line('the adapter ./web with all that it needs', [await bundleForWorkers()], BUDGETS.web);
console.log('\nOther banners, script with styles and English texts');
for (const [name, files] of Object.entries(PEERS)) {
  const { version } = JSON.parse(read(name, 'package.json'));
  line(
    `${name} ${version}`,
    files.map((file) => read(name, file)),
  );
}
