import { done, type Outcome, type Person, type Settings } from '../contract';
import { RULE_OFF, RULE_ON } from '../core/lone-approval';
import { settingsChanges } from '../core/settings-changes';
import type { Clock } from '../io/clock';
import type { Stores } from '../io/ports';
import { activity } from './describe';

interface Parts {
  stores: Stores;
  clock: Clock;
}

/** The settings, every change of which is written to the audit log. */
export const createSettings = ({ stores, clock }: Parts) => {
  // The rule is off only where the log says who switched it off: a changed row alone does nothing.
  const isRuleOff = async (stored: Settings): Promise<boolean> =>
    !stored.twoPersonRule &&
    (await stores.activities.lastWithActions([RULE_ON, RULE_OFF]))?.action === RULE_OFF;

  const read = async (): Promise<Settings> => {
    const stored = await stores.settings.read();
    return { ...stored, twoPersonRule: !(await isRuleOff(stored)) };
  };

  const save = (wanted: Settings, person: Person): Promise<Outcome<Settings>> =>
    stores.transact(async () => {
      const changes = settingsChanges(await read(), wanted);
      if (changes.length > 0) await stores.settings.write(wanted);
      for (const { action, summary } of changes) {
        await stores.activities.append(activity(clock.now(), person, action, summary));
      }
      return done(await read());
    });

  return { read, save };
};

export type SettingsService = ReturnType<typeof createSettings>;
