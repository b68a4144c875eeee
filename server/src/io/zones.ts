import { DateTime } from 'luxon';
import type { CalendarDay, Zones } from '../core/review-calendar';

const MOST_KEPT = 5_000;

/** Remember the last answers: the same moments are asked about at every look, and each takes a while to find. */
const remembered = <T>(): ((key: string, find: () => T) => T) => {
  const found = new Map<string, T>();
  return (key, find) => {
    const known = found.get(key);
    if (known !== undefined) return known;
    const answer = find();
    if (found.size >= MOST_KEPT) found.clear();
    found.set(key, answer);
    return answer;
  };
};

const days = remembered<CalendarDay>();
const moments = remembered<number>();

/** Time zones as the IANA database in Node knows them. */
export const zones: Zones = {
  dayOf: (zone, moment) =>
    days(`${zone} ${moment}`, () => {
      const { year, month, day } = DateTime.fromMillis(moment, { zone });
      return { year, month, day };
    }),
  momentOf: (zone, day, hour) =>
    moments([zone, day.year, day.month, day.day, hour].join(' '), () => {
      const local = DateTime.fromObject({ ...day, hour }, { zone });
      // An hour that comes twice has two offsets. Which one Luxon takes depends on today.
      return Math.min(...local.getPossibleOffsets().map((each) => each.toMillis()));
    }),
};
