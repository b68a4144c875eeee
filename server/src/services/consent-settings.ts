import {
  done,
  refuse,
  type ConsentDraft,
  type ConsentSettings,
  type ConsentSettingsAnswer,
  type Outcome,
  type Person,
  type SaveConsent,
  type Snapshot,
} from '../contract';
import { samePerson } from '../core/approval';
import { consentChanges, consentSentence } from '../core/consent-changes';
import { canonicalJson, type Sha256 } from '../core/hash';
import { REGION_PACKS } from '../core/region-packs';
import { USUAL_CONSENT } from '../core/usual-consent';
import { VISITOR_TEXTS } from '../core/visitor-texts';
import type { Clock } from '../io/clock';
import type { Stores } from '../io/ports';
import { activity } from './describe';

interface Parts {
  stores: Stores;
  clock: Clock;
  sha256: Sha256;
  /** Whether something in front of the site says where visitors are. */
  knowsPlaces: boolean;
}

/** The settings about consent: saved by somebody, met by visitors once somebody else has published them. */
export const createConsentSettings = ({ stores, clock, sha256, knowsPlaces }: Parts) => {
  const hashOf = (settings: ConsentSettings): string => sha256(canonicalJson(settings));

  /** What was last saved, compared with what a snapshot says. */
  const draftAfter = async (snapshot: Pick<Snapshot, 'consent'> | null): Promise<ConsentDraft> => {
    const live = snapshot?.consent ?? USUAL_CONSENT;
    const saved = await stores.consentSettings.read();
    const settings = saved?.settings ?? live;
    const changes = consentChanges(live, settings);
    return {
      settings,
      hash: hashOf(settings),
      changes,
      authors: changes.length > 0 ? (saved?.authors ?? []) : [],
    };
  };

  // A publication that is damaged says nothing; what is saved is then compared with the usual settings.
  const draft = async (): Promise<ConsentDraft> =>
    draftAfter(await stores.snapshots.latest().catch(() => null));

  const read = async (): Promise<ConsentSettingsAnswer> => ({
    ...(await draft()),
    usualTexts: { ...VISITOR_TEXTS },
    packs: [...REGION_PACKS],
    knowsPlaces,
  });

  const save = ({ settings, base }: SaveConsent, person: Person): Promise<Outcome<ConsentSettingsAnswer>> =>
    stores.transact(async () => {
      const before = await draft();
      if (before.hash !== base) return refuse('consent_conflict');
      const changes = consentChanges(before.settings, settings);
      if (changes.length === 0) return done(await read());
      const others = before.authors.filter((author) => !samePerson(author, person));
      await stores.consentSettings.write({ settings, authors: [...others, person] });
      for (const change of changes) {
        await stores.activities.append(
          activity(clock.now(), person, 'consent_settings', consentSentence(change)),
        );
      }
      return done(await read());
    });

  return { read, save, draftAfter };
};

export type ConsentSettingsService = ReturnType<typeof createConsentSettings>;
