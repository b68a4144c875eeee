/**
 * Write the types of every entry: one file each, which holds all that it needs of ours. TypeScript finds `index.d.ts` and
 * `index.d.mts` by the code beside them, so `package.json` does not name them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** What only Strapi loads. Whoever imports it is told that it is there, and nothing that would have to stay. */
const FOR_STRAPI = `/** What Strapi loads by itself, of a plugin that is installed. */
declare const plugin: object;
export default plugin;
`;

/** What is imported is what is required, and so is its description. */
const AS_REQUIRED = `export * from './index.js';\n`;

const bundle = async (source, file) => {
  const made = await rollup({
    input: path.join(ROOT, source),
    external: /^node:/,
    plugins: [dts({ tsconfig: path.join(ROOT, 'tsconfig.build.json') })],
    onLog: (level, { message }) => {
      if (level === 'warn') throw new Error(`The types of ${source} cannot be written. ${message}`);
    },
  });
  await made.write({ file, format: 'es' });
  await made.close();
};

const { exports } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));

for (const [entry, { source, require }] of Object.entries(exports)) {
  if (source === undefined) continue;
  const folder = path.join(ROOT, path.dirname(require));
  const isForStrapi = entry.startsWith('./strapi-');
  const file = path.join(folder, 'index.d.ts');
  if (isForStrapi) writeFileSync(file, FOR_STRAPI);
  else await bundle(source, file);
  writeFileSync(path.join(folder, 'index.d.mts'), isForStrapi ? FOR_STRAPI : AS_REQUIRED);
}
