import { EXCHANGE_FORMATS, LARGEST_IMPORT, type ExchangeFormat } from '../../../../server/src/contract';
import type { TextKey } from '../../words/words';

/** The part of a browser's `File` that is needed. */
export interface ImportFile {
  name: string;
  size: number;
  arrayBuffer: () => Promise<ArrayBuffer>;
}

export type ReadFile =
  { ok: true; name: string; format: ExchangeFormat; text: string } | { ok: false; why: TextKey };

const formatOf = (name: string): ExchangeFormat | undefined =>
  EXCHANGE_FORMATS.find((format) => name.toLowerCase().endsWith(`.${format}`));

/** Find what is wrong with a file from the outside; null: nothing. */
const objection = ({ name, size }: ImportFile): TextKey | null => {
  if (!formatOf(name)) return 'import.refused.kind';
  if (size === 0) return 'import.refused.empty';
  return size > LARGEST_IMPORT ? 'import.refused.size' : null;
};

// Letters that are guessed wrong would go into the inventory, and from there to visitors.
const decode = (bytes: ArrayBuffer): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

const bytesOf = (file: ImportFile): Promise<ArrayBuffer | null> => file.arrayBuffer().catch(() => null);

/** Read a file that somebody chose, or say why it cannot be imported. */
export const readImportFile = async (file: ImportFile): Promise<ReadFile> => {
  const why = objection(file);
  const format = formatOf(file.name);
  if (why !== null || !format) return { ok: false, why: why ?? 'import.refused.kind' };
  const bytes = await bytesOf(file);
  if (!bytes) return { ok: false, why: 'import.refused.unreadable' };
  const text = decode(bytes);
  if (text === null) return { ok: false, why: 'import.refused.encoding' };
  if (text.trim() === '') return { ok: false, why: 'import.refused.empty' };
  return { ok: true, name: file.name, format, text };
};
