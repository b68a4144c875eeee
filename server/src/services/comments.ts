import { done, refuse, type Outcome, type Person, type WriteComment } from '../contract';
import type { Clock } from '../io/clock';
import type { Stores } from '../io/ports';
import { activity } from './describe';

interface Parts {
  stores: Stores;
  clock: Clock;
}

/** What people write about versions, outside of a decision. */
export const createComments = ({ stores, clock }: Parts) => {
  const write = (slug: string, { version, text }: WriteComment, person: Person): Promise<Outcome<null>> =>
    stores.transact(async () => {
      if (!(await stores.pixels.find(slug))) return refuse('pixel_not_found', { slug });
      if (!(await stores.versions.find(slug, version))) {
        return refuse('version_not_found', { slug, version });
      }
      const at = clock.now();
      await stores.comments.insert(slug, { version, text, person, at });
      await stores.activities.append(
        activity(at, person, 'comment', `Commented on version ${version}: ${text}`, { pixel: slug, version }),
      );
      return done(null);
    });

  return { write };
};

export type CommentService = ReturnType<typeof createComments>;
