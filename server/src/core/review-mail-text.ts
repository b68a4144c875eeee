import type { ReviewTaskKind } from '../contract';
import { compose, text, type Mail } from './mail-text';
import type { MailLanguage } from './mail-words';
import type { NoteKind } from './review';

type LetterKind = Exclude<ReviewTaskKind, 'report'>;

/** A pixel in a mail about reviews, in words. */
export interface LetterLine {
  kind: Exclude<NoteKind, 'halted' | 'retired'>;
  name: string;
  owner: string;
  /** Days (RFC 3339). */
  due: string;
  day: string;
  /** Address of its screen. */
  url: string;
}

/** Write a mail about reviews to one person; at least one line. */
export const reviewMail = (language: MailLanguage, kind: LetterKind, lines: readonly LetterLine[]): Mail =>
  compose(language, (say) => ({
    subject: say(`review.${kind}.subject`, { count: lines.length }),
    blocks: [
      text(say(`review.${kind}.text`)),
      {
        kind: 'list',
        items: lines.map((line) => ({ text: say(`review.item.${line.kind}`, { ...line }), url: line.url })),
      },
      text(say('review.reason')),
    ],
  }));

/** How many pixels stand how. */
export interface ReportCounts {
  live: number;
  due: number;
  overdue: number;
  stopped: number;
}

/** Write the monthly report. */
export const reportMail = (language: MailLanguage, month: string, counts: ReportCounts): Mail =>
  compose(language, (say) => ({
    subject: say('review.report.subject', { month }),
    blocks: [text(say('review.report.text', { ...counts })), text(say('review.report.reason'))],
  }));
