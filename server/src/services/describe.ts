import type { Person } from '../contract';
import type { Entry } from '../core/activity-chain';

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
