import type { NewReviewFeed, Person, ReviewFeed } from '../contract';
import type { Sha256 } from '../core/hash';
import { mailLanguage } from '../core/mail-words';
import { dayText, type Zones } from '../core/review-calendar';
import { feedCalendar, type FeedCalendar } from '../core/review-feed';
import type { Clock } from '../io/clock';
import type { Stores } from '../io/ports';
import type { ReviewService } from './reviews';

interface Parts {
  stores: Pick<Stores, 'people' | 'reviewFeeds'>;
  clock: Clock;
  sha256: Sha256;
  zones: Zones;
  reviews: Pick<ReviewService, 'all'>;
  /** A text that nobody can guess, fit for a path. */
  newToken: () => string;
  /** Address of a feed by its token. */
  feedOf: (token: string) => string;
  /** Address of a pixel's review in the admin panel. */
  screenOf: (slug: string) => string;
}

/** The dates of reviews in people's own calendars, by an address that only its owner knows. */
export const createReviewFeed = (parts: Parts) => {
  const { stores, clock, sha256, zones, reviews } = parts;

  const find = async ({ id }: Person): Promise<ReviewFeed> => {
    const found = await stores.reviewFeeds.of(id);
    return { active: found !== null, createdAt: found?.createdAt ?? null };
  };

  /** Make a new address. The one before ends. */
  const renew = async (person: Person): Promise<NewReviewFeed> => {
    const token = parts.newToken();
    await stores.reviewFeeds.renew(person, sha256(token), clock.now());
    return { url: parts.feedOf(token) };
  };

  /** Read a feed; null: there is none, or its owner may not see reviews any more. */
  const read = async (token: string): Promise<FeedCalendar | null> => {
    const owner = await stores.reviewFeeds.ownerOf(sha256(token));
    if (!owner) return null;
    const account = (await stores.people.whoMay('read')).find(({ id }) => id === owner.id);
    if (!account) return null;
    const { entries, timeZone } = await reviews.all();
    return feedCalendar(mailLanguage(account.language), entries, {
      stopDay: ({ stopsAt }) => stopsAt && dayText(zones.dayOf(timeZone, Date.parse(stopsAt))),
      urlOf: parts.screenOf,
    });
  };

  return { find, renew, end: ({ id }: Person): Promise<void> => stores.reviewFeeds.end(id), read };
};

export type ReviewFeedService = ReturnType<typeof createReviewFeed>;
