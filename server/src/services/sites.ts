import type { Hook, SiteStatus, ToldSite } from '../contract';
import { canonicalJson } from '../core/hash';
import { readThrown } from '../core/thrown';
import type { Clock } from '../io/clock';
import type { Signer } from '../io/ports';
import type { SignedSnapshot } from './site-snapshots';

interface Parts {
  sites: readonly ToldSite[];
  clock: Clock;
  signer: () => Signer;
  /** The newest snapshot; null: there is none. */
  current: () => SignedSnapshot | null;
  /** Send a signed message to a site. Rejects where it was not taken. */
  send: (url: string, body: string, signature: string) => Promise<void>;
  pause: (milliseconds: number) => Promise<void>;
  onFailed: (sentence: string) => void;
}

/** Milliseconds to wait after each failure but the last. */
const PAUSES = [500, 2000, 5000];

/** Tells one site of the newest publication: one message at a time, and never an outdated one after it. */
const createCourier = (site: ToldSite, { clock, signer, current, send, pause, onFailed }: Parts) => {
  const url = `${site.url}${site.prefix}/hook`;
  let told: SiteStatus['told'] = null;
  let error: string | null = null;
  let isWanted = false;
  let isRunning = false;
  let isStopped = false;
  let failures = 0;
  let wake = (): void => undefined;

  const deliver = async (): Promise<void> => {
    const snapshot = current();
    if (snapshot === null || snapshot.number === told?.number) return;
    const { number, hash } = snapshot;
    const message: Hook = { number, hash, at: clock.now() };
    const body = canonicalJson(message);
    await send(url, body, signer().sign(body));
    told = { number, at: message.at };
    error = null;
  };

  const rest = async (milliseconds: number): Promise<void> => {
    const woken = new Promise<void>((resolve) => (wake = resolve));
    await Promise.race([pause(milliseconds), woken]);
  };

  const attempt = async (): Promise<void> => {
    try {
      await deliver();
    } catch (thrown) {
      error = readThrown(thrown).message;
      const wait = PAUSES[failures];
      failures += 1;
      if (wait === undefined) return onFailed(`The site ${site.url} could not be told. ${error}`);
      // What came meanwhile is as good as another try.
      if (!isWanted) await rest(wait);
      isWanted = true;
    }
  };

  const run = async (): Promise<void> => {
    isRunning = true;
    while (isWanted && !isStopped) {
      isWanted = false;
      await attempt();
    }
    isRunning = false;
  };

  return {
    tell: (): void => {
      isWanted = true;
      failures = 0;
      wake();
      if (!isRunning) void run();
    },
    stop: (): void => {
      isStopped = true;
      wake();
    },
    status: (): SiteStatus => ({ url: site.url, told, error }),
  };
};

/** Tells the sites that are elsewhere when something was published. */
export const createSites = (parts: Parts) => {
  const couriers = parts.sites.map((site) => createCourier(site, parts));
  return {
    /** Begin to tell all of them. Returns at once, and never throws. */
    tell: (): void => couriers.forEach(({ tell }) => tell()),
    stop: (): void => couriers.forEach(({ stop }) => stop()),
    status: (): SiteStatus[] => couriers.map(({ status }) => status()),
  };
};

export type Sites = ReturnType<typeof createSites>;
