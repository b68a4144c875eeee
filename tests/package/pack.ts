import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

/** The name under which npm knows the package. */
export const NAME = 'strapi-plugin-pixel-inventory';

/** This checkout. */
export const ROOT = path.resolve(__dirname, '../..');

/** Run a command to its end and answer with what it printed. Throws where it fails. */
export const run = (command: string, args: string[], cwd: string): string =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** Pack what is built as npm would publish it, into this folder. Answers with the tarball. */
export const pack = (folder: string): string => {
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const [packed] = JSON.parse(run('npm', args, ROOT)) as [{ filename: string }];
  return path.join(folder, packed.filename);
};

/** The files in a tarball of npm, each below `package/`. */
export const filesOf = (tarball: string): string[] =>
  run('tar', ['-tzf', tarball], path.dirname(tarball)).trim().split('\n');

/** Bytes of a tarball before it was compressed. */
export const unpackedBytes = (tarball: string): number => gunzipSync(readFileSync(tarball)).byteLength;
