import type { Hook } from '../src/contract';
import type { PreparedSnapshot } from '../src/core/decide';
import { canonicalJson } from '../src/core/hash';
import { isOlder } from '../src/core/snapshot-order';
import { readThrown } from '../src/core/thrown';
import type { Log } from './log';
import { createOutages } from './outages';
import { readCopy, writeCopy, type SignedText } from './strapi-copy';
import { askStrapi, reasonOf } from './strapi-fetch';
import type { StrapiSettings } from './strapi-options';
import { isSigned, sha256 } from './strapi-signature';
import { hold, numberOf, UnreadableSnapshot, type Held } from './strapi-snapshot';

/** Milliseconds for which a message of Strapi counts, and by which the two clocks may differ. */
const HOOK_WINDOW = 5 * 60_000;
/** Milliseconds to wait after a first failure; each further one doubles it. */
const FIRST_PAUSE = 2000;
const LONGEST_PAUSE = 5 * 60_000;
/** The same as long as there is nothing to show at all. */
const LONGEST_PAUSE_AT_FIRST = 30_000;
/** A look that takes so many times the time-out was given up by its platform. */
const GIVEN_UP = 4;

/** Milliseconds that the first requests wait for the last good copy. */
const PATIENCE = 1000;

/** What became of a message of Strapi. `follows`: a look for the new publication has begun. */
export type HookAnswer = 'known' | 'follows' | 'refused' | 'late';

/** Follows the publications of a Strapi that is elsewhere. */
export interface StrapiSource {
  /** The newest snapshot that is known, from memory; null: none yet. */
  current: () => PreparedSnapshot | null;
  /** The key that Strapi signs with; null: it is not known yet. */
  key: () => string | null;
  /** Look for a newer one if it is time to: for platforms that have no timers. `keep` is told what is still under way. */
  touch: (keep?: (work: Promise<void>) => void) => void;
  /** Wait for the last good copy, for a moment at most; null: there is nothing to wait for. Never rejects. */
  restoring: () => Promise<void> | null;
  /** Look now: at most one look runs, and one waits for it. Never rejects. */
  refresh: () => Promise<void>;
  /** Take a message of Strapi. */
  hear: (message: Hook, signature: string, keep?: (work: Promise<void>) => void) => Promise<HookAnswer>;
  /** Look now, and from now on by a timer of its own, which keeps no process alive. */
  start: () => void;
  stop: () => void;
}

/** What the source works with besides its settings. */
export interface SourceParts {
  log: Log;
  /** The time in milliseconds since 1970. */
  now: () => number;
  /** From 0 to 1: so that many sites do not ask in the same moment. */
  random: () => number;
}

/** Let a process end in spite of a timer. */
const unref = (timer: number | { unref?: () => unknown }): void => {
  if (typeof timer !== 'number') timer.unref?.();
};

/** Wait for what may never be done. */
const within = async <T>(work: Promise<T>, milliseconds: number): Promise<T> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It took more than ${milliseconds} ms.`)), milliseconds);
    unref(timer);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

/** Follow a Strapi over HTTP. Nothing happens before the first `touch`, `refresh` or `start`. */
export const strapiSource = (settings: StrapiSettings, { log, now, random }: SourceParts): StrapiSource => {
  const { token, copy, timeoutMs } = settings;
  const outages = createOutages(log, 'Strapi answers again.');
  let held: Held | null = null;
  let key = settings.key ?? null;
  let failures = 0;
  let restored: Promise<void> | null = null;
  let restoring: Promise<void> | null = null;
  let saving: Promise<void> = Promise.resolve();
  let running: { work: Promise<void>; since: number } | null = null;
  let waiting: Promise<void> | null = null;
  let lookedAt = -Infinity;
  let pause = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStarted = false;

  const restore = async (): Promise<void> => {
    try {
      const kept = copy && (await within(readCopy(copy, token), timeoutMs));
      if (!kept) return;
      const old = await hold(kept, key ?? kept.key);
      held ??= old;
      key ??= kept.key;
    } catch (error) {
      log.say(
        `The last good copy cannot be used. ${readThrown(error).message} The site waits for Strapi's answer.`,
      );
    }
  };

  const beginRestoring = (): Promise<void> => {
    const work = restore();
    const end = (): void => void (restoring = null);
    if (copy && !held) restoring = within(work, PATIENCE).then(end, end);
    return work;
  };

  const save = async (signed: SignedText): Promise<void> => {
    try {
      if (copy) await within(writeCopy(copy, token, signed), timeoutMs);
    } catch (error) {
      log.thrown('The last good copy could not be kept. Name another place in strapi.file.', error);
    }
  };

  const stopWhatIsStopped = (error: unknown): never => {
    if (held && error instanceof UnreadableSnapshot) held = error.stopIn(held);
    throw error;
  };

  const take = async (signed: SignedText): Promise<void> => {
    if (held && (await sha256(signed.text)) === held.hash) return;
    const next = await hold(signed, key ?? signed.key).catch(stopWhatIsStopped);
    if (held && isOlder(next.prepared.snapshot, held.prepared.snapshot)) {
      throw new Error(
        `Strapi sends publication ${numberOf(next)}, which is older than the one that the site has. If an earlier state of Strapi's database was put back, publish once.`,
      );
    }
    held = next;
    key ??= signed.key;
    saving = saving.then(() => save(signed));
  };

  const ask = async (): Promise<void> => {
    const answer = await askStrapi(settings, held?.etag ?? null);
    if (answer.is === 'snapshot') await take(answer.signed);
    if (answer.is !== 'nothing') return;
    key ??= answer.key;
    if (held) throw new Error('Strapi says that nothing was published yet.');
    log.once('Strapi answers, but nothing was published there yet. Pages carry no tags until something is.');
  };

  const pauseAfter = (): number => {
    const longest = held ? LONGEST_PAUSE : LONGEST_PAUSE_AT_FIRST;
    const next =
      failures === 0
        ? settings.refreshSeconds * 1000
        : Math.min(longest, FIRST_PAUSE * 2 ** Math.min(failures - 1, 20));
    return next * (0.9 + random() * 0.2);
  };

  const look = async (): Promise<void> => {
    await (restored ??= beginRestoring());
    try {
      await ask();
      failures = 0;
      outages.works();
    } catch (error) {
      failures += 1;
      const meanwhile = held
        ? `The site goes on with publication ${numberOf(held)}.`
        : 'Until this works, pages carry no tags.';
      const [what, detail] = reasonOf(error, settings);
      outages.failed(what, detail === '' ? meanwhile : `${detail} ${meanwhile}`);
    }
    lookedAt = now();
    pause = pauseAfter();
    if (isStarted) arm();
  };

  /** A clock that went back says nothing about how long ago it was. */
  const isDue = (): boolean => !(now() >= lookedAt && now() < lookedAt + pause);

  const begin = (): Promise<void> => {
    // A platform that gave a look up gave up what waited for it, too.
    if (running) restored = null;
    waiting = null;
    const mine = { work: look().finally(() => (running === mine ? (running = null) : null)), since: now() };
    running = mine;
    return mine.work;
  };

  const isBusy = (): boolean => running !== null && now() - running.since < timeoutMs * GIVEN_UP;

  const refresh = (): Promise<void> => {
    if (!isBusy() || !running) return begin();
    return (waiting ??= running.work.then(() => {
      waiting = null;
      return refresh();
    }));
  };

  const arm = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void refresh(), pause);
    unref(timer);
  };

  return {
    current: () => held?.prepared ?? null,
    key: () => key,
    touch: (keep) => {
      if (!isDue() || isBusy()) return;
      const work = begin();
      keep?.(work.then(() => saving));
    },
    restoring: () => restoring,
    refresh,
    hear: async (message, signature, keep) => {
      await restored;
      if (key === null || !(await isSigned(canonicalJson(message), signature, key))) return 'refused';
      if (Math.abs(now() - Date.parse(message.at)) > HOOK_WINDOW) return 'late';
      if (held && numberOf(held) === message.number && held.hash === message.hash) return 'known';
      const work = refresh();
      keep?.(work.then(() => saving));
      return 'follows';
    },
    start: () => {
      isStarted = true;
      void refresh();
    },
    stop: () => {
      isStarted = false;
      clearTimeout(timer);
    },
  };
};
