import type { Review, ReviewFlag, ReviewTaskKind } from '../contract';
import { bytesOf } from './bytes';
import {
  heading,
  link,
  oneLine,
  severalLines,
  text,
  type Block,
  type MailLink,
  type PixelBlock,
} from './mail-blocks';
import { isByHand } from './by-hand';
import { dayIn, dayWords, momentIn } from './mail-days';
import { htmlBlock } from './mail-html';
import { compose, type Mail, type Say } from './mail-text';
import type { MailLanguage } from './mail-words';
import type { ByHand, NoteKind } from './review';
import { dueWords, flagWords } from './review-words';

export type LetterKind = Exclude<ReviewTaskKind, 'report'>;

/** A pixel in a mail about reviews. */
export interface LetterPixel {
  kind: Exclude<NoteKind, 'halted' | 'retired'>;
  name: string;
  /** What it is, in one sentence; empty: not known. */
  sentence: string;
  owner: string;
  /** Null: it was retired, so there is nothing to review. */
  review: Pick<Review, 'dueAt' | 'stopsAt' | 'status' | 'askedAt'> | null;
  /** Day (RFC 3339) on which it will be stopped, of a warning. */
  day: string;
  flags: readonly ReviewFlag[];
  /** What its owner wrote; empty: nothing. */
  comment: string;
  /** Who stopped it, started it again or retired it, when (RFC 3339), and why; '': nothing was said. */
  deed?: { by: string; at: string; reason: string };
  /** Something else puts it into the site, so that we cannot stop it. */
  declared: boolean;
  /** Address of its review in the admin panel. */
  url: string;
  /** Address at which its owner can answer without an account; empty: the mail is to somebody else. */
  answerUrl: string;
}

/** All that a mail about reviews says. At least one pixel. */
export interface LetterFacts {
  pixels: readonly LetterPixel[];
  timeZone: string;
  /** Host of the site; empty: not known. */
  site: string;
  toOwner: boolean;
  /** Address of the list of reviews in the admin panel. */
  listUrl: string;
  /** Until when the links to answer count at most (RFC 3339). */
  answersUntil: string;
  /** What is said before everything else, such as that it is a test. */
  notes: readonly string[];
}

/** Mail programs cut off what is longer than 102 kB: so many bytes may pixels take, beside the rest. */
const ROOM = 80_000;
/** From so many pixels on, headings help to find one's way. */
const GROUPED_FROM = 6;

interface Telling {
  language: MailLanguage;
  facts: LetterFacts;
  say: Say;
}

/** What somebody did, and what that means. The reason is what they wrote, and is quoted. */
const deedLines = (kind: ByHand, pixel: LetterPixel, { language, facts, say }: Telling): string[] => {
  const { deed, declared } = pixel;
  if (!deed) return [];
  const values = { by: deed.by, moment: momentIn(language, facts.timeZone, deed.at) };
  if (kind === 'resume') return [say('review.line.resume', values)];
  return [
    say(declared ? `review.line.${kind}-declared` : `review.line.${kind}`, values),
    say(deed.reason === '' ? 'review.line.no-reason' : 'review.line.reason'),
  ];
};

const linesOf = (pixel: LetterPixel, telling: Telling): string[] => {
  const { language, facts, say } = telling;
  const { kind, review, owner, day } = pixel;
  const dayOf = (moment: string): string => dayIn(language, facts.timeZone, moment);
  const due = review ? [dueWords(review.status, dayOf(review.dueAt), say)] : [];
  const stops = (words: string): string[] => [say('review.line.stops', { day: words })];
  const mayStop = review?.stopsAt ? stops(dayOf(review.stopsAt)) : [];
  switch (kind) {
    case 'pause':
    case 'resume':
    case 'retire':
      return deedLines(kind, pixel, telling);
    case 'ask':
      return [...due, ...mayStop];
    case 'remind':
      return [
        ...due,
        ...(review?.askedAt ? [say('review.line.asked', { day: dayOf(review.askedAt) })] : []),
        ...mayStop,
      ];
    case 'warn':
      return [...due, ...stops(dayWords(language, day))];
    case 'stopped':
      return review?.stopsAt
        ? [say('review.line.stopped', { day: dayOf(review.stopsAt) })]
        : [say('review.line.retired')];
    case 'overdue':
      return [...due, say('review.line.nobody', { owner })];
    case 'not_needed':
      return [say(pixel.declared ? 'review.line.not_needed-declared' : 'review.line.not_needed', { owner })];
    case 'no_address':
    case 'not_delivered':
      return [...due, say(`review.line.${kind}`, { owner })];
  }
};

const linksOf = ({ name, url, answerUrl }: LetterPixel, { say }: Telling): MailLink[] => [
  { text: say('review.answer', { name }), url: answerUrl, main: true },
  { text: say('review.open', { name }), url },
];

const blockOf = (pixel: LetterPixel, level: PixelBlock['level'], telling: Telling): PixelBlock => {
  const { language, say } = telling;
  return {
    kind: 'pixel',
    level,
    name: oneLine(pixel.name),
    lines: [...(pixel.sentence === '' ? [] : [oneLine(pixel.sentence)]), ...linesOf(pixel, telling)],
    quote: severalLines(pixel.deed?.reason ?? pixel.comment),
    flags: pixel.deed ? [] : pixel.flags.map((flag) => flagWords(flag, language, say)),
    flagsLead: say('review.flags'),
    links: linksOf(pixel, telling),
  };
};

/** Most urgent first. */
const sorted = (pixels: readonly LetterPixel[]): LetterPixel[] =>
  [...pixels].sort((a, b) => (a.review?.dueAt ?? '').localeCompare(b.review?.dueAt ?? ''));

const isOverdue = ({ review }: LetterPixel): boolean => review?.status === 'overdue';

/** What is overdue comes first; in a long mail, under a heading of its own. */
const groupsOf = ({ facts, say }: Telling): { head: Block[]; pixels: LetterPixel[] }[] => {
  const pixels = sorted(facts.pixels);
  if (pixels.length < GROUPED_FROM || pixels.some(({ deed }) => deed)) return [{ head: [], pixels }];
  const groups = [
    { key: 'review.group.overdue', pixels: pixels.filter(isOverdue) },
    { key: 'review.group.due', pixels: pixels.filter((pixel) => !isOverdue(pixel)) },
  ] as const;
  return groups
    .filter((group) => group.pixels.length > 0)
    .map((group) => ({
      head: [heading(say(group.key, { count: group.pixels.length }))],
      pixels: group.pixels,
    }));
};

/** As many pixels as there is room for, and how many are left out. */
const pixelBlocks = (telling: Telling): { blocks: Block[]; left: number } => {
  const blocks: Block[] = [];
  let room = ROOM;
  let left = 0;
  for (const { head, pixels } of groupsOf(telling)) {
    if (room > 0) blocks.push(...head);
    for (const pixel of pixels) {
      const block = room > 0 ? blockOf(pixel, head.length > 0 ? 3 : 2, telling) : null;
      room -= block ? bytesOf(htmlBlock(block)) : 0;
      if (block && room > 0) blocks.push(block);
      else left += 1;
    }
  }
  return { blocks, left };
};

const siteOf = ({ facts, say }: Telling): string => facts.site || say('review.this-site');

const footOf = (telling: Telling): string[] => {
  const { language, facts, say } = telling;
  const { timeZone, answersUntil, toOwner, pixels } = facts;
  const site = siteOf(telling);
  const canAnswer = pixels.some(({ answerUrl }) => answerUrl !== '');
  return [
    ...(canAnswer ? [say('review.answers', { day: dayIn(language, timeZone, answersUntil) })] : []),
    say(toOwner ? 'review.reason-owner' : 'review.reason-approver', { site }),
    ...(pixels.some(({ deed }) => deed) ? [say('review.by_hand.reason')] : []),
  ];
};

/** What the mail is about, where it is about one thing that somebody did. */
const subjectOf = (kind: LetterKind, telling: Telling): string => {
  const { language, facts, say } = telling;
  const { pixels } = facts;
  const [first] = pixels;
  const site = siteOf(telling);
  if (first && isByHand(first.kind)) {
    return pixels.length === 1
      ? say(`review.${first.kind}.subject-one`, { name: first.name, site })
      : say(`review.${first.kind}.subject`, { count: pixels.length, site });
  }
  if (kind === 'by_hand') return say('review.by_hand.text', { site });
  if (pixels.length !== 1 || !first) return say(`review.${kind}.subject`, { count: pixels.length });
  const day = kind === 'warning' ? dayWords(language, first.day) : '';
  return say(`review.${kind}.subject-one`, { name: first.name, day });
};

/** Write a mail about reviews to one person. */
export const reviewMail = (language: MailLanguage, kind: LetterKind, facts: LetterFacts): Mail =>
  compose(language, (say) => {
    const telling = { language, facts, say };
    const { blocks, left } = pixelBlocks(telling);
    const rest = [text(say('review.rest', { count: left })), ...link(say('review.list'), facts.listUrl)];
    return {
      subject: subjectOf(kind, telling),
      blocks: [
        ...facts.notes.map(text),
        text(say(`review.${kind}.text`, { site: siteOf(telling) })),
        ...blocks,
        ...(left > 0 ? rest : []),
      ],
      foot: footOf(telling),
    };
  });
