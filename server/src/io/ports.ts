import type {
  Activity,
  ActivityQuery,
  Approval,
  Comment,
  ConsentSettings,
  ConsentRecord,
  Fired,
  FireRow,
  Fires,
  ListQuery,
  PermissionKey,
  Person,
  PixelContent,
  PixelRecord,
  PixelSummary,
  Placement,
  PreviewClaims,
  Settings,
  Snapshot,
  SnapshotSummary,
  Version,
} from '../contract';
import type { Entry, Link, LinkedEntry } from '../core/activity-chain';
import type { ChoiceCount } from '../core/consent-rates';
import type { FirePeriods } from '../core/fires';
import type { Kept } from '../core/publication-faults';
import type {
  ApprovedTerms,
  ReviewFeedStore,
  ReviewSinceStore,
  ReviewStore,
  ReviewTaskStore,
} from './review-ports';

/** A pixel's row as it was read: `revision` says which state of it a writer starts from. */
export interface StoredPixel {
  record: PixelRecord;
  revision: number;
  summary: PixelSummary;
}

/** What the inventory lists about a pixel besides its record. */
export interface PixelFacts {
  content: PixelContent;
  /** What the vendor knows it by, and a hash of both that no two pixels in use share; null: it has no such thing. */
  identity: string;
  identityKey: string | null;
  person: Person;
  at: string;
}

/** What a write changes besides the record. What is left out stays as it was. */
export interface PixelChange {
  facts?: PixelFacts;
  /** Where the live version runs, which another one may just have become. */
  livePlacement?: Placement;
  approval?: { approvedAt: string; reviewDueAt: string; reviewTerms?: ApprovedTerms };
}

/** What the inventory is asked for: a query with everything that the database cannot know filled in. */
export interface PixelQuery extends Omit<ListQuery, 'review' | 'path'> {
  /** Keys of the vendors whose name holds the words of `search`. */
  vendorsFound: string[];
  /** Due moments (RFC 3339), from `from` on (null: whenever), but before `before`. */
  due?: { from: string | null; before: string };
  /** The period for which it is said how often each fired. */
  period: Pick<FirePeriods, 'from30'>;
  /** Judges where a pixel may run: by its live version, or by its newest one where none is live. */
  runs?: (placement: Placement) => boolean;
}

/** A pixel of the list. */
export interface ListedPixel {
  summary: PixelSummary;
  fired: Omit<Fired, 'silent'>;
}

/** A page of the list. */
export interface FoundPixels {
  items: ListedPixel[];
  total: number;
  /** With `runs` alone: how many of all that match are live and not stopped. */
  running?: number;
}

/** A pixel in use that has one of the identities asked for. */
export interface IdentityHolder {
  slug: string;
  name: string;
  identityKey: string;
}

/** A pixel in use with what its vendor knows it by: '' where there is no such thing. */
export interface PixelIdentity {
  slug: string;
  name: string;
  vendor: string;
  identity: string;
}

/** Thrown where a row changed between reading and writing; the transaction is rolled back and tried again. */
export class ConflictError extends Error {}

export interface PixelStore {
  find: (slug: string) => Promise<StoredPixel | null>;
  /** Every pixel that is not retired. */
  active: () => Promise<StoredPixel[]>;
  all: () => Promise<StoredPixel[]>;
  /** One query answers; with `runs` two: the placements of all that match, then the rows of the page. */
  list(query: PixelQuery): Promise<FoundPixels>;
  /** Who has these identity keys. */
  withIdentity: (keys: string[]) => Promise<IdentityHolder[]>;
  /** Free the identities of pixels that are about to get others, within a transaction. */
  releaseIdentities: (slugs: string[]) => Promise<void>;
  /** Every pixel in use, with what its vendor knows it by. */
  identities: () => Promise<PixelIdentity[]>;
  /** Pixels in use of the same vendor under other ids; none for one without an id. At most `limit`. */
  othersOfVendor: (slug: string, limit: number) => Promise<PixelIdentity[]>;
  /** Slugs that start with this text. */
  slugsLike: (start: string) => Promise<string[]>;
  /** Throws ConflictError where the slug or the identity is taken. */
  insert: (record: PixelRecord, facts: PixelFacts) => Promise<void>;
  /**
   * Throws ConflictError where somebody else wrote the row since it was read, or has its identity. Without facts, it
   * stays listed with what its last edit said, and by whom.
   */
  save: (stored: StoredPixel, record: PixelRecord, change?: PixelChange) => Promise<void>;
}

export interface PixelVersion {
  pixel: string;
  version: number;
}

/** What the newest version of a pixel says. */
export interface HeadContent {
  slug: string;
  content: PixelContent;
}

export interface VersionStore {
  /** Newest first. */
  ofPixel: (slug: string) => Promise<Version[]>;
  find: (slug: string, number: number) => Promise<Version | null>;
  some: (wanted: PixelVersion[]) => Promise<Version[]>;
  /** What the newest version of each pixel in use says, in the order of their slugs. One query. */
  heads: () => Promise<HeadContent[]>;
  latestAt: () => Promise<string | null>;
  /** Throws ConflictError where the number is taken. */
  insert: (version: Version) => Promise<void>;
}

export interface ApprovalStore {
  /** Newest first. */
  ofPixel: (slug: string) => Promise<Approval[]>;
  /** The newest approval of each of these versions that has one. */
  some: (wanted: PixelVersion[]) => Promise<Approval[]>;
  /** The newest decision on each newest version that is a draft, where that was to send it back: newest first. One query. */
  sentBack: () => Promise<Approval[]>;
  latestAt: () => Promise<string | null>;
  insert: (approval: Approval) => Promise<void>;
}

/** How a snapshot came to be. */
export interface SnapshotOrigin extends Pick<
  SnapshotSummary,
  'cause' | 'restored' | 'hash' | 'consentHash' | 'person'
> {
  /** The entry of the audit log about it. */
  log: Link;
}

/** A publication as it is stored, whatever state it is in. */
export interface StoredPublication extends Kept {
  /** Its content as pages are served with it; null: it cannot be read. */
  snapshot: Snapshot | null;
}

/** The versions of a publication. */
export interface HeldVersions extends Pick<SnapshotSummary, 'number' | 'at'> {
  pixels: Pick<SnapshotSummary['pixels'][number], 'slug' | 'version'>[];
}

export interface SnapshotStore {
  /** Zero where nothing was published yet. */
  latestNumber: () => Promise<number>;
  latest: () => Promise<Snapshot | null>;
  find: (number: number) => Promise<Snapshot | null>;
  /** Unlike the others, it does not throw where the content is damaged; null: there is no such publication. */
  stored: (number: number) => Promise<StoredPublication | null>;
  /** The first publication after this number; null: there is none. */
  next: (number: number) => Promise<Pick<SnapshotSummary, 'number' | 'at'> | null>;
  /** Newest first. Of the earlier ones, those with many pixels come without them. */
  history: (limit: number) => Promise<SnapshotSummary[]>;
  /** Which versions the next publications after this number hold, in their order. */
  held: (number: number, limit: number) => Promise<HeldVersions[]>;
  /** What was live at a moment; null: nothing was published by then. */
  at: (moment: string) => Promise<Snapshot | null>;
  /** Throws ConflictError where the number is taken. */
  insert: (snapshot: Snapshot, origin: SnapshotOrigin) => Promise<void>;
  /** What publications noted of the audit log, for entries with numbers from `from` to `to`. */
  notes: (from: number, to: number) => Promise<Link[]>;
  /** The highest number of an entry that a publication noted; 0: none did. */
  lastNote: () => Promise<number>;
}

export interface ActivityStore {
  /** Chain an entry to the newest one, and answer with its place. Throws ConflictError where somebody was faster. */
  append: (entry: Entry) => Promise<Link>;
  /** Newest first. */
  ofPixel: (slug: string, limit: number) => Promise<Activity[]>;
  /** Newest first. */
  page(query: ActivityQuery): Promise<{ items: Activity[]; total: number }>;
  /** Newest first. */
  lately: (limit: number) => Promise<Activity[]>;
  /** The next entries of the chain after this number, in its order. */
  after: (number: number, limit: number) => Promise<LinkedEntry[]>;
  withActions: (actions: string[]) => Promise<LinkedEntry[]>;
  lastWithActions: (actions: string[]) => Promise<LinkedEntry | null>;
  /** What happened to these pixels at exactly these moments. */
  ofMoments: (wanted: { pixel: string; at: string }[]) => Promise<Activity[]>;
  aboutVersions: (action: string, wanted: PixelVersion[]) => Promise<LinkedEntry[]>;
  /** The links of those of these numbers that there are. */
  links: (numbers: number[]) => Promise<Link[]>;
  /** The number before which an entry without a place was slipped in after the chain began; null: there is none. */
  strayBefore: () => Promise<number | null>;
  latestAt: () => Promise<string | null>;
}

export interface CommentStore {
  /** Oldest first. */
  ofPixel: (slug: string) => Promise<Comment[]>;
  insert: (pixel: string, comment: Omit<Comment, 'id'>) => Promise<void>;
  latestAt: () => Promise<string | null>;
}

/** Moments (RFC 3339): from `from` on, but before `before`; null: whenever. */
export interface Between {
  from: string | null;
  before: string | null;
}

/** Where in the table a reading of proofs has come to. */
export interface RecordPlace {
  at: string;
  row: number;
}

export interface ConsentRecordStore {
  /** One insert, which has reached the database when it resolves. Throws ConflictError where the number is taken. */
  insert: (record: ConsentRecord) => Promise<void>;
  find: (id: string) => Promise<ConsentRecord | null>;
  /** Newest first. */
  page(between: Between, page: number, pageSize: number): Promise<{ items: ConsentRecord[]; total: number }>;
  /** The next ones after a place (null: from the start), oldest first, and the place of the last; null: there are no more. */
  after(
    between: Between,
    place: RecordPlace | null,
    limit: number,
  ): Promise<{ items: ConsentRecord[]; place: RecordPlace | null }>;
  /** Count choices by day, way, rule and signal. One query. */
  count: (between: Between) => Promise<ChoiceCount[]>;
  /** Delete some of those whose time is over at `now`, at most `limit`, and say how many. */
  deleteExpired: (now: string, limit: number) => Promise<number>;
}

export interface FireStore {
  /** Add to what is there, all of it or nothing, whoever else adds to the same rows. One statement. */
  add: (rows: FireRow[]) => Promise<void>;
  /** How often these pixels fired; one that never did is left out. One query. */
  of: (pixels: string[], periods: Pick<FirePeriods, 'from30' | 'from90'>) => Promise<Map<string, Fires>>;
  /** Delete the days before one, and say how many rows that were. */
  deleteBefore: (day: string) => Promise<number>;
  /** The day on which counting began; null: it did not yet. */
  since: () => Promise<string | null>;
  begin: (day: string) => Promise<void>;
}

export interface SettingsStore {
  read: () => Promise<Settings>;
  write: (settings: Settings) => Promise<void>;
}

/** The settings about consent as somebody saved them. */
export interface SavedConsent {
  settings: ConsentSettings;
  /** Everybody who saved something since they were last published. */
  authors: Person[];
}

export interface ConsentSettingsStore {
  /** Null: nobody saved any. */
  read: () => Promise<SavedConsent | null>;
  write: (saved: SavedConsent) => Promise<void>;
}

/** Somebody with an account, to whom mails can go. */
export interface Recipient extends Person {
  /** Tag of the language in which they read the admin panel; null: they chose none. */
  language: string | null;
}

export interface PeopleStore {
  /** Everybody with an account in use whose role includes a permission. */
  whoMay: (permission: PermissionKey) => Promise<Recipient[]>;
  /** Those of these people who have an account in use, as it is now. */
  stillHere: (people: Person[]) => Promise<Recipient[]>;
}

/** An entry of the site's content that somebody asks for. */
export interface EntryAsked {
  uid: string;
  documentId: string;
  /** Left out: the site's usual one. */
  locale?: string | undefined;
  /** The asker's rights, as Strapi's permission engine holds them. */
  ability: unknown;
}

export interface EntryStore {
  /** The fields that the asker may read. */
  read: (asked: EntryAsked) => Promise<Record<string, unknown> | 'missing' | 'forbidden'>;
}

export interface Stores {
  pixels: PixelStore;
  versions: VersionStore;
  approvals: ApprovalStore;
  snapshots: SnapshotStore;
  activities: ActivityStore;
  comments: CommentStore;
  consentRecords: ConsentRecordStore;
  fires: FireStore;
  reviews: ReviewStore;
  reviewTasks: ReviewTaskStore;
  reviewFeeds: ReviewFeedStore;
  reviewSince: ReviewSinceStore;
  settings: SettingsStore;
  consentSettings: ConsentSettingsStore;
  people: PeopleStore;
  entries: EntryStore;
  /**
   * Run work in one transaction: all of it happens, or nothing. After a ConflictError it is rolled back and run again,
   * from the reading on.
   */
  transact: <T>(work: () => Promise<T>) => Promise<T>;
}

/** A CSV file as it was read: its records with the row that a spreadsheet shows them in, and what is broken in which. */
export interface CsvReading {
  records: { row: number; cells: string[] }[];
  faults: ReadonlyMap<number, string>;
}

/** Reads and writes CSV (RFC 4180). */
export interface Csv {
  /** Commas, semicolons or tabs: whatever the headings are separated by. Empty rows are left out. */
  read: (text: string) => CsvReading;
  write: (headings: string[], rows: string[][]) => string;
  /** Go on with a file that `write` began. */
  more: (rows: string[][]) => string;
}

/** Writes and reads the signed tokens of previews. */
export interface PreviewTokens {
  write: (claims: PreviewClaims) => string;
  /** Read a token, whether its time is over or not; null: it was not written here, or was altered. */
  read: (token: string) => PreviewClaims | null;
  /** Make a name for a link that nobody guesses. */
  newId: () => string;
}

/** Proves where a text comes from. */
export interface Signer {
  /** Ed25519, in base64url. */
  publicKey: string;
  /** Sign the UTF-8 bytes of a text, in base64url. */
  sign: (text: string) => string;
}
