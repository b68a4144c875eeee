import { mailKey, noteKey, type Mark, type Note, type PlannedMail } from '../../server/src/core/review';
import {
  TakenError,
  type ApprovedTerms,
  type ReviewTask,
  type ReviewTaskStore,
  type TaskEnd,
} from '../../server/src/io/review-ports';
import type { DatedPixel } from '../../server/src/services/review-dates';

type KeptTask = ReviewTask & { nextAt: string | null; sentAt: string | null; notes: Note[] };

/** A pixel that somebody looked at then, and that nothing is special about but its interval. */
export const datedPixel = (slug: string, ownerEmail: string, lookedAt: string, own: number): DatedPixel => {
  const terms: ApprovedTerms = {
    own,
    marketing: false,
    customCode: false,
    userData: false,
    declared: false,
    owner: { name: ownerEmail, email: ownerEmail },
  };
  const names = { name: slug, vendor: 'meta-pixel', categories: [] };
  const standing = { live: 1, approved: 1, paused: false, retired: false, state: 'live' as const };
  return { slug, lookedAt, terms, reviewDueAt: null, ...names, ...standing };
};

/** The mails about reviews in memory, with the same rules about what is there once. */
export const createTasksInMemory = (): ReviewTaskStore & { all: () => KeptTask[] } => {
  const tasks = new Map<string, KeptTask>();
  const notes = new Map<string, { note: Note; task: KeptTask | null }>();
  const byPixel = new Map<string, { note: Note; task: KeptTask | null }[]>();

  const keep = (note: Note, task: KeptTask | null): void => {
    const kept = { note, task };
    notes.set(noteKey(note), kept);
    byPixel.set(note.pixel, [...(byPixel.get(note.pixel) ?? []), kept]);
  };

  const isWaiting = ({ state, nextAt, leaseUntil }: KeptTask, now: string): boolean =>
    state === 'claimed'
      ? (leaseUntil ?? '') <= now
      : (state === 'waiting' || state === 'failed') && (nextAt ?? '') <= now;

  const open = (mail: PlannedMail, at: string): Promise<void> => {
    const key = mailKey(mail);
    if (tasks.has(key) || mail.notes.some((note) => notes.has(noteKey(note)))) {
      return Promise.reject(new TakenError('This was done already.'));
    }
    const { kind, to, slot } = mail;
    const fresh = { state: 'waiting' as const, attempts: 0, leaseUntil: null, maybeTwice: false };
    const task = { id: tasks.size + 1, key, kind, to, slot, ...fresh, nextAt: at, sentAt: null };
    const kept = { ...task, notes: mail.notes };
    tasks.set(key, kept);
    for (const note of mail.notes) keep(note, kept);
    return Promise.resolve();
  };

  const markOf = ({ note, task }: { note: Note; task: KeptTask | null }): Mark => ({
    ...note,
    sentAt: task?.sentAt ? Date.parse(task.sentAt) : null,
    givenUp: task?.state === 'given_up',
  });

  return {
    all: () => [...tasks.values()],
    open,
    mark: (note) => {
      if (notes.has(noteKey(note))) return Promise.reject(new TakenError('This was done already.'));
      keep(note, null);
      return Promise.resolve();
    },
    marks: (slugs) => Promise.resolve(slugs.flatMap((slug) => (byPixel.get(slug) ?? []).map(markOf))),
    known: (mails) => Promise.resolve(new Set(mails.map(mailKey).filter((key) => tasks.has(key)))),
    waiting: (now, limit, kind) =>
      Promise.resolve(
        [...tasks.values()]
          .filter((task) => isWaiting(task, now) && (kind === undefined || task.kind === kind))
          .slice(0, limit),
      ),
    claim: ({ key, attempts }, leaseUntil, maybeTwice) => {
      const task = tasks.get(key);
      if (!task || task.attempts !== attempts) return Promise.resolve(null);
      Object.assign(task, { state: 'claimed', attempts: attempts + 1, leaseUntil, maybeTwice });
      return Promise.resolve({ ...task });
    },
    end: ({ key, attempts }, end: TaskEnd) => {
      const task = tasks.get(key);
      if (!task || task.attempts !== attempts) return Promise.resolve(false);
      Object.assign(task, end, { leaseUntil: null });
      return Promise.resolve(true);
    },
    notesOf: ({ key }) => Promise.resolve(tasks.get(key)?.notes ?? []),
    find: () => Promise.resolve(null),
    page: () => Promise.resolve({ items: [], total: 0 }),
  };
};
