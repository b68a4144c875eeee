/**
 * Bundle what a visitor's browser runs into server/generated/browser-assets.ts. The same sources always give the
 * same bytes. With `--json`, print the assets instead of writing the file; `--json banner` prints the banner's alone.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { minify } from '@swc/core';
import { build, transform } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const target = 'es2021';
const styleTarget = ['chrome90', 'firefox90', 'safari14'];

const asset = (name, type, body) => {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  return { file: `${name}.${hash}.${type}`, body };
};

const minified = async (name) => {
  const source = readFileSync(join(root, 'server/browser', name), 'utf8');
  const { code } = await transform(source, { loader: 'css', minify: true, target: styleTarget });
  return code.trim();
};

/** The styles of the banner and of the choices, as one file. */
const bundleStyles = async () =>
  asset('banner', 'css', (await Promise.all(['banner.css', 'choices.css'].map(minified))).join(''));

/** Names that the loader uses among its own parts alone, and that need not travel: no other part and no page calls them. */
const INNER_NAMES = /^(begin|exceeding|moved|needsNewPage|recheck|silence|stopped|tell)$/;

const bundle = async (name, constants = {}, options = {}) => {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [`server/browser/${name}.ts`],
    bundle: true,
    minify: false,
    format: 'iife',
    target,
    legalComments: 'none',
    define: constants,
    write: false,
    ...options,
  });
  // A second time over: what esbuild writes is made still shorter by a minifier that inlines and names across functions.
  const { code } = await minify(outputFiles[0].text, { compress: true, mangle: true, ecma: 2021, module: false });
  return asset(name, 'js', code);
};

/** The banner and its styles, whose name it knows. */
export const buildBanner = async () => {
  const styles = await bundleStyles();
  return { banner: await bundle('banner', { STYLES_FILE: JSON.stringify(styles.file) }), styles };
};

/** The styles of the list of trackers, and the element that shows it in a page of the site, which knows their name. */
const buildTrackers = async () => {
  const trackers = asset('trackers', 'css', await minified('trackers.css'));
  const constants = { TRACKERS_STYLES_FILE: JSON.stringify(trackers.file) };
  return { trackers, trackersElement: await bundle('trackers', constants) };
};

/** Bundle what browsers load: for each the file name, with a hash of the content, and the content. */
export const buildBrowser = async () => {
  const [loader, extras, { banner, styles }, { trackers, trackersElement }] = await Promise.all([
    bundle('loader', {}, { mangleProps: INNER_NAMES }),
    minified('embeds.css').then((css) => bundle('extras', { EMBED_STYLES: JSON.stringify(css) })),
    buildBanner(),
    buildTrackers(),
  ]);
  return { loader, banner, extras, styles, trackers, trackersElement };
};

const source = (assets) => `// Made by scripts/build-browser.mjs. Do not edit.

/** A file that the site serves below its prefix; \`file\` holds a hash of \`body\`, so it never changes. */
export interface Asset {
  file: string;
  body: string;
}

export const browserAssets: Record<'loader' | 'banner' | 'extras' | 'styles' | 'trackers' | 'trackersElement', Asset> = ${JSON.stringify(assets, null, 2)};
`;

const current = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
};

const write = (assets) => {
  const file = join(root, 'server/generated/browser-assets.ts');
  const text = source(assets);
  if (current(file) === text) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const assets = await (process.argv.includes('banner') ? buildBanner() : buildBrowser());
  if (process.argv.includes('--json')) process.stdout.write(JSON.stringify(assets));
  else write(assets);
}
