import type { Person } from '../contract';
import { addressOf, type ByHand, type Note } from '../core/review';
import type { Clock } from '../io/clock';
import type { Stores } from '../io/ports';
import { PLUGIN } from './describe';
import type { ReviewDatesService } from './review-dates';
import type { SettingsService } from './settings';

interface Parts {
  stores: Stores;
  clock: Clock;
  settings: Pick<SettingsService, 'read'>;
  dates: Pick<ReviewDatesService, 'scheduleOf'>;
  /** Send what waits. */
  send: () => Promise<unknown>;
  onError: (error: unknown) => void;
}

/** What somebody did to a pixel that was live. */
export interface LiveDeed {
  kind: ByHand;
  pixel: string;
  person: Person;
  /** The moment (RFC 3339) under which the audit log holds it. */
  at: string;
}

/**
 * Mails to owners about what somebody else did to their pixels. Each is written down with what it tells of, and sent after
 * that is stored: by nobody waited for, and by no failure of it is anything undone.
 */
export const createOwnerNotices = ({ stores, clock, settings, dates, send, onError }: Parts) => {
  let running: Promise<void> = Promise.resolve();

  /** Notes to owners that mails can go to, but for what they did themselves. */
  const notesOf = async (deeds: readonly LiveDeed[]): Promise<Note[]> => {
    const named = await stores.reviews.named(deeds.map(({ pixel }) => pixel));
    const { pixels } = await dates.scheduleOf(named, clock.now());
    const ownerOf = new Map(pixels.map(({ slug, terms }) => [slug, addressOf(terms.owner.email)]));
    return deeds.flatMap(({ kind, pixel, person, at }) => {
      const to = ownerOf.get(pixel) ?? '';
      return to === '' || to === addressOf(person.email) ? [] : [{ kind, pixel, period: at, to, day: '' }];
    });
  };

  /** Keep that owners are to be told, each by one mail. Within a transaction of the caller's. */
  const open = async (deeds: readonly LiveDeed[]): Promise<void> => {
    // What the plugin does has mails of its own.
    const told = deeds.filter(({ person }) => person.id !== PLUGIN.id);
    if (told.length === 0 || !(await settings.read()).mails.stopped) return;
    const notes = await notesOf(told);
    for (const to of new Set(notes.map((note) => note.to))) {
      const theirs = notes.filter((note) => note.to === to);
      const slot = `${theirs[0]?.period} ${theirs[0]?.pixel}`;
      await stores.reviewTasks.open({ kind: 'by_hand', to, slot, notes: theirs }, clock.now());
    }
  };

  /** Send what waits. Returns at once. */
  const sendSoon = (): void => {
    running = running.then(async () => void (await send())).catch(onError);
  };

  return {
    open,
    send: sendSoon,
    /** The same as both, for what is stored already: never throws. */
    tell: async (deeds: readonly LiveDeed[]): Promise<void> => {
      try {
        await stores.transact(() => open(deeds));
        sendSoon();
      } catch (error) {
        onError(error);
      }
    },
    /** Wait until all that waits is sent or has failed. */
    settled: (): Promise<void> => running,
  };
};

export type OwnerNotices = ReturnType<typeof createOwnerNotices>;
