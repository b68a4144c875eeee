import type { FireRow, Fires, PixelDetail, PixelSummary } from '../contract';
import { countedDays, dayOf, firePeriods, silenceOf, summedRows } from '../core/fires';
import type { Clock } from '../io/clock';
import type { ListedPixel, Stores } from '../io/ports';

interface Parts {
  stores: Pick<Stores, 'fires' | 'transact'>;
  clock: Clock;
}

const NONE: Fires = { fires30: 0, pages30: 0, fires90: 0, pages90: 0, lastFiredOn: null };

/** Rows that a statement writes: few enough for every database's limit on parameters. */
const BATCH = 500;

/** A site's clock may differ from ours, and what it could not send at once comes late. */
const EARLIEST = -7;
const LATEST = 1;

/** How often pixels fire: counted by browsers without telling whose they are. */
export const createFires = ({ stores, clock }: Parts) => {
  let known: string | null = null;

  /** The day on which counting began: that of the first start with it. */
  const since = async (): Promise<string> => {
    known ??= await stores.fires.since();
    if (known !== null) return known;
    const today = dayOf(clock.now());
    await stores.fires.begin(today);
    return (known = today);
  };

  /** Add what a site has counted: all of it, or nothing. Days that cannot be are left out. */
  const keep = async (rows: FireRow[]): Promise<void> => {
    const now = clock.now();
    const [first, last] = [dayOf(now, EARLIEST), dayOf(now, LATEST)];
    // A statement may name a row but once.
    const believed = summedRows(rows.filter(({ day }) => day >= first && day <= last));
    await stores.transact(async () => {
      for (let at = 0; at < believed.length; at += BATCH) {
        await stores.fires.add(believed.slice(at, at + BATCH));
      }
    });
  };

  /** How often each of these pixels fired in the periods that end at `now`, also where that is never. One query. */
  const firesOf = async (pixels: string[], now: string): Promise<Map<string, Fires>> => {
    const found =
      pixels.length > 0 ? await stores.fires.of(pixels, firePeriods(now)) : new Map<string, Fires>();
    return new Map(pixels.map((pixel) => [pixel, found.get(pixel) ?? NONE]));
  };

  const ofPixel = async (slug: string): Promise<NonNullable<PixelDetail['fires']>> => {
    const [fires, day] = await Promise.all([firesOf([slug], clock.now()), since()]);
    return { ...(fires.get(slug) ?? NONE), since: day };
  };

  /** How often these pixels fired, and over how many days that was counted at all, of the last 90. */
  const counted = async (
    pixels: string[],
    now: string,
  ): Promise<{ days: number; of: Map<string, Fires> }> => {
    const [of, day] = await Promise.all([firesOf(pixels, now), since()]);
    return { days: countedDays(day, now), of };
  };

  /** Say of the pixels of a list how often they fired, and which of them are silent. */
  const mark = async (pixels: ListedPixel[], now: string): Promise<PixelSummary[]> => {
    const day = await since();
    return pixels.map(({ summary, fired }) => ({
      ...summary,
      fired: { ...fired, silent: silenceOf(fired, summary, day, now) },
    }));
  };

  return {
    keep,
    since,
    firesOf,
    counted,
    ofPixel,
    mark,
    /** Delete what is older than 400 days, and say how much it was. */
    expire: (): Promise<number> => stores.fires.deleteBefore(firePeriods(clock.now()).kept),
  };
};

export type FireService = ReturnType<typeof createFires>;
