import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { MAX_SNAPSHOT_BYTES } from '../src/contract/site-source';
import { readThrown } from '../src/core/thrown';
import type { CopyPlace } from './strapi-copy';
import type { StrapiOptions } from './strapi-options';

/** A file that appears at once or not at all, whoever else writes it: several processes of a site may share one. */
const replaceFile = async (file: string, text: string): Promise<void> => {
  await mkdir(dirname(file), { recursive: true });
  const beside = `${file}.${randomUUID()}`;
  try {
    // A name of its own and `wx`: in a folder that others write to, nobody has put a link there.
    await writeFile(beside, text, { mode: 0o600, flag: 'wx' });
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
};

/** What lies in a folder that others write to need not be a file of ours. */
const readCopyFile = async (file: string): Promise<string | null> => {
  try {
    const about = await stat(file);
    if (!about.isFile() || about.size > 2 * MAX_SNAPSHOT_BYTES)
      throw new Error('It is no file of this site.');
    return await readFile(file, 'utf8');
  } catch (error) {
    if (readThrown(error).code === 'ENOENT') return null;
    throw error;
  }
};

/**
 * Keep the last good copy in a file, for `strapi.copy` of a site that is made by `./web` and runs on Node. Koa's and Node's own
 * adapters do so by themselves.
 *
 * @example
 * pixelInventory({ strapi: { url: STRAPI_URL, token: STRAPI_TOKEN, copy: diskCopy('pixels.copy') } });
 */
export const diskCopy = (file: string): CopyPlace => ({
  read: () => readCopyFile(file),
  write: (text) => replaceFile(file, text),
});

/** Name the usual file of a site: each Strapi and token has one of its own. */
export const usualFile = ({ url, token }: Pick<StrapiOptions, 'url' | 'token'>): string => {
  const name = createHash('sha256').update(`${url}\n${token}`).digest('hex').slice(0, 24);
  return join(tmpdir(), `pixel-inventory-${name}.copy`);
};

/** Give a site that follows a Strapi a file for its last good copy, unless it wants none or has another place. */
export const withDiskCopy = <T extends { strapi?: StrapiOptions | undefined }>(options: T): T => {
  const { strapi } = options;
  if (!strapi || strapi.copy || strapi.file === false) return options;
  const { file = usualFile(strapi), ...rest } = strapi;
  return typeof file === 'string' && file !== ''
    ? { ...options, strapi: { ...rest, copy: diskCopy(file) } }
    : options;
};
