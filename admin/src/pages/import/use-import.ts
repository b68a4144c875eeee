import * as React from 'react';
import {
  LARGEST_IMPORT,
  type Import,
  type ImportPreview,
  type ImportResult,
} from '../../../../server/src/contract';
import { useApi } from '../../api';
import { useCounts } from '../../counts';
import type { Failure } from '../../failure';
import { useWords, type TextKey } from '../../words/words';
import { countOutcomes, sizeWords } from './import-words';
import { readImportFile, type ImportFile } from './read-import-file';

/** A file that was read, and what it would do. */
export interface Checked {
  name: string;
  body: Import;
  preview: ImportPreview;
}

export interface ImportState {
  /** What is being done now, in words; empty: nothing. */
  step: string;
  /** Why a file was not taken, in words; empty: it was, or there was none. */
  refused: string;
  /** Why the server did not check or import it. */
  failure: Failure | null;
  checked: Checked | null;
  /** The inventory changed since the preview, which is a new one now. */
  changed: boolean;
  result: ImportResult | null;
}

export interface Importing extends ImportState {
  take: (files: readonly ImportFile[]) => void;
  importIt: () => void;
  /** Do again what failed. */
  retry: () => void;
  /** Forget the file and begin anew. */
  restart: () => void;
}

const NOTHING: ImportState = {
  step: '',
  refused: '',
  failure: null,
  checked: null,
  changed: false,
  result: null,
};

/** The server's code for: what the preview showed is not what would happen any more. */
const CHANGED = 'import_changed';

/** Lead a file through reading, preview and import, one step at a time. */
export const useImport = (): Importing => {
  const api = useApi();
  const { say, language } = useWords();
  const { refresh } = useCounts();
  const [state, setState] = React.useState(NOTHING);
  const again = React.useRef<() => Promise<void>>(() => Promise.resolve());
  const busy = React.useRef(false);

  const patch = (part: Partial<ImportState>) => setState((before) => ({ ...before, ...part }));
  const once = async (doIt: () => Promise<void>) => {
    if (busy.current) return;
    busy.current = true;
    again.current = doIt;
    try {
      await doIt();
    } finally {
      busy.current = false;
    }
  };

  const refuse = (why: TextKey, { name, size }: ImportFile) =>
    setState({
      ...NOTHING,
      refused: say(why, {
        file: name,
        is: sizeWords(size, language),
        size: sizeWords(LARGEST_IMPORT, language),
      }),
    });

  const check = async (name: string, body: Import, changed = false) => {
    patch({ step: say('import.step.checking', { file: name }), failure: null });
    const answer = await api.previewImport(body);
    patch(
      answer.ok
        ? { step: '', checked: { name, body, preview: answer.value }, changed }
        : { step: '', failure: answer.failure, changed },
    );
  };

  const open = async (file: ImportFile) => {
    setState({ ...NOTHING, step: say('import.step.reading', { file: file.name }) });
    const read = await readImportFile(file);
    if (!read.ok) return refuse(read.why, file);
    const body = { format: read.format, text: read.text };
    again.current = () => check(read.name, body);
    await check(read.name, body);
  };

  const send = async ({ name, body, preview }: Checked) => {
    const counts = countOutcomes(preview.rows);
    const count = counts.new + counts.change;
    patch({ step: say('import.step.importing', { count }), failure: null, changed: false });
    const answer = await api.importPixels({ ...body, fingerprint: preview.fingerprint });
    if (answer.ok) {
      setState({ ...NOTHING, result: answer.value });
      return refresh();
    }
    if (answer.failure.code !== CHANGED) return patch({ step: '', failure: answer.failure });
    again.current = () => check(name, body, true);
    await check(name, body, true);
  };

  return {
    ...state,
    take: (files) => {
      const [file] = files;
      if (files.length > 1) return setState({ ...NOTHING, refused: say('import.refused.several') });
      if (file) void once(() => open(file));
    },
    importIt: () => {
      const { checked } = state;
      if (checked) void once(() => send(checked));
    },
    retry: () => void once(again.current),
    restart: () => setState(NOTHING),
  };
};
