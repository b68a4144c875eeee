import {
  pixelRecordSchema,
  pixelSummarySchema,
  type PixelContent,
  type PixelRecord,
  type PixelState,
} from '../../contract';
import { pendingChange, pixelState } from '../../core/approval';
import { foldText } from '../../core/fold-text';
import type { PixelChange, PixelFacts, StoredPixel } from '../ports';
import { isEmpty, momentOf, personColumns, personOfRow, type Row } from './database';

/** The order in which a list sorted by state shows them: the way that a pixel goes. */
const STATE_RANKS: Record<PixelState, number> = {
  draft: 1,
  in_review: 2,
  approved: 3,
  live: 4,
  paused: 5,
  retired: 6,
};

/** Folding can make a text longer, and a short text column takes 255 characters. */
const SORTED_BY = 200;

const sortKey = (text: string): string => foldText(text).slice(0, SORTED_BY);

/** How an owner is compared: mail addresses are the same in capital letters. */
export const ownerKey = (email: string): string => email.toLowerCase();

/** How a category stands in the list of a pixel's categories, which is a text so that every database can search it. */
export const categoryMark = (category: string): string => `,${category},`;

const searchText = (slug: string, { name, vendor, owner }: PixelContent): string =>
  foldText([name, slug, vendor, owner.name, owner.email].join('\n'));

/** The columns of a record. Who is retired frees its identity for others. */
export const recordColumns = (record: PixelRecord): Row => {
  const state = pixelState(record);
  return {
    ...record,
    state,
    stateRank: STATE_RANKS[state],
    change: pendingChange(record),
    ...(record.retired ? { identityKey: null } : {}),
  };
};

const factColumns = (slug: string, { content, identity, identityKey, person, at }: PixelFacts): Row => ({
  name: content.name,
  vendor: content.vendor,
  categories: content.categories,
  ownerName: content.owner.name,
  ownerEmail: content.owner.email,
  delivery: content.delivery ?? 'injected',
  placement: content.placement,
  identity,
  identityKey,
  searchText: searchText(slug, content),
  categoryList: `,${content.categories.join(',')},`,
  ownerKey: ownerKey(content.owner.email),
  sortName: sortKey(content.name),
  sortOwner: sortKey(content.owner.name),
  changedAt: at,
  ...personColumns(person),
});

/** The columns that a write changes besides the record's. */
export const changeColumns = (slug: string, { facts, livePlacement, approval }: PixelChange): Row => ({
  ...(facts ? factColumns(slug, facts) : {}),
  ...(livePlacement ? { livePlacement } : {}),
  ...approval,
});

/** Where a pixel runs: what visitors meet counts, whatever a draft says; where nothing is live, its newest version. */
export const placementOfRow = ({ live, placement, livePlacement }: Row): unknown =>
  (isEmpty(live) ? null : livePlacement) ?? placement ?? undefined;

/** Read a row, checked. Rows that are older than a column get the value that they would have had. */
export const pixelOfRow = (row: Row): StoredPixel => {
  const record = pixelRecordSchema.parse({ ...row, pauseReason: row['pauseReason'] ?? '' });
  return {
    record,
    revision: Number(row['revision']),
    summary: pixelSummarySchema.parse({
      ...row,
      ...record,
      state: pixelState(record),
      change: pendingChange(record),
      delivery: row['delivery'] ?? 'injected',
      placement: placementOfRow(row),
      reviewDueAt: row['reviewDueAt'] ? momentOf(row['reviewDueAt']) : null,
      updatedAt: momentOf(row['changedAt']),
      updatedBy: personOfRow(row),
    }),
  };
};
