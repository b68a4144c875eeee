import { readFile } from 'node:fs/promises';

/** What Strapi's body parser keeps about a file that came with a form. It takes the file away after the request. */
interface Upload {
  filepath: string;
  size: number;
}

/** Read the text of the one file in the field `files` of a form; `largest` is in bytes. */
export const readUpload = async (
  request: object,
  largest: number,
): Promise<{ text: string } | 'none' | 'too_large'> => {
  const { files } = request as { files?: { files?: Upload | Upload[] } };
  const upload = files?.files;
  if (!upload || Array.isArray(upload)) return 'none';
  if (upload.size > largest) return 'too_large';
  return { text: await readFile(upload.filepath, 'utf8') };
};
