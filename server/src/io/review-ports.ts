import type {
  AnswerClaims,
  AnswerForm,
  Person,
  PixelSummary,
  ReviewEntry,
  ReviewTaskKind,
  ReviewTaskQuery,
  ReviewTaskState,
  ReviewTaskView,
} from '../contract';
import type { Mark, Note, PlannedMail } from '../core/review';
import type { ReviewTerms } from '../core/review-dates';

/** Thrown where something was done already, and is not to be done twice: trying again is of no use. */
export class TakenError extends Error {}

/** Thrown where nobody can say whether a mail was taken: the provider did not answer in time. */
export class UnansweredError extends Error {}

/** What the approved version says about reviews. */
export interface ApprovedTerms extends ReviewTerms {
  owner: { name: string; email: string };
}

/** A pixel in use that was approved once, as far as its reviews are concerned. */
export interface ReviewablePixel {
  slug: string;
  name: string;
  vendor: string;
  categories: PixelSummary['categories'];
  state: PixelSummary['state'];
  /** Null: it is not live, so there is nothing to review. */
  live: number | null;
  approved: number | null;
  paused: boolean;
  retired: boolean;
  /** The moment of its last approval or review. */
  lookedAt: string;
  /** Null: it was approved before they were noted. */
  terms: ApprovedTerms | null;
  reviewDueAt: string | null;
}

/** What is kept with a pixel about its reviews. What is left out stays as it was. */
export interface ReviewColumns {
  reviewedAt?: string;
  reviewDueAt?: string;
  reviewTerms?: ApprovedTerms;
}

export interface ReviewStore {
  /** Every pixel that is not retired and has been approved. One query. */
  pixels: () => Promise<ReviewablePixel[]>;
  /** These, whatever became of them. */
  named: (slugs: string[]) => Promise<ReviewablePixel[]>;
  note: (slug: string, columns: ReviewColumns) => Promise<void>;
  insert: (entry: Omit<ReviewEntry, 'id'>) => Promise<void>;
  /** Newest first. */
  ofPixel: (slug: string, limit: number) => Promise<ReviewEntry[]>;
  /** The newest answer about each of these pixels that has one. */
  latest: (slugs: string[]) => Promise<ReviewEntry[]>;
}

/** A mail about reviews as it is kept. */
export interface ReviewTask {
  id: number;
  key: string;
  kind: ReviewTaskKind;
  to: string;
  slot: string;
  state: ReviewTaskState;
  attempts: number;
  leaseUntil: string | null;
  maybeTwice: boolean;
}

/** How a claim ended. */
export interface TaskEnd {
  state: ReviewTaskState;
  lastError: string;
  sentAt: string | null;
  nextAt: string | null;
  maybeTwice: boolean;
}

export interface ReviewTaskStore {
  /** The notes about these pixels, with what became of their mails. */
  marks: (slugs: string[]) => Promise<Mark[]>;
  /** Those of these mails that there are already, by their keys. */
  known: (mails: PlannedMail[]) => Promise<ReadonlySet<string>>;
  /** Keep that a mail is to be sent. Throws TakenError where it, or a note in it, is there already. */
  open: (mail: PlannedMail, at: string) => Promise<void>;
  /** Keep that something was done that nobody is told of. Throws TakenError where it was done already. */
  mark: (note: Note, at: string) => Promise<void>;
  /** Mails that may be tried at `now`, of one kind or of all: those that wait, and those whose claim ran out. Oldest first. */
  waiting: (now: string, limit: number, kind?: ReviewTaskKind) => Promise<ReviewTask[]>;
  /** Claim a mail as it was read. Null: somebody else was faster. */
  claim: (task: ReviewTask, leaseUntil: string, maybeTwice: boolean) => Promise<ReviewTask | null>;
  /** Note how a claim ended. False: it had run out, and somebody else has it. */
  end: (task: ReviewTask, end: TaskEnd) => Promise<boolean>;
  notesOf: (task: ReviewTask) => Promise<Note[]>;
  /** One mail, to claim it and to show it. */
  find: (id: number) => Promise<{ task: ReviewTask; view: ReviewTaskView } | null>;
  /** Newest first. */
  page: (query: ReviewTaskQuery) => Promise<{ items: ReviewTaskView[]; total: number }>;
}

/** Since when things happen by themselves (RFC 3339); null: not yet, or always. */
export interface StoredSince {
  asks: string | null;
  stops: string | null;
  reports: string | null;
}

export interface ReviewFeedStore {
  /** When the address of somebody's feed was made; null: there is none. */
  of: (personId: string) => Promise<{ createdAt: string } | null>;
  ownerOf: (tokenHash: string) => Promise<Person | null>;
  /** Replace the address, if there is one. */
  renew: (person: Person, tokenHash: string, at: string) => Promise<void>;
  end: (personId: string) => Promise<void>;
}

export interface ReviewSinceStore {
  read: () => Promise<StoredSince>;
  write: (since: StoredSince) => Promise<void>;
}

/** Writes and reads the signed links by which owners answer reviews, and the forms behind them. */
export interface AnswerTokens {
  write: (claims: AnswerClaims) => string;
  /** Read a link, whether its time is over or not; null: it was not written here, or was altered. */
  read: (token: string) => AnswerClaims | null;
  writeForm: (form: AnswerForm) => string;
  readForm: (token: string) => AnswerForm | null;
}
