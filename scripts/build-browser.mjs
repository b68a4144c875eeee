/**
 * Bundle what a visitor's browser runs into server/generated/browser-assets.ts, as text and compressed, so that no site
 * has to compress it. The same sources always give the same bytes. With `--json`, print the assets instead of writing the file; `--json banner` prints the banner's alone.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { minify } from '@swc/core';
import { build, transform } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const target = 'es2021';
const styleTarget = ['chrome90', 'firefox90', 'safari14'];

const asset = (name, type, body) => {
  const digest = createHash('sha256').update(body).digest();
  const compressed = { br: brotliCompressSync(body), gzip: gzipSync(body, { level: 9 }) };
  return {
    file: `${name}.${digest.toString('hex').slice(0, 12)}.${type}`,
    body,
    integrity: `sha256-${digest.toString('base64')}`,
    br: compressed.br.toString('base64'),
    gzip: compressed.gzip.toString('base64'),
  };
};

const minified = async (name) => {
  const source = readFileSync(join(root, 'server/browser', name), 'utf8');
  const { code } = await transform(source, { loader: 'css', minify: true, target: styleTarget });
  // The blanks that it leaves in the values of custom properties mean nothing either.
  return code.trim().replace(/--[\w-]+:[^;}]*/g, (property) => property.replace(/([:,]) /g, '$1'));
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
  const { code } = await minify(outputFiles[0].text, {
    compress: true,
    mangle: true,
    ecma: 2021,
    module: false,
  });
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

/** The overlay of a preview, which holds its styles. */
const buildPreview = async () =>
  bundle('preview', { PREVIEW_STYLES: JSON.stringify(await minified('preview.css')) });

/** Bundle what browsers load: for each the file name, with a hash of the content, its checksum, the content, and that compressed. */
export const buildBrowser = async () => {
  const [loader, extras, { banner, styles }, { trackers, trackersElement }, preview] = await Promise.all([
    bundle('loader', {}, { mangleProps: INNER_NAMES }),
    minified('embeds.css').then((css) => bundle('extras', { EMBED_STYLES: JSON.stringify(css) })),
    buildBanner(),
    buildTrackers(),
    buildPreview(),
  ]);
  return { loader, banner, extras, styles, trackers, trackersElement, preview };
};

const source = (assets) => `// Made by scripts/build-browser.mjs. Do not edit.

/** A file that the site serves below its prefix; \`file\` holds a hash of \`body\`, so it never changes. */
export interface Asset {
  file: string;
  body: string;
  /** As a script element names it. */
  integrity: string;
  /** The body after brotli and gzip, in base 64. */
  br: string;
  gzip: string;
}

export const browserAssets: Record<'loader' | 'banner' | 'extras' | 'styles' | 'trackers' | 'trackersElement' | 'preview', Asset> = ${JSON.stringify(assets, null, 2)};
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
