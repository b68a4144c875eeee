import { laterStopsSchema } from '../src/contract/site-source';
import { snapshotSchema } from '../src/contract/snapshot';
import { applyStops } from '../src/core/apply-stops';
import { prepare, type PreparedSnapshot } from '../src/core/decide';
import type { SignedText } from './strapi-copy';
import { isSigned, sha256 } from './strapi-signature';

/** A snapshot that a site has checked and shows. */
export interface Held {
  etag: string | null;
  /** SHA-256 over the text. */
  hash: string;
  prepared: PreparedSnapshot;
}

/** Name the publication. */
export const numberOf = ({ prepared }: Held): number => prepared.snapshot.number;

/** Thrown where Strapi has signed a snapshot that this package does not understand. */
export class UnreadableSnapshot extends Error {
  constructor(
    message: string,
    private readonly content: unknown,
  ) {
    super(message);
  }

  /** What is left of a snapshot after all that this one stops. */
  stopIn(held: Held): Held {
    const later = laterStopsSchema.safeParse(this.content);
    const left = later.success ? applyStops(held.prepared.snapshot, later.data) : null;
    return left ? { ...held, prepared: prepare(left) } : held;
  }
}

/** Check a signed text. Throws, with a sentence for the operator, where the signature does not fit or it is no snapshot. */
export const hold = async ({ text, signature, key: own, etag }: SignedText, key: string): Promise<Held> => {
  if (!(await isSigned(text, signature, key))) {
    throw new Error(
      own === key
        ? 'The signature of the snapshot does not fit: something changed it on its way.'
        : 'The snapshot was signed with another key than the one that is known. Correct strapi.key, or give the site a new token.',
    );
  }
  const content: unknown = JSON.parse(text);
  const result = snapshotSchema.safeParse(content);
  if (result.success) return { etag, hash: await sha256(text), prepared: prepare(result.data) };
  const [issue] = result.error.issues;
  throw new UnreadableSnapshot(
    `Strapi's snapshot cannot be read, at ${issue?.path.join('.') || 'its top'}: ${issue?.message} Is the plugin in Strapi newer than the package of this site?`,
    content,
  );
};
