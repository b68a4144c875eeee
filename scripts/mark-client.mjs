/**
 * Mark the built binding for React as code of the client. Bundlers drop that mark, and frameworks with server components need it to
 * use what a package exports without a file of their own around it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const MARK = '"use client";';

for (const name of ['index.mjs', 'index.js']) {
  const file = fileURLToPath(new URL(`../dist/react/${name}`, import.meta.url));
  const code = readFileSync(file, 'utf8');
  // On the first line, as the source map counts lines.
  if (!code.startsWith(MARK)) writeFileSync(file, MARK + code);
}
