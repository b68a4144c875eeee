import type { MailLanguage, Snapshot, SnapshotPixel, Version } from '../contract';
import type { CompiledVendor } from '../core/compile';
import {
  asksFirst,
  processingCells,
  processingHeadings,
  type ProcessedPixel,
} from '../core/processing-record';
import { USUAL_CONSENT } from '../core/usual-consent';
import { versionKey } from '../core/version-key';
import type { Csv, PixelVersion, StoredPixel, Stores } from '../io/ports';
import { compileVendor } from '../vendors/compile-vendor';
import { receiverOf } from '../vendors';
import type { ReviewDatesService } from './review-dates';

interface Parts {
  stores: Stores;
  dates: Pick<ReviewDatesService, 'schedule' | 'datesOf'>;
  csv: Csv;
}

/** So many publications are gone through at a time. */
const BATCH = 100;

/** What visitors have met: when each version first, and which version of each pixel last. */
interface Met {
  first: Map<string, string>;
  last: Map<string, number>;
}

/** A vendor's rules may have become stricter since the settings were checked: what it is still stands there. */
const compileSafely = (content: Version['content']): CompiledVendor | null => {
  try {
    return compileVendor(content);
  } catch {
    return compileVendor({ ...content, delivery: 'declared' });
  }
};

/** What visitors are told, as it was published; of what is published no longer, as the catalogue says. */
const toldOf = (
  { content }: Version,
  published: SnapshotPixel | undefined,
): Pick<ProcessedPixel, 'vendorName' | 'told'> => {
  if (published) return { vendorName: published.vendorName, told: published };
  const vendor = compileSafely(content);
  if (!vendor) return { vendorName: content.vendor, told: {} };
  const { name, about, aboutIn, traces, early } = vendor;
  return { vendorName: name, told: { about, aboutIn, traces, ...(early ? { beforeConsent: true } : {}) } };
};

const stateOf = (
  { retired, paused }: StoredPixel['record'],
  published: SnapshotPixel | undefined,
  now: string,
): ProcessedPixel['state'] => {
  if (retired) return 'retired';
  if (paused) return 'paused';
  const stopsAt = published?.stopsAt ?? null;
  return stopsAt !== null && Date.parse(stopsAt) <= Date.parse(now) ? 'unreviewed' : 'live';
};

/** What a data protection officer keeps a record of: every tracker that visitors meet, by the version that they meet. */
export const createProcessingRecord = ({ stores, dates, csv }: Parts) => {
  const metSoFar = async (): Promise<Met> => {
    const met: Met = { first: new Map(), last: new Map() };
    let batch = await stores.snapshots.held(0, BATCH);
    while (batch.length > 0) {
      for (const { at, pixels } of batch) {
        for (const { slug, version } of pixels) {
          const key = versionKey(slug, version);
          if (!met.first.has(key)) met.first.set(key, at);
          met.last.set(slug, version);
        }
      }
      batch = await stores.snapshots.held(batch.at(-1)?.number ?? Infinity, BATCH);
    }
    return met;
  };

  /** When each of these was last reviewed, and when it is due again. */
  const reviewsOf = async (slugs: string[], now: string) => {
    const [latest, schedule] = await Promise.all([stores.reviews.latest(slugs), dates.schedule(now)]);
    const due = schedule.pixels.map((pixel): [string, string] => [
      pixel.slug,
      new Date(dates.datesOf(pixel, schedule).due).toISOString(),
    ]);
    return { last: new Map(latest.map(({ pixel, at }) => [pixel, at])), due: new Map(due) };
  };

  const wantedOf = (stored: StoredPixel[], met: Met): PixelVersion[] =>
    stored.flatMap(({ record: { slug, live, retired } }) => {
      const version = retired ? (met.last.get(slug) ?? null) : live;
      return version === null ? [] : [{ pixel: slug, version }];
    });

  const processed = async (
    stored: StoredPixel[],
    snapshot: Snapshot | null,
    now: string,
  ): Promise<ProcessedPixel[]> => {
    const met = await metSoFar();
    const wanted = wantedOf(stored, met);
    const [versions, approvals, reviews] = await Promise.all([
      stores.versions.some(wanted),
      stores.approvals.some(wanted),
      reviewsOf(
        wanted.map(({ pixel }) => pixel),
        now,
      ),
    ]);
    const recordOf = new Map(stored.map(({ record }) => [record.slug, record]));
    const approvalOf = new Map(approvals.map((each) => [versionKey(each.pixel, each.version), each]));
    const publishedOf = new Map(snapshot?.pixels.map((each) => [versionKey(each.id, each.version), each]));
    return versions.flatMap((version): ProcessedPixel[] => {
      const record = recordOf.get(version.pixel);
      if (!record) return [];
      const key = versionKey(version.pixel, version.number);
      const published = publishedOf.get(key);
      return [
        {
          state: stateOf(record, published, now),
          version,
          ...toldOf(version, published),
          receiver: receiverOf(version.content),
          approval: approvalOf.get(key) ?? null,
          firstPublishedAt: met.first.get(key) ?? null,
          reviewedAt: reviews.last.get(version.pixel) ?? null,
          reviewDueAt: record.retired ? null : (reviews.due.get(version.pixel) ?? null),
        },
      ];
    });
  };

  /** Write the record as the text of a CSV file. */
  const write = async (stored: StoredPixel[], language: MailLanguage, now: string): Promise<string> => {
    // A publication that is damaged is no reason to leave what it holds out.
    const snapshot = await stores.snapshots.latest().catch(() => null);
    const pixels = await processed(stored, snapshot, now);
    const reading = { language, asksFirst: asksFirst(snapshot?.consent ?? USUAL_CONSENT) };
    pixels.sort((a, b) => (a.version.pixel < b.version.pixel ? -1 : 1));
    return csv.write(
      processingHeadings(language),
      pixels.map((pixel) => processingCells(pixel, reading)),
    );
  };

  return { write };
};

export type ProcessingRecord = ReturnType<typeof createProcessingRecord>;
