import type { Issue, Person, PixelContent, PixelRecord } from '../contract';
import * as approval from '../core/approval';
import { contentHash } from '../core/compile';
import type { Sha256 } from '../core/hash';
import type { PixelChange, StoredPixel, Stores } from '../io/ports';
import { identityOf, sameIdIssue } from './check-content';
import { activity } from './describe';

interface Parts {
  stores: Stores;
  sha256: Sha256;
}

/** Who writes a version, when, and what the audit log says about it. */
export interface Writing {
  person: Person;
  at: string;
  summary: string;
}

/** Writing of versions, for the form and for imports alike. Each belongs into a transaction of its caller's. */
export const createDrafts = ({ stores, sha256 }: Parts) => {
  const insertVersion = (record: PixelRecord, content: PixelContent, { person, at }: Writing) =>
    stores.versions.insert({
      pixel: record.slug,
      number: record.head,
      content,
      hash: record.headHash,
      author: person,
      authors: record.headAuthors,
      createdAt: at,
    });

  const factsOf = (content: PixelContent, { person, at }: Writing) => ({
    content,
    ...identityOf(content, sha256),
    person,
    at,
  });

  const log = ({ slug, head }: PixelRecord, action: 'create' | 'edit', { person, at, summary }: Writing) =>
    stores.activities.append(activity(at, person, action, summary, { pixel: slug, version: head }));

  /** Find the pixel in use that has this content's id already; null: nobody has. `slug` is the pixel's own. */
  const sameId = async (slug: string | null, content: PixelContent): Promise<Issue | null> => {
    const { identity, identityKey } = identityOf(content, sha256);
    if (identityKey === null) return null;
    const holders = await stores.pixels.withIdentity([identityKey]);
    const holder = holders.find((each) => each.slug !== slug);
    return holder ? sameIdIssue(content, identity, holder.name) : null;
  };

  /** Add a pixel with its first version. */
  const add = async (slug: string, content: PixelContent, writing: Writing): Promise<void> => {
    const record = approval.firstRecord(slug, contentHash(content, sha256), writing.person);
    await stores.pixels.insert(record, factsOf(content, writing));
    await insertVersion(record, content, writing);
    await log(record, 'create', writing);
  };

  /** Whether the newest version was approved by one of its authors, so that nobody else signed for it yet. */
  const isSignedAlone = async ({ slug, head, review }: PixelRecord): Promise<boolean> => {
    if (review !== 'approved') return false;
    const [signed] = await stores.approvals.some([{ pixel: slug, version: head }]);
    return signed?.alone === true;
  };

  /** Rows that are older than the column for it learn where the live version runs before a draft says something else. */
  const livePlace = ({ record, summary: { placement } }: StoredPixel): PixelChange =>
    record.live === record.head && placement ? { livePlacement: placement } : {};

  /** Add a version to a pixel. */
  const change = async (stored: StoredPixel, content: PixelContent, writing: Writing): Promise<void> => {
    const hash = contentHash(content, sha256);
    const isAlone = await isSignedAlone(stored.record);
    const record = approval.edited(stored.record, hash, writing.person, isAlone);
    await insertVersion(record, content, writing);
    await stores.pixels.save(stored, record, { facts: factsOf(content, writing), ...livePlace(stored) });
    await log(record, 'edit', writing);
  };

  return { sameId, add, change };
};

export type Drafts = ReturnType<typeof createDrafts>;
