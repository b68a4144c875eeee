import {
  done,
  refuse,
  sentence,
  type AnswerReview,
  type KeepMany,
  type KeepResult,
  type Outcome,
  type Person,
  type PixelContent,
  type Review,
  type ReviewAnswers,
  type ReviewEntry,
  type ReviewOutcome,
} from '../contract';
import * as approval from '../core/approval';
import { sayIn } from '../core/mail-text';
import { addressOf } from '../core/review';
import { addDays } from '../core/review-due';
import { flagWords } from '../core/review-words';
import type { Clock } from '../io/clock';
import type { Stores } from '../io/ports';
import { checkContent } from './check-content';
import { activity } from './describe';
import type { Drafts } from './drafts';
import type { LiveDeed, OwnerNotices } from './owner-notices';
import type { PublicationService } from './publications';
import { judgeAnswer, NO_RIGHTS, type ReviewRights } from './review-rights';
import type { ReviewService } from './reviews';

interface Parts {
  stores: Stores;
  clock: Clock;
  drafts: Drafts;
  publications: Pick<PublicationService, 'within' | 'follow'>;
  reviews: Pick<ReviewService, 'these'>;
  notices: Pick<OwnerNotices, 'open'>;
}

/** An answer as it is given, by whatever way. */
interface Given {
  outcome: ReviewOutcome;
  period: string;
  version?: number;
  answers: ReviewAnswers | null;
  comment: string;
  owner?: PixelContent['owner'];
  way: ReviewEntry['way'];
  person: Person;
  rights: ReviewRights;
}

const SAME_OWNER = 'This is the owner already.';
/** What is kept where an owner says so by a link, before what they wrote. */
export const NOT_NEEDED = 'Its owner says that it is no longer needed.';

/** Whoever stops or retires a pixel has looked at it; who changes it or hands it over leaves the look to somebody. */
const CLOSES: Record<ReviewOutcome, boolean> = {
  keep: true,
  pause: true,
  retire: true,
  change: false,
  hand_over: false,
};

const summaryOf = ({ outcome, comment, owner }: Given): string => {
  switch (outcome) {
    case 'keep':
      return comment === '' ? 'Reviewed it: it stays.' : `Reviewed it, and it stays: ${comment}`;
    case 'change':
      return comment === ''
        ? 'Reviewed it: it is to be changed.'
        : `Reviewed it, and it is to be changed: ${comment}`;
    case 'hand_over':
      return `Reviewed it, and handed it over to ${owner?.name ?? ''}.`;
    case 'pause':
      return 'Reviewed it, and stopped it.';
    case 'retire':
      return 'Reviewed it, and retired it.';
  }
};

const say = sayIn('en');

/** What stopped as nobody reviewed it runs again once it is kept. */
const restarted = ({ outcome, person }: Given, { slug, stopped, state }: Review, at: string): LiveDeed[] =>
  outcome === 'keep' && stopped && state !== 'paused' ? [{ kind: 'resume', pixel: slug, person, at }] : [];

/** What became of one of many. */
const keptOrNot = (
  slug: string,
  outcome: Outcome<Review>,
  found: Review | undefined,
): KeepResult['results'][number] => {
  if (outcome.ok) return { slug, ok: true, message: 'It stays.', flags: [] };
  const flags = outcome.code === 'review_flagged' ? (found?.evidence.flags ?? []) : [];
  return { slug, ok: false, message: sentence(outcome), flags };
};

/** Answering of reviews: what somebody decides takes effect in the same transaction that keeps the answer. */
export const createReviewAnswers = (parts: Parts) => {
  const { stores, clock, drafts, publications, reviews, notices } = parts;

  const keepEntry = (given: Given, review: Review, at: string): Promise<void> => {
    const { outcome, answers, comment, way, person } = given;
    const { slug, period, version, evidence } = review;
    return stores.reviews.insert({
      pixel: slug,
      period,
      version,
      outcome,
      answers,
      comment,
      evidence,
      way,
      person,
      at,
    });
  };

  /** The newest version with another owner: a draft, since whoever looks after it is part of what is approved. */
  const handOver = async (given: Given, slug: string, at: string): Promise<Outcome<null>> => {
    const { owner, person, rights } = given;
    const stored = await stores.pixels.find(slug);
    const head = stored && (await stores.versions.find(slug, stored.record.head));
    if (!stored || !head || !owner) return refuse('pixel_not_found', { slug });
    const refusal = approval.judge('edit', stored.record, person);
    if (refusal) return refusal;
    const isSame = owner.email === head.content.owner.email && owner.name === head.content.owner.name;
    if (isSame) return refuse('review_owner_same', {}, [{ path: ['owner', 'email'], message: SAME_OWNER }]);
    const checked = checkContent({ ...head.content, owner }, rights);
    if (!checked.ok) return checked;
    const summary = `Saved version ${head.number + 1}.`;
    await drafts.change(stored, checked.value, { person, at, summary });
    return done(null);
  };

  /** What the answer does besides being kept. */
  const act = (given: Given, slug: string, at: string): Promise<Outcome<null>> => {
    const { outcome, comment, person } = given;
    switch (outcome) {
      case 'hand_over':
        return handOver(given, slug, at);
      case 'pause':
        return pause(slug, comment, person, at);
      case 'retire':
        return publications.within.retire(slug, comment, person, at);
      case 'keep':
      case 'change':
        return Promise.resolve(done(null));
    }
  };

  /** What is stopped already stays so. */
  const pause = async (slug: string, reason: string, person: Person, at: string): Promise<Outcome<null>> => {
    const outcome = await publications.within.pause(slug, reason, person, at);
    return !outcome.ok && outcome.code === 'already_paused' ? done(null) : outcome;
  };

  const judge = (given: Given, review: Review | null): Outcome<Review> => {
    if (!review) return refuse('review_not_live');
    const { period, version, outcome, person, rights, way } = given;
    const refusal = judgeAnswer(outcome, review.owner.email, person, rights);
    if (refusal) return refusal;
    if (review.period !== period || (version !== undefined && version !== review.version))
      return refuse('review_outdated');
    const { flags } = review.evidence;
    return way === 'many' && flags.length > 0
      ? refuse('review_flagged', { flags: flags.map((flag) => flagWords(flag, 'en', say)).join(' ') })
      : done(review);
  };

  /** Within a transaction: check, act, keep. */
  const give = async (given: Given, found: Review | null, at: string): Promise<Outcome<Review>> => {
    const judged = judge(given, found);
    if (!judged.ok) return judged;
    const { slug, everyDays } = judged.value;
    const acted = await act(given, slug, at);
    if (!acted.ok) return acted;
    await keepEntry(given, judged.value, at);
    if (CLOSES[given.outcome]) {
      await stores.reviews.note(slug, { reviewedAt: at, reviewDueAt: addDays(at, everyDays) });
    }
    return judged;
  };

  const log = ({ slug, version }: Review, given: Given, at: string): Promise<unknown> =>
    stores.activities.append(
      activity(at, given.person, 'review', summaryOf(given), { pixel: slug, version }),
    );

  const answerOne = async (
    slug: string,
    given: Given,
    within?: (review: Review, at: string) => Promise<void>,
  ): Promise<Outcome<Review>> => {
    const outcome = await stores.transact(async (): Promise<Outcome<Review>> => {
      const at = clock.now();
      if (!(await stores.pixels.find(slug))) return refuse('pixel_not_found', { slug });
      const answered = await give(given, (await reviews.these([slug])).get(slug) ?? null, at);
      if (!answered.ok) return answered;
      const isLive =
        CLOSES[given.outcome] &&
        (await publications.within.redate('review', summaryOf(given), given.person, at, slug));
      if (!isLive) await log(answered.value, given, at);
      await within?.(answered.value, at);
      await notices.open(restarted(given, answered.value, at));
      return answered;
    });
    if (outcome.ok) await publications.follow();
    return outcome;
  };

  const answer = (
    slug: string,
    input: AnswerReview,
    person: Person,
    rights: ReviewRights,
  ): Promise<Outcome<Review>> => answerOne(slug, { ...input, way: 'page', person, rights });

  /**
   * Keep many at once, in one publication. Each that is flagged, or that somebody looked at meanwhile, is refused by itself, and
   * does not hold up the others.
   */
  const keepMany = async ({ items }: KeepMany, person: Person, rights: ReviewRights): Promise<KeepResult> => {
    const kept = { outcome: 'keep', answers: null, comment: '', way: 'many', person, rights } as const;
    const results = await stores.transact(async () => {
      const at = clock.now();
      const found = await reviews.these(items.map(({ slug }) => slug));
      const said: KeepResult['results'] = [];
      const deeds: LiveDeed[] = [];
      for (const { slug, period } of new Map(items.map((item) => [item.slug, item])).values()) {
        const given: Given = { ...kept, period };
        const outcome = await give(given, found.get(slug) ?? null, at);
        if (outcome.ok) {
          await log(outcome.value, given, at);
          deeds.push(...restarted(given, outcome.value, at));
        }
        said.push(keptOrNot(slug, outcome, found.get(slug)));
      }
      const count = said.filter(({ ok }) => ok).length;
      if (count > 0) await publications.within.redate('review', `Reviewed pixels: ${count}.`, person, at);
      await notices.open(deeds);
      return said;
    });
    if (results.some(({ ok }) => ok)) await publications.follow();
    return { results };
  };

  /** Keep that those who may approve are to be told what an owner says. */
  const tellApprovers = async ({ slug, period, owner }: Review, at: string): Promise<void> => {
    const approvers = await stores.people.whoMay('approve');
    const people = new Set(approvers.map(({ email }) => addressOf(email)));
    for (const to of ['', addressOf(owner.email)]) people.delete(to);
    for (const to of people) {
      const note = { kind: 'not_needed', pixel: slug, period, to, day: '' } as const;
      await stores.reviewTasks.open({ kind: 'escalation', to, slot: `${at} ${slug}`, notes: [note] }, at);
    }
  };

  /**
   * The answer of an owner by the link of a mail, which proved that they are it. "Not needed" stops the pixel, and those
   * who may approve hear of it.
   */
  const answerByLink = async (
    slug: string,
    period: string,
    owner: { name: string; email: string },
    said: 'keep' | 'not_needed',
    comment = '',
  ): Promise<Outcome<Review>> => {
    const person = { id: `mailto:${owner.email.toLowerCase()}`, ...owner };
    const rights = NO_RIGHTS;
    const given = { period, answers: null, way: 'link' as const, person, rights };
    if (said === 'keep') return answerOne(slug, { ...given, outcome: 'keep', comment });
    const words = comment === '' ? NOT_NEEDED : `${NOT_NEEDED} ${comment}`;
    return answerOne(slug, { ...given, outcome: 'pause', comment: words }, tellApprovers);
  };

  return { answer, keepMany, answerByLink };
};

export type ReviewAnswerService = ReturnType<typeof createReviewAnswers>;
