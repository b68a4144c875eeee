import type { ReviewFlag } from '../contract';
import { heading, link, text, type Block } from './mail-blocks';
import { dayIn, monthWords } from './mail-days';
import { compose, type Mail, type Say } from './mail-text';
import type { MailLanguage } from './mail-words';
import { flagWords } from './review-words';

/** A pixel in the report. */
export interface ReportPixel {
  name: string;
  owner: string;
  /** Moment (RFC 3339). */
  dueAt: string;
  flags: readonly ReviewFlag[];
  /** Address of its screen. */
  url: string;
}

/** All that the monthly report says. */
export interface ReportFacts {
  /** `2026-11` */
  month: string;
  /** Since when something is new (RFC 3339). */
  since: string;
  timeZone: string;
  /** Host of the site; empty: not known. */
  site: string;
  live: number;
  due: number;
  stopped: number;
  fresh: readonly ReportPixel[];
  retired: readonly ReportPixel[];
  overdue: readonly ReportPixel[];
  flagged: readonly ReportPixel[];
  /** Address of the inventory in the admin panel, which exports it. */
  inventoryUrl: string;
  notes: readonly string[];
  /** The whole list as CSV. */
  csv: string;
}

/** The table holds all of them. */
const NAMED = 25;

type Line = (pixel: ReportPixel) => string;

const section = (title: string, pixels: readonly ReportPixel[], line: Line, say: Say): Block[] => {
  if (pixels.length === 0) return [];
  const items = pixels.slice(0, NAMED).map((pixel) => ({ text: line(pixel), url: pixel.url }));
  const left = pixels.length - items.length;
  const more = left > 0 ? [{ text: say('review.report.more', { count: left }), url: '' }] : [];
  return [heading(title), { kind: 'list', items: [...items, ...more] }];
};

/** Write the monthly report. */
export const reportMail = (language: MailLanguage, facts: ReportFacts): Mail => {
  const { month, since, timeZone, fresh, retired, overdue, flagged } = facts;
  const dayOf = (moment: string): string => dayIn(language, timeZone, moment);
  const mail = compose(language, (say) => {
    const site = facts.site || say('review.this-site');
    const plain: Line = ({ name, owner }) => say('review.report.item', { name, owner });
    const late: Line = ({ name, owner, dueAt }) =>
      say('review.report.item-overdue', { name, owner, day: dayOf(dueAt) });
    const odd: Line = ({ name, owner, flags }) =>
      say('review.report.item-flagged', {
        name,
        owner,
        flags: flags.map((flag) => flagWords(flag, language, say)).join(' '),
      });
    const numbers = [
      say('review.report.live', { count: facts.live }),
      say('review.report.due', { count: facts.due }),
      say('review.report.overdue', { count: overdue.length }),
      say('review.report.stopped', { count: facts.stopped }),
      say('review.report.flagged', { count: flagged.length }),
      say('review.report.new', { count: fresh.length }),
      say('review.report.retired', { count: retired.length }),
    ];
    return {
      subject: say('review.report.subject', { site, month: monthWords(language, month) }),
      blocks: [
        ...facts.notes.map(text),
        text(say('review.report.text', { day: dayOf(since) })),
        heading(say('review.report.numbers')),
        { kind: 'list', items: numbers.map((words) => ({ text: words, url: '' })) },
        ...section(say('review.report.overdue', { count: overdue.length }), overdue, late, say),
        ...section(say('review.report.flagged', { count: flagged.length }), flagged, odd, say),
        ...section(say('review.report.new', { count: fresh.length }), fresh, plain, say),
        ...section(say('review.report.retired', { count: retired.length }), retired, plain, say),
        text(say('review.report.csv')),
        ...link(say('review.report.inventory'), facts.inventoryUrl),
      ],
      foot: [say('review.report.reason')],
    };
  });
  const file = {
    filename: `pixels-${month}.csv`,
    content: facts.csv,
    contentType: 'text/csv; charset=utf-8',
  };
  return { ...mail, attachments: [file] };
};
