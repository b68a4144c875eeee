import type { Person } from '../contract';
import type { Entry } from '../core/activity-chain';
import { oneLine } from '../core/mail-text';

interface About {
  pixel?: string;
  version?: number;
  snapshot?: number;
}

/** Write one line of the audit log. */
export const activity = (
  at: string,
  person: Person,
  action: string,
  summary: string,
  about: About = {},
): Entry => ({
  at,
  person,
  action,
  summary,
  pixel: about.pixel ?? null,
  version: about.version ?? null,
  snapshot: about.snapshot ?? null,
});

/** Who speaks where the plugin itself has something to say. */
export const PLUGIN: Person = { id: 'pixel-inventory', name: 'Pixel inventory', email: '' };

const REASON_LENGTH = 200;

/** Say in one short line why something could not be done. */
export const reasonOf = (error: unknown): string => {
  const said = error !== null && typeof error === 'object' && 'message' in error ? error.message : error;
  return oneLine(String(said)).slice(0, REASON_LENGTH);
};
