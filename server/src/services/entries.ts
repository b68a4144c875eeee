import {
  done,
  OPTIONAL_CATEGORIES,
  refuse,
  type EntryPixels,
  type Outcome,
  type SnapshotPixel,
} from '../contract';
import { suppose } from '../core/consent';
import { decide, type PreparedSnapshot } from '../core/decide';
import { fillPath } from '../core/entry-path';
import { normalisePath } from '../core/visit';
import type { Clock } from '../io/clock';
import type { EntryAsked, EntryStore } from '../io/ports';
import type { SettingsService } from './settings';

interface Parts {
  entries: EntryStore;
  clock: Clock;
  settings: Pick<SettingsService, 'read'>;
  live: () => PreparedSnapshot | null;
}

const describe = ({ id, name, vendorName, categories }: SnapshotPixel) => ({
  slug: id,
  name,
  vendorName,
  categories,
});

/** Which pixels may run on the page of a content entry. */
export const createEntries = ({ entries, clock, settings, live }: Parts) => {
  /** The pixels that run for a visitor who agreed to everything: what may run there at most. */
  const pixelsOn = (path: string): EntryPixels['pixels'] => {
    const prepared = live();
    if (!prepared) return [];
    const now = Date.parse(clock.now());
    const choice = suppose(OPTIONAL_CATEGORIES, now, prepared.marks);
    const { allowed } = decide(prepared, {
      path,
      choice,
      unclear: false,
      gpc: false,
      dnt: false,
      place: '',
      now,
    });
    const running = new Set(allowed.map(({ id }) => id));
    return prepared.snapshot.pixels.filter(({ id }) => running.has(id)).map(describe);
  };

  const pixels = async (asked: EntryAsked): Promise<Outcome<EntryPixels>> => {
    const found = await entries.read(asked);
    if (found === 'missing') return refuse('entry_not_found');
    if (found === 'forbidden') return refuse('not_permitted', { permission: `Read: ${asked.uid}` });
    const { contentPaths } = await settings.read();
    const pattern = contentPaths[asked.uid];
    const filled = pattern === undefined ? null : fillPath(pattern, found);
    const path = filled === null ? '' : normalisePath(filled);
    return done(path === '' ? { path: null, pixels: [] } : { path, pixels: pixelsOn(path) });
  };

  return { pixels };
};

export type EntryService = ReturnType<typeof createEntries>;
