import { chmod, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { glob } from 'tinyglobby';

const kindOf = async (name: string): Promise<'file' | 'folder' | null> => {
  try {
    const found = await stat(name);
    return found.isDirectory() ? 'folder' : 'file';
  } catch {
    return null;
  }
};

const expand = async (name: string): Promise<string[]> => {
  const kind = await kindOf(name);
  // A shell has expanded it already, and the name itself may hold brackets.
  if (kind === 'file') return [path.normalize(name)];
  if (kind === 'folder') return glob('**/*.{html,htm}', { cwd: name, absolute: true });
  const pattern = process.platform === 'win32' ? name.replaceAll('\\', '/') : name;
  return (await glob(pattern, { expandDirectories: false, dot: true })).map((file) => path.normalize(file));
};

/** Files that were named, and the names that stand for none. */
interface FoundFiles {
  files: string[];
  missing: string[];
}

/** Find files by their names, by patterns, and by the folders that they are in. */
export const findFiles = async (names: readonly string[]): Promise<FoundFiles> => {
  const found = await Promise.all(names.map(expand));
  const files = found.flat().map((file) => path.relative('', file));
  return {
    files: [...new Set(files)].sort(),
    missing: names.filter((_, at) => found[at]?.length === 0),
  };
};

/** Replace a file as a whole or not at all, so that no server reads half of it. It keeps its mode. */
export const replaceFile = async (name: string, bytes: Uint8Array): Promise<void> => {
  const target = await realpath(name);
  const { mode } = await stat(target);
  const draft = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.tmp`);
  try {
    await writeFile(draft, bytes, { flag: 'wx' });
    await chmod(draft, mode);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
};

/** Read the bytes of a file. */
export const readBytes = (name: string): Promise<Uint8Array> => readFile(name);

/** Say which compressed copies of a file lie beside it: they are of the page before. */
export const copiesOf = async (name: string): Promise<string[]> => {
  const copies = ['.gz', '.br'].map((ending) => name + ending);
  const kinds = await Promise.all(copies.map(kindOf));
  return copies.filter((_, at) => kinds[at] === 'file');
};
