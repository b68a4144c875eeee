import type { Overview } from '../../../server/src/contract';
import { HOME, INVENTORY, REVIEWS } from '../plugin-id';
import { findingWords } from './finding-words';
import type { Words } from './words';

/** `good`: in order. `look`: somebody should look at it. `none`: there is nothing to judge yet. */
export type Verdict = 'good' | 'look' | 'none';

/** A pixel that an answer speaks of, and what is the matter with it. */
export interface Concern {
  slug: string;
  name: string;
  matter: string;
}

/** One of the four questions, answered. */
export interface OverviewAnswer {
  key: 'known' | 'consent' | 'need' | 'understand';
  question: string;
  verdict: Verdict;
  /** The number behind it, with what it counts. */
  figure: string;
  answer: string;
  concerns: Concern[];
  /** The one next thing to do. */
  next: { label: string; to: string };
}

type Listed = Overview['known']['overdue'][number];

const pixelAt = (slug: string): string => `${HOME}/pixels/${slug}`;

const concernsOf = (listed: readonly Listed[], otherwise: string, words: Words): Concern[] =>
  listed.map(({ slug, name, finding }) => ({
    slug,
    name,
    matter: finding ? findingWords(finding, words) : otherwise,
  }));

/** How many pixels are spoken of; one can be spoken of twice. */
const countOf = (concerns: readonly Concern[]): number => new Set(concerns.map(({ slug }) => slug)).size;

const seeAll = ({ say }: Words) => ({ label: say('overview.see-all'), to: INVENTORY });

const lookAt = (first: Concern, count: number, { say }: Words) => ({
  label: say('overview.look-at', { count }),
  to: pixelAt(first.slug),
});

const knownSentence = ({ overdue, due, declared }: Overview['known'], { say }: Words): string => {
  const count = overdue.length + due.length;
  if (count > 0) return say('overview.known.due', { count });
  return declared.length > 0
    ? say('overview.known.declared', { count: declared.length })
    : say('overview.known.good');
};

const known = ({ known: facts, states }: Overview, words: Words): OverviewAnswer => {
  const { say } = words;
  const { total, overdue, due, declared } = facts;
  const { retired = 0 } = states;
  const count = overdue.length + due.length;
  const plain = (listed: readonly Listed[]) => listed.map(({ slug, name }) => ({ slug, name }));
  return {
    key: 'known',
    question: say('overview.known.question'),
    verdict: count > 0 ? 'look' : 'good',
    // The inventory lists retired ones too.
    figure: say('overview.known.figure', { count: total + retired, retired }),
    answer: knownSentence(facts, words),
    concerns: [
      ...concernsOf(plain(overdue), say('overview.known.is-overdue'), words),
      ...concernsOf(plain(due), say('overview.known.is-due'), words),
      ...concernsOf(plain(declared), say('overview.known.is-declared'), words),
    ],
    next: count > 0 ? { label: say('overview.known.review-next', { count }), to: REVIEWS } : seeAll(words),
  };
};

/** Which of the reasons not to wait there are: each calls for another sentence. */
const reasonSentence = ({ live, necessary, early }: Overview['consent'], { say }: Words): string => {
  if (necessary.length > 0 && early.length > 0)
    return say('overview.consent.look-both', { count: necessary.length + early.length });
  if (early.length > 0) return say('overview.consent.look-early', { count: early.length });
  if (necessary.length > 0) return say('overview.consent.look', { count: necessary.length });
  return live === 0 ? say('overview.consent.none') : say('overview.consent.good');
};

/** What something else puts in is not among those that are counted, which has to be said. */
const consentSentence = (facts: Overview['consent'], declared: number, words: Words): string => {
  const sentence = reasonSentence(facts, words);
  return declared === 0
    ? sentence
    : `${sentence} ${words.say('overview.consent.declared', { count: declared })}`;
};

const consent = ({ consent: facts, known: { declared } }: Overview, words: Words): OverviewAnswer => {
  const { say } = words;
  const { live, wait, necessary, early } = facts;
  const concerns = concernsOf([...early, ...necessary], say('overview.consent.is-necessary'), words);
  const [first] = concerns;
  const verdict: Verdict = live === 0 ? 'none' : first ? 'look' : 'good';
  return {
    key: 'consent',
    question: say('overview.consent.question'),
    verdict,
    figure: say('overview.consent.figure', { wait, live }),
    answer: consentSentence(facts, declared.length, words),
    concerns,
    next: first
      ? lookAt(first, countOf(concerns), words)
      : live === 0
        ? seeAll(words)
        : { label: say('overview.see-live'), to: `${INVENTORY}?state=live` },
  };
};

const need = ({ need: { events, concerns: listed } }: Overview, words: Words): OverviewAnswer => {
  const { say } = words;
  const concerns = concernsOf(listed, '', words);
  const [first] = concerns;
  const verdict: Verdict = first ? 'look' : events === 0 ? 'none' : 'good';
  return {
    key: 'need',
    question: say('overview.need.question'),
    verdict,
    figure: say('overview.need.figure', { count: events }),
    answer: say(`overview.need.${verdict}`, { count: countOf(concerns) }),
    concerns,
    next: first ? lookAt(first, countOf(concerns), words) : seeAll(words),
  };
};

const understand = (overview: Overview, mayEdit: boolean, words: Words): OverviewAnswer => {
  const { say } = words;
  const { purposes, concerns: listed } = overview.understand;
  const concerns = concernsOf(listed, '', words);
  const [first] = concerns;
  const verdict: Verdict = first ? 'look' : purposes === 0 ? 'none' : 'good';
  const rewrite = ({ slug }: Concern) => ({
    label: say('overview.understand.rewrite', { count: countOf(concerns) }),
    to: `${pixelAt(slug)}/edit`,
  });
  return {
    key: 'understand',
    question: say('overview.understand.question'),
    verdict,
    figure: say('overview.understand.figure', { count: purposes }),
    answer: say(`overview.understand.${verdict}`, { count: countOf(concerns) }),
    concerns,
    next: first ? (mayEdit ? rewrite(first) : lookAt(first, countOf(concerns), words)) : seeAll(words),
  };
};

/** Answer the four questions from what the inventory knows, each with what is behind it and what to do next. */
export const overviewAnswers = (overview: Overview, mayEdit: boolean, words: Words): OverviewAnswer[] => [
  known(overview, words),
  consent(overview, words),
  need(overview, words),
  understand(overview, mayEdit, words),
];

/** Say in a sentence whether the tracking is in order. */
export const overviewSummary = (answers: readonly OverviewAnswer[], { say }: Words): string => {
  const count = answers.filter(({ verdict }) => verdict === 'look').length;
  return count === 0 ? say('overview.answer-good') : say('overview.answer-look', { count });
};
