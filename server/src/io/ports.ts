import type {
  Activity,
  Approval,
  ListQuery,
  Person,
  PixelContent,
  PixelRecord,
  PixelSummary,
  Snapshot,
  SnapshotSummary,
  Version,
} from '../contract';

/** A pixel's row as it was read: `revision` says which state of it a writer starts from. */
export interface StoredPixel {
  record: PixelRecord;
  revision: number;
  summary: PixelSummary;
}

/** What the inventory lists about a pixel besides its record. */
export interface PixelFacts {
  content: PixelContent;
  person: Person;
  at: string;
}

/** Thrown where a row changed between reading and writing; the transaction is rolled back and tried again. */
export class ConflictError extends Error {}

export interface PixelStore {
  find: (slug: string) => Promise<StoredPixel | null>;
  /** Every pixel that is not retired. */
  active: () => Promise<StoredPixel[]>;
  all: () => Promise<StoredPixel[]>;
  list(query: ListQuery): Promise<{ items: PixelSummary[]; total: number }>;
  /** Slugs that start with this text. */
  slugsLike: (start: string) => Promise<string[]>;
  /** Throws ConflictError where the slug is taken. */
  insert: (record: PixelRecord, facts: PixelFacts) => Promise<void>;
  /**
   * Throws ConflictError where somebody else wrote the row since it was read. Without facts, it stays listed with what
   * its last edit said, and by whom.
   */
  save: (stored: StoredPixel, record: PixelRecord, facts?: PixelFacts) => Promise<void>;
}

export interface PixelVersion {
  pixel: string;
  version: number;
}

export interface VersionStore {
  /** Newest first. */
  ofPixel: (slug: string) => Promise<Version[]>;
  find: (slug: string, number: number) => Promise<Version | null>;
  some: (wanted: PixelVersion[]) => Promise<Version[]>;
  /** Throws ConflictError where the number is taken. */
  insert: (version: Version) => Promise<void>;
}

export interface ApprovalStore {
  /** Newest first. */
  ofPixel: (slug: string) => Promise<Approval[]>;
  /** The newest approval of each of these versions that has one. */
  some: (wanted: PixelVersion[]) => Promise<Approval[]>;
  insert: (approval: Approval) => Promise<void>;
}

export interface SnapshotStore {
  /** Zero where nothing was published yet. */
  latestNumber: () => Promise<number>;
  latest: () => Promise<Snapshot | null>;
  find: (number: number) => Promise<Snapshot | null>;
  /** Newest first. */
  history: (limit: number) => Promise<SnapshotSummary[]>;
  /** Throws ConflictError where the number is taken. */
  insert: (snapshot: Snapshot, summary: Omit<SnapshotSummary, 'number' | 'at' | 'pixels'>) => Promise<void>;
}

export interface ActivityStore {
  append: (entry: Omit<Activity, 'id'>) => Promise<void>;
  /** Newest first. */
  ofPixel: (slug: string, limit: number) => Promise<Activity[]>;
  page(page: number, pageSize: number): Promise<{ items: Activity[]; total: number }>;
}

export interface Stores {
  pixels: PixelStore;
  versions: VersionStore;
  approvals: ApprovalStore;
  snapshots: SnapshotStore;
  activities: ActivityStore;
  /**
   * Run work in one transaction: all of it happens, or nothing. After a ConflictError it is rolled back and run again,
   * from the reading on.
   */
  transact: <T>(work: () => Promise<T>) => Promise<T>;
}
