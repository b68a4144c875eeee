import type { CalendarEntry } from '../contract';
import { sayIn } from './mail-text';
import type { MailLanguage } from './mail-words';

/** A whole day in a calendar. */
export interface FeedEvent {
  /** The same as long as it is about the same, so that a calendar moves it instead of adding another. */
  id: string;
  /** RFC 3339. */
  day: string;
  title: string;
  text: string;
  url: string;
}

export interface FeedCalendar {
  name: string;
  events: FeedEvent[];
}

type FeedEntry = Pick<CalendarEntry, 'slug' | 'name' | 'owner' | 'period' | 'stopsAt' | 'stopped' | 'day'>;

/**
 * Write what a calendar shows of reviews: the day on which each is due, and, where nobody's answer has a consequence, the day
 * of that. `stopDay`: the day of `stopsAt` where the site is.
 */
export const feedCalendar = (
  language: MailLanguage,
  entries: readonly FeedEntry[],
  parts: { stopDay: (entry: FeedEntry) => string | null; urlOf: (slug: string) => string },
): FeedCalendar => {
  const say = sayIn(language);
  const eventsOf = (entry: FeedEntry): FeedEvent[] => {
    const { slug, name, owner, period, day, stopped } = entry;
    const common = { text: say('feed.text', { owner: owner.name }), url: parts.urlOf(slug) };
    const idOf = (what: string): string => `${slug}-${Date.parse(period)}-${what}@pixel-inventory`;
    const stopDay = parts.stopDay(entry);
    return [
      { id: idOf('due'), day, title: say('feed.due', { name }), ...common },
      ...(stopDay === null
        ? []
        : [
            {
              id: idOf('stop'),
              day: stopDay,
              title: say(stopped ? 'feed.stopped' : 'feed.stops', { name }),
              ...common,
            },
          ]),
    ];
  };
  return { name: say('feed.name'), events: entries.flatMap(eventsOf) };
};
