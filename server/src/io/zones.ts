import { DateTime } from 'luxon';
import type { Zones } from '../core/review-calendar';

/** Time zones as the IANA database in Node knows them. */
export const zones: Zones = {
  dayOf: (zone, moment) => {
    const { year, month, day } = DateTime.fromMillis(moment, { zone });
    return { year, month, day };
  },
  momentOf: (zone, day, hour) => {
    const found = DateTime.fromObject({ ...day, hour }, { zone });
    // An hour that comes twice has two offsets. Which one Luxon takes depends on today.
    return Math.min(...found.getPossibleOffsets().map((each) => each.toMillis()));
  },
};
