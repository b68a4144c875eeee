import type { Snapshot } from '../src/contract';
import { snapshotSchema } from '../src/contract/snapshot';
import { prepare, type PreparedSnapshot } from '../src/core/decide';
import type { Log } from './log';

/**
 * Hands out the published set: a snapshot, one that `prepare` has prepared, or null for none. It is asked on every
 * request, so it has to answer from memory, with the same object until the set changes.
 */
export type SnapshotSource = () => Snapshot | PreparedSnapshot | null | undefined;

/** Tell a prepared set from one that is not: nothing that was parsed from JSON holds a Map. */
export const isPrepared = (value: Snapshot | PreparedSnapshot): value is PreparedSnapshot =>
  typeof value === 'object' && 'index' in value && value.index instanceof Map;

const check = (value: Snapshot | PreparedSnapshot, log: Log): PreparedSnapshot | null => {
  if (isPrepared(value)) return value;
  const result = snapshotSchema.safeParse(value);
  if (result.success) return prepare(result.data);
  const [issue] = result.error.issues;
  log.once(
    `The snapshot cannot be used, so pages carry no tags. At ${issue?.path.join('.') || 'its top'}: ${issue?.message}`,
  );
  return null;
};

/** Ask a source for the published set. Every object that it hands out is checked and prepared once. */
export const currentSnapshot = (source: SnapshotSource, log: Log): (() => PreparedSnapshot | null) => {
  let known: unknown = null;
  let prepared: PreparedSnapshot | null = null;
  return () => {
    const value = source();
    if (value !== known) {
      prepared = value ? check(value, log) : null;
      known = value;
    }
    return prepared;
  };
};
