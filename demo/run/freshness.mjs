import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Every file and folder below the given ones, sorted; missing ones are left out. */
const walk = (places, skip = []) =>
  places
    .filter((place) => existsSync(place) && !skip.includes(place))
    .flatMap((place) => {
      if (!statSync(place).isDirectory()) return [place];
      const inside = readdirSync(place)
        .sort()
        .map((name) => path.join(place, name));
      return [place, ...walk(inside, skip)];
    });

const changedAt = (place) => statSync(place).mtimeMs;

/**
 * Tell whether everything in `outputs` was written after the last change to `sources`. Folders count, so that a
 * deleted file is noticed too.
 */
export const isNewer = (outputs, sources, skip = []) =>
  outputs.every(existsSync) &&
  Math.min(...outputs.map(changedAt)) >= Math.max(...walk(sources, skip).map(changedAt));

/** Fingerprint the names and contents of files, SHA-256 in hexadecimal digits. */
export const fingerprint = (root, places) => {
  const hash = createHash('sha256');
  for (const file of walk(places).filter((place) => statSync(place).isFile())) {
    hash
      .update(`${path.relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
};
