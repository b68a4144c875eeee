import * as React from 'react';
import { useAuth } from '@strapi/strapi/admin';
import { useNavigate } from 'react-router-dom';
import type { AnswerReview, Review, ReviewDetail } from '../../../../server/src/contract';
import type { Api } from '../../api';
import { HOME } from '../../plugin-id';
import { useAct } from '../../use-act';
import { dayWords } from '../../words/review-days';
import { useWords, type Words } from '../../words/words';
import {
  checkReview,
  EMPTY,
  faultsOf,
  isTouched,
  keptKey,
  readKept,
  writeKept,
  type ReviewFaults,
  type ReviewValues,
} from './review-values';

export interface ReviewForm {
  values: ReviewValues;
  unsaved: React.MutableRefObject<boolean>;
  busy: boolean;
  /** Why the last try failed; empty: it did not. */
  error: string;
  /** Somebody else answered, or the pixel changed; empty: not so. */
  outdated: string;
  /** An answer that has to be confirmed, as nothing brings the pixel back. */
  asking: AnswerReview | null;
  faultOf: (path: string) => string;
  change: (part: Partial<ReviewValues>) => void;
  submit: () => void;
  confirm: () => void;
  giveUp: () => void;
  stay: () => void;
}

interface Options {
  api: Api;
  review: Review;
  onDone: (detail: ReviewDetail) => void;
  /** Faults came up: lead the person to the first. */
  onFaults: () => void;
}

/** The review was answered meanwhile, or is about another version. */
const OUTDATED: ReadonlySet<string> = new Set(['review_outdated', 'review_not_live']);

const doneWords = ({ outcome }: AnswerReview, { say }: Words): string => say(`review.done.${outcome}`);

/** Keep what is typed in the tab, so that a reload or a login that expired loses nothing. */
const useKept = (key: string) => {
  const [values, setValues] = React.useState(() => readKept(sessionStorage, key));
  const unsaved = React.useRef(isTouched(values));
  unsaved.current = isTouched(values);
  React.useEffect(() => writeKept(sessionStorage, key, values), [key, values]);
  const forget = () => {
    unsaved.current = false;
    writeKept(sessionStorage, key, EMPTY);
    setValues(EMPTY);
  };
  return { values, setValues, unsaved, forget };
};

/** Hold what is answered, check it, and send it. What was typed stays through every failure. */
export const useReviewForm = ({ api, review, onDone, onFaults }: Options): ReviewForm => {
  const words = useWords();
  const navigate = useNavigate();
  const who = useAuth('ReviewForm', (state) => state.user?.email) ?? '';
  const { values, setValues, unsaved, forget } = useKept(keptKey(who, review));
  const [faults, setFaults] = React.useState<ReviewFaults>({});
  const [outdated, setOutdated] = React.useState('');
  const [asking, setAsking] = React.useState<AnswerReview | null>(null);
  const act = useAct({
    codes: OUTDATED,
    tell: (sentence) => {
      setAsking(null);
      setOutdated(sentence);
    },
  });

  const refuse = (found: ReviewFaults) => {
    setFaults(found);
    if (Object.keys(found).length === 0) return;
    setAsking(null);
    onFaults();
  };

  const send = (answer: AnswerReview) =>
    act.run(
      async () => {
        const answered = await api.answerReview(review.slug, answer);
        if (!answered.ok) refuse(faultsOf(answered.failure.issues));
        return answered;
      },
      doneWords(answer, words),
      (detail) => {
        forget();
        setAsking(null);
        if (answer.outcome === 'change') navigate(`${HOME}/pixels/${review.slug}/edit`);
        else onDone(detail);
      },
    );

  const submit = () => {
    const { answer, faults: found } = checkReview(values, review, words.say('review.outcome.missing'));
    refuse(found);
    if (!answer) return;
    if (answer.outcome === 'retire') setAsking(answer);
    else send(answer);
  };

  return {
    values,
    unsaved,
    busy: act.busy,
    error: act.error,
    outdated,
    asking,
    faultOf: (path) => (faults[path] ? words.tell(faults[path]) : ''),
    change: (part) => {
      setValues((before) => ({ ...before, ...part }));
      setFaults({});
    },
    submit,
    confirm: () => asking && send(asking),
    giveUp: forget,
    stay: () => {
      setAsking(null);
      act.clear();
    },
  };
};

/** Say until when an answer that keeps a pixel is good. */
export const nextWords = (review: Review, timeZone: string, words: Words): string => {
  const next = new Date(Date.now() + review.everyDays * 86_400_000).toISOString();
  return words.say('review.outcome.keep-hint', { date: dayWords(next, timeZone, words) });
};
