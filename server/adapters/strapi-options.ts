import type { z } from 'zod';
import { strapiOptionsSchema } from '../src/contract/site-source';
import { faultsOf } from './option-faults';
import type { CopyPlace } from './strapi-copy';

type Checked = z.infer<typeof strapiOptionsSchema>;

/** How a site follows a Strapi that is elsewhere. */
export interface StrapiOptions {
  /** Address of Strapi: `https://cms.example.org`. */
  url: string | undefined;
  /** An API token of Strapi that may find the snapshot and, where visitors choose, create records. */
  token: string | undefined;
  /** Seconds between two looks for a new publication. Default 30. */
  refreshSeconds?: number | undefined;
  /** Milliseconds after which Strapi has not answered. Default 5000. */
  timeoutMs?: number | undefined;
  /** Public key of Strapi, where the first answer is not to be believed by its token alone. */
  key?: string | undefined;
  /** Where Strapi's API begins. Default `/api`. */
  apiPrefix?: string | undefined;
  /**
   * File of the last good copy, with which a site starts while Strapi is away; false: none. Where there are files, the default
   * is one in the folder for temporary files.
   */
  file?: string | false | undefined;
  /** Keeps the last good copy where there are no files. */
  copy?: CopyPlace | undefined;
}

/** The same, checked and complete. */
export type StrapiSettings = Checked & { copy: CopyPlace | null };

/** Check the options. Answers with a sentence for each that needs a correction. */
export const checkStrapi = ({
  copy,
  ...options
}: StrapiOptions): { settings: StrapiSettings } | { faults: string[] } => {
  const result = strapiOptionsSchema.safeParse(options);
  if (!result.success) {
    return { faults: result.error.issues.flatMap((issue) => faultsOf(issue, 'strapi.')) };
  }
  if (typeof result.data.file === 'string' && copy === undefined) {
    return {
      faults: ['strapi.file: There are no files here. Give strapi.copy, which reads and writes the copy.'],
    };
  }
  return { settings: { ...result.data, copy: copy ?? null } };
};
