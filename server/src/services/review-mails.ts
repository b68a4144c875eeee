import type { ReviewTaskKind } from '../contract';
import type { Mail } from '../core/mail-text';
import { mailLanguage } from '../core/mail-words';
import type { NoteKind } from '../core/review';
import { dayText, type Zones } from '../core/review-calendar';
import { reviewStatus } from '../core/review-dates';
import { reportMail, reviewMail, type LetterLine } from '../core/review-mail-text';
import type { ReviewDatesService } from './review-dates';
import type { ReportLetter, ReviewLetter, ReviewMails } from './review-letters';

interface Parts {
  zones: Zones;
  dates: Pick<ReviewDatesService, 'schedule' | 'datesOf'>;
  /** Hand a mail to Strapi's e-mail plugin. */
  deliver: (to: string, mail: Mail) => Promise<void>;
  /** Address of a pixel's review in the admin panel. */
  screenOf: (slug: string) => string;
}

/** What is done without telling anybody is in no letter. */
const isTold = (kind: NoteKind): kind is LetterLine['kind'] => kind !== 'halted' && kind !== 'retired';

/** Mails about reviews, by Strapi's e-mail plugin. */
export const createReviewMails = ({ zones, dates, deliver, screenOf }: Parts): ReviewMails => {
  const dayOf = (moment: string, timeZone: string): string =>
    dayText(zones.dayOf(timeZone, Date.parse(moment)));

  const linesOf = ({ items, timeZone }: ReviewLetter): LetterLine[] =>
    items.flatMap(({ kind, name, slug, review, day }) =>
      isTold(kind)
        ? [
            {
              kind,
              name,
              owner: review?.owner.name ?? '',
              due: review ? dayOf(review.dueAt, timeZone) : '',
              day,
              url: screenOf(slug),
            },
          ]
        : [],
    );

  const send =
    (kind: Exclude<ReviewTaskKind, 'report'>) =>
    (letter: ReviewLetter): Promise<void> =>
      deliver(letter.to.email, reviewMail(mailLanguage(letter.to.language), kind, linesOf(letter)));

  const report = async ({ to, month, at }: ReportLetter): Promise<void> => {
    const schedule = await dates.schedule(at);
    const live = schedule.pixels
      .filter((pixel) => pixel.live !== null)
      .map((pixel) => dates.datesOf(pixel, schedule));
    const now = Date.parse(at);
    const count = (status: string) => live.filter((each) => reviewStatus(each, now) === status).length;
    const counts = {
      live: live.length,
      due: count('due'),
      overdue: count('overdue'),
      stopped: live.filter(({ stops }) => now >= stops).length,
    };
    await deliver(to.email, reportMail(mailLanguage(to.language), month, counts));
  };

  return {
    digest: send('digest'),
    reminder: send('reminder'),
    warning: send('warning'),
    escalation: send('escalation'),
    paused: send('paused'),
    report,
  };
};
