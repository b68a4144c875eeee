import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { categorySchema, pixelRecordSchema, reviewEntrySchema, type ReviewEntry } from '../../contract';
import { pixelState } from '../../core/approval';
import type { ReviewablePixel, ReviewStore } from '../review-ports';
import {
  chunks,
  insertRow,
  isEmpty,
  momentOf,
  openTable,
  personColumns,
  personOfRow,
  type Row,
} from './database';

const termsSchema = z
  .object({
    own: z.number().nullable(),
    marketing: z.boolean(),
    customCode: z.boolean(),
    userData: z.boolean(),
    declared: z.boolean(),
    owner: z.object({ name: z.string(), email: z.string() }),
  })
  .nullable()
  .catch(null);

/** Moments are compared as texts: all of them in UTC and equally long. */
const lookedAtOf = ({ approvedAt, reviewedAt, changedAt }: Row): string =>
  [approvedAt, reviewedAt]
    .filter((value) => !isEmpty(value))
    .map(momentOf)
    .sort()
    .at(-1) ?? momentOf(changedAt);

const pixelOfRow = (row: Row): ReviewablePixel => {
  const record = pixelRecordSchema.parse({ ...row, pauseReason: row['pauseReason'] ?? '' });
  const { slug, live, approved, paused, retired } = record;
  return {
    slug,
    live,
    approved,
    paused,
    retired,
    name: String(row['name']),
    vendor: String(row['vendor']),
    categories: z.array(categorySchema).parse(row['categories']),
    state: pixelState(record),
    lookedAt: lookedAtOf(row),
    terms: termsSchema.parse(row['reviewTerms'] ?? null),
    reviewDueAt: isEmpty(row['reviewDueAt']) ? null : momentOf(row['reviewDueAt']),
  };
};

const entryOfRow = (row: Row): ReviewEntry =>
  reviewEntrySchema.parse({
    ...row,
    answers: row['answers'] ?? null,
    comment: row['comment'] ?? '',
    person: personOfRow(row),
    at: momentOf(row['at']),
  });

/** Reviews, in Strapi's database: answers are added, never changed. */
export const createReviewStore = (strapi: Core.Strapi): ReviewStore => {
  const pixels = openTable(strapi, 'pixel');
  const table = openTable(strapi, 'review');
  const newest = { orderBy: { id: 'desc' } };
  return {
    pixels: async () => {
      const used = { $or: [{ live: { $notNull: true } }, { approved: { $notNull: true } }] };
      return (await pixels.findMany({ where: { retired: false, ...used } })).map(pixelOfRow);
    },
    named: async (slugs) => {
      const found = await Promise.all(
        chunks(slugs).map((part) => pixels.findMany({ where: { slug: { $in: part } } })),
      );
      return found.flat().map(pixelOfRow);
    },
    note: async (slug, columns) => {
      await pixels.updateMany({ where: { slug }, data: { ...columns } });
    },
    insert: ({ person, ...entry }) => insertRow(table, { ...entry, ...personColumns(person) }),
    ofPixel: async (slug, limit) =>
      (await table.findMany({ ...newest, where: { pixel: slug }, limit })).map(entryOfRow),
    latest: async (slugs) => {
      const found = await Promise.all(
        chunks(slugs).map((part) =>
          table.findMany({ where: { pixel: { $in: part } }, orderBy: { id: 'asc' } }),
        ),
      );
      return [...new Map(found.flat().map((row) => [row['pixel'], row])).values()].map(entryOfRow);
    },
  };
};
