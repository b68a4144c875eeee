'use strict';

const DAY = 24 * 60 * 60 * 1000;
const Real = Date;

let moment = Real.now();

/** A clock that stands at `moment`. What was made while it held goes on reading it. */
class Then extends Real {
  constructor(...parts) {
    if (parts.length === 0) super(moment);
    else super(...parts);
  }

  static now() {
    return moment;
  }
}

/**
 * Do something as if it were so many days ago. The log of who did what is chained with the moment of each entry, so
 * that moments cannot be changed afterwards; hence the clock is. For the time before the demo listens, alone.
 */
const daysAgo = async (days, work) => {
  moment = Math.round(Real.now() - days * DAY);
  globalThis.Date = Then;
  try {
    return await work();
  } finally {
    globalThis.Date = Real;
  }
};

module.exports = { daysAgo };
