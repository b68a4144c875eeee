import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import type { FeedCalendar } from '../core/review-feed';

/** Calendars that look more rarely by themselves are told to look twice a day. */
const REFRESH_SECONDS = 12 * 60 * 60;

/** Write a calendar as a file that calendars subscribe to (RFC 5545). */
export const calendarFile = ({ name, events }: FeedCalendar): string => {
  const calendar = ical({
    name,
    prodId: { company: 'strapi-plugin-pixel-inventory', product: 'reviews' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SECONDS,
  });
  for (const { id, day, title, text, url } of events) {
    calendar.createEvent({
      id,
      start: day,
      allDay: true,
      summary: title,
      description: url === '' ? text : `${text}\n${url}`,
      url: /^https?:\/\//.test(url) ? url : null,
      // Nobody is busy because of it.
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
};
