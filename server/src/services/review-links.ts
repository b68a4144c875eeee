import { LIMITS, type AnswerClaims, type PixelContent, type Review, type ReviewEntry } from '../contract';
import {
  laterPage,
  overPage,
  questionPage,
  thanksPage,
  type AnswerFault,
  type AnswerOver,
} from '../core/answer-page';
import type { Sha256 } from '../core/hash';
import { severalLines } from '../core/mail-blocks';
import type { MailLanguage } from '../core/mail-words';
import type { Clock } from '../io/clock';
import type { Stores } from '../io/ports';
import type { AnswerTokens } from '../io/review-ports';
import { sentenceIn } from './pixel-words';
import type { ReviewAnswerService } from './review-answers';
import type { ReviewService } from './reviews';
import type { SettingsService } from './settings';

export { ANSWER_STYLE } from '../core/answer-page';
export { languageAmong } from '../core/mail-words';

interface Parts {
  stores: Stores;
  clock: Clock;
  sha256: Sha256;
  tokens: AnswerTokens;
  reviews: Pick<ReviewService, 'these'>;
  answers: Pick<ReviewAnswerService, 'answerByLink'>;
  settings: Pick<SettingsService, 'read'>;
  /** Host of the site; empty: not known. */
  siteHost: () => Promise<string>;
  onError: (error: unknown) => void;
}

/** A page for a browser. */
export interface AnswerPage {
  status: number;
  html: string;
}

/** What the form of the page sends. */
export interface AnswerFields {
  form: string;
  answer: string;
  seen: string;
  comment: string;
  /** The browser does not say that another site sent it. */
  fromHere: boolean;
}

const DAY = 24 * 60 * 60 * 1000;
const FORM_HOURS = 12;
const SHOWN_OF_HASH = 16;
const HISTORY_READ = 100;

interface Open {
  claims: AnswerClaims;
  review: Review;
  content: PixelContent;
}
type Judged = Open | { claims: AnswerClaims | null; over: AnswerOver; at: string };

const ENDS: ReadonlySet<ReviewEntry['outcome']> = new Set(['keep', 'pause', 'retire']);

/**
 * Links by which owners answer without an account. Each is for one review of one pixel by one owner: an answer ends that
 * review, so that it counts once. Looking at its page changes nothing.
 */
export const createReviewLinks = (parts: Parts) => {
  const { stores, clock, sha256, tokens, reviews, answers, settings, siteHost, onError } = parts;

  const short = (text: string): string => sha256(text).slice(0, SHOWN_OF_HASH);
  const ownerKey = (email: string): string => short(email.trim().toLowerCase());
  const now = (): number => Date.parse(clock.now());

  /** What was answered, or why nothing can be: a link that was used says so, even when its time is over. */
  const overOf = async (
    claims: AnswerClaims,
    review: Review | null,
  ): Promise<[AnswerOver, string] | null> => {
    const { pixel, period, owner, until } = claims;
    const history = await stores.reviews.ofPixel(pixel, HISTORY_READ);
    const answer = history.find((entry) => entry.period === period && ENDS.has(entry.outcome));
    if (answer?.way === 'link') return ['answered', answer.at];
    if (until <= now()) return ['expired', ''];
    if (answer) return ['outdated', ''];
    if (!review) return ['gone', ''];
    if (review.period !== period) return ['outdated', ''];
    return ownerKey(review.owner.email) === owner ? null : ['owner', ''];
  };

  const judge = async (token: string): Promise<Judged> => {
    const claims = tokens.read(token);
    if (!claims) return { claims, over: 'invalid', at: '' };
    const review = (await reviews.these([claims.pixel])).get(claims.pixel) ?? null;
    const [over, at] = (await overOf(claims, review)) ?? [null, ''];
    if (over !== null) return { claims, over, at };
    const version = review && (await stores.versions.find(review.slug, review.version));
    return review && version
      ? { claims, review, content: version.content }
      : { claims, over: 'gone', at: '' };
  };

  const over = async (
    { claims, over: why, at }: Exclude<Judged, Open>,
    read: MailLanguage | null,
  ): Promise<AnswerPage> => {
    const { timeZone, languageWithoutAccount } = (await settings.read()).reviews;
    const language = claims?.language ?? read ?? languageWithoutAccount;
    return { status: why === 'invalid' ? 404 : 410, html: overPage(language, why, at, timeZone) };
  };

  const question = async (
    token: string,
    { claims, review, content }: Open,
    fault: AnswerFault | null,
    comment: string,
  ): Promise<AnswerPage> => ({
    status: fault === null ? 200 : 400,
    html: questionPage(claims.language, {
      review,
      sentence: sentenceIn(claims.language, content),
      declared: content.delivery === 'declared',
      timeZone: (await settings.read()).reviews.timeZone,
      site: await siteHost(),
      formToken: tokens.writeForm({
        link: short(token),
        flags: review.evidence.flags.map(({ code }) => code),
        until: now() + (FORM_HOURS * DAY) / 24,
      }),
      comment,
      commentLimit: LIMITS.reason,
      fault,
    }),
  });

  /** Whether the form is of a page that this link showed, and that said all that is not as it should be. */
  const isOurForm = (token: string, { form, fromHere }: AnswerFields, { evidence }: Review): boolean => {
    const shown = tokens.readForm(form);
    if (!shown || !fromHere || shown.link !== short(token) || shown.until <= now()) return false;
    return evidence.flags.every(({ code }) => shown.flags.includes(code));
  };

  const faultOf = (token: string, fields: AnswerFields, review: Review): AnswerFault | null => {
    const isAnswer = fields.answer === 'keep' || fields.answer === 'not_needed';
    if (!isAnswer || !isOurForm(token, fields, review)) return 'again';
    if (severalLines(fields.comment).length > LIMITS.reason) return 'comment-long';
    const isFlagged = review.evidence.flags.length > 0;
    return fields.answer === 'keep' && isFlagged && fields.seen !== 'yes' ? 'seen-missing' : null;
  };

  const give = async (open: Open, fields: AnswerFields): Promise<AnswerPage | null> => {
    const { claims, review, content } = open;
    const said = fields.answer === 'keep' ? 'keep' : 'not_needed';
    const comment = severalLines(fields.comment);
    const outcome = await answers.answerByLink(review.slug, claims.period, review.owner, said, comment);
    if (!outcome.ok) return null;
    const stopped = content.delivery === 'declared' ? 'told' : 'stopped';
    return { status: 200, html: thanksPage(claims.language, said === 'keep' ? 'kept' : stopped, review) };
  };

  return {
    /** Write what the address of a link ends with, and say until when it counts at most. */
    write: (
      { slug, period, owner }: Pick<Review, 'slug' | 'period' | 'owner'>,
      language: MailLanguage,
      until: number,
    ) => tokens.write({ pixel: slug, period, owner: ownerKey(owner.email), language, until }),

    /** Show what a link asks. Changes nothing. `read`: what the browser says that its reader reads; null: nothing that we write. */
    show: async (token: string, read: MailLanguage | null): Promise<AnswerPage> => {
      const judged = await judge(token);
      return 'over' in judged ? over(judged, read) : question(token, judged, null, '');
    },

    /** Take the answer that the page's form sends, once. */
    answer: async (token: string, fields: AnswerFields, read: MailLanguage | null): Promise<AnswerPage> => {
      const judged = await judge(token);
      if ('over' in judged) return over(judged, read);
      const fault = faultOf(token, fields, judged.review);
      if (fault !== null) return question(token, judged, fault, fields.comment);
      const failed = { status: 503, html: laterPage(judged.claims.language, 'failed') };
      try {
        const page = await give(judged, fields);
        if (page) return page;
      } catch (error) {
        onError(error);
        return failed;
      }
      // Somebody was faster.
      const again = await judge(token);
      return 'over' in again ? over(again, read) : failed;
    },

    /** Ask whoever sends too many requests to wait. They cost no look at the settings. */
    busy: (read: MailLanguage | null): AnswerPage => ({
      status: 429,
      html: laterPage(read ?? 'en', 'busy'),
    }),
  };
};

export type ReviewLinks = ReturnType<typeof createReviewLinks>;
