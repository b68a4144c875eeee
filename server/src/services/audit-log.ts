import type { Activity, ActivityCheck, ActivityList, ActivityQuery } from '../contract';
import { compareNotes, endWalk, walk, WALK_START } from '../core/activity-chain';
import type { Sha256 } from '../core/hash';
import type { Stores } from '../io/ports';

interface Parts {
  stores: Stores;
  sha256: Sha256;
}

/** So many entries are checked at a time. */
const BATCH = 500;

const later = (a: string | null, b: string | null): boolean => a !== null && (b === null || a > b);

/** Reading the audit log, and checking that nobody changed it. */
export const createAuditLog = ({ stores, sha256 }: Parts) => {
  const { activities, snapshots, versions, approvals, comments } = stores;

  const list = async (query: ActivityQuery): Promise<ActivityList> => {
    const { items, total } = await activities.page(query);
    return { items, total, page: query.page, pageSize: query.pageSize };
  };

  /** The latest moment that rows beside the log tell of. Each was written together with an entry of that moment. */
  const latestElsewhere = async (): Promise<string | null> => {
    const moments = await Promise.all([versions.latestAt(), approvals.latestAt(), comments.latestAt()]);
    return (
      moments
        .filter((moment) => moment !== null)
        .sort()
        .at(-1) ?? null
    );
  };

  /**
   * Check the chain from the first entry to the last, and against what is kept elsewhere: the newest entry that each
   * publication noted, and the moments of versions, approvals and comments. So it is found, too, where the end was cut off.
   */
  const check = async (): Promise<ActivityCheck> => {
    // Read first what the log has to reach, as entries may be added while it is walked.
    const [noted, elsewhere, stray] = await Promise.all([
      snapshots.lastNote(),
      latestElsewhere(),
      activities.strayBefore(),
    ]);
    let walked = WALK_START;
    let at = 0;
    for (;;) {
      const batch = await activities.after(at, BATCH);
      const last = batch.at(-1);
      if (!last) break;
      walked = compareNotes(walk(walked, batch, sha256), batch, await snapshots.notes(at + 1, last.number));
      at = last.number;
    }
    const isCutOff = later(elsewhere, await activities.latestAt());
    const { entries, brokenAt } = endWalk(walked, Math.max(noted, isCutOff ? walked.last.number + 1 : 0));
    const first = [brokenAt, stray].filter((number) => number !== null).sort((a, b) => a - b)[0] ?? null;
    return { holds: first === null, entries, brokenAt: first };
  };

  return { list, check, lately: (limit: number): Promise<Activity[]> => activities.lately(limit) };
};

export type AuditLog = ReturnType<typeof createAuditLog>;
