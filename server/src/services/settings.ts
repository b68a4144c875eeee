import { done, type Outcome, type Person, type ReviewSettings, type Settings } from '../contract';
import { canonicalJson } from '../core/hash';
import { RULE_OFF, RULE_ON } from '../core/lone-approval';
import { isStricter } from '../core/review-dates';
import { addDays } from '../core/review-due';
import { settingsChanges } from '../core/settings-changes';
import type { Clock } from '../io/clock';
import type { Stores } from '../io/ports';
import { activity } from './describe';

interface Parts {
  stores: Stores;
  clock: Clock;
  /** Within the transaction, after the settings about reviews were changed. */
  onReviewsChanged: (person: Person, at: string) => Promise<void>;
  /** After it. */
  onSaved: () => Promise<void>;
}

/** The settings, every change of which is written to the audit log. */
export const createSettings = ({ stores, clock, onReviewsChanged, onSaved }: Parts) => {
  // The rule is off only where the log says who switched it off: a changed row alone does nothing.
  const isRuleOff = async (stored: Settings): Promise<boolean> =>
    !stored.twoPersonRule &&
    (await stores.activities.lastWithActions([RULE_ON, RULE_OFF]))?.action === RULE_OFF;

  const read = async (): Promise<Settings> => {
    const stored = await stores.settings.read();
    return { ...stored, twoPersonRule: !(await isRuleOff(stored)) };
  };

  /** Whoever makes the rules stricter leaves everybody the days of grace; a report that is switched on begins now. */
  const noteSince = async (before: ReviewSettings, after: ReviewSettings, at: string): Promise<void> => {
    const since = await stores.reviewSince.read();
    const stops = isStricter(before, after) ? addDays(at, after.graceDays) : since.stops;
    const reports = after.report.on && !before.report.on ? at : since.reports;
    await stores.reviewSince.write({ ...since, stops, reports });
  };

  const save = async (wanted: Settings, person: Person): Promise<Outcome<Settings>> => {
    const outcome = await stores.transact(async () => {
      const before = await read();
      const at = clock.now();
      const changes = settingsChanges(before, wanted);
      if (changes.length > 0) await stores.settings.write(wanted);
      for (const { action, summary } of changes) {
        await stores.activities.append(activity(at, person, action, summary));
      }
      if (canonicalJson(before.reviews) !== canonicalJson(wanted.reviews)) {
        await noteSince(before.reviews, wanted.reviews, at);
        await onReviewsChanged(person, at);
      }
      return done(await read());
    });
    await onSaved();
    return outcome;
  };

  return { read, save };
};

export type SettingsService = ReturnType<typeof createSettings>;
