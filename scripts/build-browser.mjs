/**
 * Bundle what a visitor's browser runs into server/generated/browser-assets.ts. The same sources always give the
 * same bytes. With `--json`, print the assets instead of writing the file.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const target = 'es2020';
const styleTarget = ['chrome90', 'firefox90', 'safari14'];

/** Hand styles over as a minified text. */
const stylesAsText = {
  name: 'styles-as-text',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(readFileSync(path, 'utf8'), {
        loader: 'css',
        minify: true,
        target: styleTarget,
      });
      return { contents: code.trim(), loader: 'text' };
    }),
};

const bundle = async (name) => {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [`server/browser/${name}.ts`],
    bundle: true,
    minify: true,
    format: 'iife',
    target,
    legalComments: 'none',
    write: false,
    plugins: [stylesAsText],
  });
  const body = outputFiles[0].text;
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  return { file: `${name}.${hash}.js`, body };
};

/** Bundle the loader and the banner: for each the file name, with a hash of the content, and the content. */
export const buildBrowser = async () => {
  const [loader, banner, extras] = await Promise.all([bundle('loader'), bundle('banner'), bundle('extras')]);
  return { loader, banner, extras };
};

const source = (assets) => `// Made by scripts/build-browser.mjs. Do not edit.

/** A file that the site serves below its prefix; \`file\` holds a hash of \`body\`, so it never changes. */
export interface Asset {
  file: string;
  body: string;
}

export const browserAssets: { loader: Asset; banner: Asset; extras: Asset } = ${JSON.stringify(assets, null, 2)};
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
  const assets = await buildBrowser();
  if (process.argv.includes('--json')) process.stdout.write(JSON.stringify(assets));
  else write(assets);
}
