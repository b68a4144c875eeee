import {
  sentence,
  type BulkPause,
  type BulkResult,
  type BulkSubmit,
  type Outcome,
  type Person,
  type Version,
} from '../contract';
import type { Inventory } from './inventory';
import type { Mails } from './mails';
import type { LiveDeed, OwnerNotices } from './owner-notices';
import type { PublicationService } from './publications';

interface Parts {
  inventory: Pick<Inventory, 'submit'>;
  publications: Pick<PublicationService, 'pauseOneOf'>;
  mails: Pick<Mails, 'submitted'>;
  notices: Pick<OwnerNotices, 'tell'>;
  /** Told of what should not happen, so that it is in the log and not only on a screen. */
  onError: (error: unknown) => void;
}

type Result = BulkResult['results'][number];

/** Many pixels at once: each in a transaction of its own, so that one that is refused does not hold up the others. */
export const createBulk = ({ inventory, publications, mails, notices, onError }: Parts) => {
  const one = async (slug: string, said: string, work: () => Promise<Outcome<unknown>>): Promise<Result> => {
    try {
      const outcome = await work();
      return { slug, ok: outcome.ok, message: outcome.ok ? said : sentence(outcome) };
    } catch (error) {
      onError(error);
      return { slug, ok: false, message: sentence({ code: 'unexpected', details: {} }) };
    }
  };

  const submit = async ({ items }: BulkSubmit, person: Person): Promise<BulkResult> => {
    const results: Result[] = [];
    const submitted: Version[] = [];
    for (const { slug, version, hash } of items) {
      const work = () =>
        inventory.submit(slug, { version, hash }, person, (happened) => submitted.push(happened));
      results.push(await one(slug, 'Waits for approval now.', work));
    }
    mails.submitted(submitted, person);
    return { results };
  };

  const pause = async ({ slugs, reason }: BulkPause, person: Person): Promise<BulkResult> => {
    const results: Result[] = [];
    // By pixel, as work that starts over tells once more.
    const deeds = new Map<string, LiveDeed>();
    const note = (deed: LiveDeed) => Promise.resolve(void deeds.set(deed.pixel, deed));
    for (const slug of slugs) {
      results.push(await one(slug, 'Stopped.', () => publications.pauseOneOf(slug, reason, person, note)));
    }
    await notices.tell([...deeds.values()]);
    return { results };
  };

  return { submit, pause };
};

export type Bulk = ReturnType<typeof createBulk>;
