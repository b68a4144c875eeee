import type { ReviewTaskKind } from '../contract';
import { isByHand } from '../core/by-hand';
import type { Mail } from '../core/mail-text';
import { mailLanguage, type MailLanguage } from '../core/mail-words';
import { addressOf, type NoteKind } from '../core/review';
import { addDays } from '../core/review-due';
import { reviewMail, type LetterKind, type LetterPixel } from '../core/review-mail-text';
import { reportMail } from '../core/review-report-text';
import { sentenceIn } from './pixel-words';
import type { LetterItem, ReportLetter, ReviewLetter, ReviewMails } from './review-letters';
import type { ReviewLinks } from './review-links';
import type { ReviewReport } from './review-report';

/** Addresses that mails lead to. */
export interface MailAddresses {
  /** A pixel's screen in the admin panel. */
  screenOf: (slug: string) => string;
  /** A pixel's review in the admin panel. */
  reviewOf: (slug: string) => string;
  /** Lists in the admin panel. */
  reviews: string;
  inventory: string;
  /** Where an owner answers without an account. */
  answerOf: (token: string) => string;
}

interface Parts {
  links: Pick<ReviewLinks, 'write'>;
  report: ReviewReport;
  addresses: MailAddresses;
  /** Host of the site; empty: not known. */
  siteHost: () => Promise<string>;
  /** Hand a mail to Strapi's e-mail plugin. */
  deliver: (to: string, mail: Mail) => Promise<void>;
}

/** What is different about a mail that somebody wants to look at: it says so first, and its links answer nothing. */
export interface Specimen {
  notes: (language: MailLanguage) => string[];
}

const LINK_DAYS = 30;

/** What stands in the place of a link that would answer. */
const NO_TOKEN = 'example';

/** What an owner can answer. */
const ANSWERED: ReadonlySet<NoteKind> = new Set(['ask', 'remind', 'warn', 'stopped']);

/** What is done without telling anybody is in no letter. */
const isTold = (kind: NoteKind): kind is LetterPixel['kind'] => kind !== 'halted' && kind !== 'retired';

/** Writes of mails about reviews, and hands them to Strapi's e-mail plugin. */
export const createReviewMails = ({ links, report, addresses, siteHost, deliver }: Parts) => {
  const isTheirs = ({ kind, review }: LetterItem, { to }: ReviewLetter): boolean =>
    ANSWERED.has(kind) && (!review || addressOf(review.owner.email) === addressOf(to.email));

  const pixelOf = (
    item: LetterItem,
    letter: ReviewLetter,
    language: MailLanguage,
    isSpecimen: boolean,
  ): LetterPixel[] => {
    const { kind, slug, name, review, content, day, comment, deed } = item;
    if (!isTold(kind)) return [];
    const until = Date.parse(addDays(letter.at, LINK_DAYS));
    const token = () => (isSpecimen || !review ? NO_TOKEN : links.write(review, language, until));
    return [
      {
        kind,
        name,
        sentence: content ? sentenceIn(language, content) : '',
        owner: review?.owner.name ?? '',
        review,
        day,
        flags: review?.evidence.flags ?? [],
        comment,
        ...(deed ? { deed } : {}),
        declared: content?.delivery === 'declared',
        url: review && !deed ? addresses.reviewOf(slug) : addresses.screenOf(slug),
        answerUrl: review && isTheirs(item, letter) ? addresses.answerOf(token()) : '',
      },
    ];
  };

  const write = async (kind: LetterKind, letter: ReviewLetter, specimen?: Specimen): Promise<Mail> => {
    const { to, items, timeZone, at } = letter;
    const language = mailLanguage(to.language);
    return reviewMail(language, kind, {
      pixels: items.flatMap((item) => pixelOf(item, letter, language, specimen !== undefined)),
      timeZone,
      site: await siteHost(),
      toOwner: items.some((item) => isByHand(item.kind) || isTheirs(item, letter)),
      listUrl: addresses.reviews,
      answersUntil: addDays(at, LINK_DAYS),
      notes: specimen?.notes(language) ?? [],
    });
  };

  const writeReport = async (letter: ReportLetter, specimen?: Specimen): Promise<Mail> => {
    const language = mailLanguage(letter.to.language);
    return reportMail(language, {
      ...(await report.factsOf(letter)),
      site: await siteHost(),
      inventoryUrl: addresses.inventory,
      notes: specimen?.notes(language) ?? [],
    });
  };

  const send =
    (kind: Exclude<ReviewTaskKind, 'report'>) =>
    async (letter: ReviewLetter): Promise<void> =>
      deliver(letter.to.email, await write(kind, letter));

  const mails: ReviewMails = {
    digest: send('digest'),
    reminder: send('reminder'),
    warning: send('warning'),
    escalation: send('escalation'),
    paused: send('paused'),
    by_hand: send('by_hand'),
    report: async (letter) => deliver(letter.to.email, await writeReport(letter)),
  };

  return { mails, write, writeReport };
};

export type ReviewMailWriter = Pick<ReturnType<typeof createReviewMails>, 'write' | 'writeReport'>;
