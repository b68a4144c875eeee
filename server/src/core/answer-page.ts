import type { Review } from '../contract';
import { html, Markup } from './html';
import { oneLine } from './mail-blocks';
import { dayIn } from './mail-days';
import { sayIn, type Say } from './mail-text';
import type { MailLanguage } from './mail-words';
import { plainPage } from './plain-page';
import { dueWords, flagWords } from './review-words';

/** The only styles that the pages have; they load nothing and run nothing. */
export const ANSWER_STYLE = `
:root{color-scheme:light dark}
body{margin:0;background:#f4f4f8;color:#212134;font:17px/1.5 -apple-system,"Segoe UI",Roboto,Arial,sans-serif;overflow-wrap:anywhere}
main{box-sizing:border-box;max-width:640px;margin:0 auto;padding:32px 24px;background:#fff;min-height:100vh}
h1{font-size:24px;line-height:1.3;margin:0 0 16px}
p,ul{margin:0 0 16px}
ul{padding-inline-start:22px}
.flags{border-inline-start:4px solid #b35900;padding:2px 0 2px 16px;margin:0 0 16px}
.problem{border:2px solid #b3261e;border-radius:6px;padding:12px 16px}
label{display:block;font-weight:600}
.tick{display:flex;gap:10px;align-items:flex-start}
.tick input{inline-size:20px;block-size:20px;margin:3px 0 0;flex:none}
textarea{box-sizing:border-box;width:100%;min-height:88px;margin:6px 0 16px;padding:10px;border:1px solid #666687;border-radius:6px;font:inherit;background:#fff;color:#212134}
.buttons{display:flex;flex-wrap:wrap;gap:12px;margin:0}
button{font:inherit;font-weight:600;padding:12px 18px;border-radius:6px;border:2px solid #3b3bc9;background:#3b3bc9;color:#fff;cursor:pointer}
button.no{background:#fff;color:#2f2fc4}
:focus-visible{outline:3px solid #b35900;outline-offset:2px}
@media (prefers-color-scheme:dark){
body{background:#181826;color:#f0f0ff}
main{background:#212134}
.flags{border-color:#f5a742}
.problem{border-color:#ff8a80}
textarea{background:#181826;color:#f0f0ff;border-color:#a5a5ba}
button.no{background:#212134;color:#b8b8ff;border-color:#b8b8ff}
:focus-visible{outline-color:#f5a742}
}
`;

// The page's policy names its styles by their hash: they stand in it as they are.
const HEAD = html`
  <meta name="robots" content="noindex, nofollow" />
  <meta name="referrer" content="no-referrer" />
  ${new Markup(`<style>${ANSWER_STYLE}</style>`)}
`;

const page = (lang: MailLanguage, title: string, body: Markup): string =>
  plainPage({ lang, title, head: HEAD, body });

/** Why what was sent was not taken, so that the form is shown once more. */
export type AnswerFault = 'again' | 'seen-missing' | 'comment-long';

/** What the page with the question says. */
export interface AnswerFacts {
  review: Review;
  /** What the pixel is, in one sentence. */
  sentence: string;
  timeZone: string;
  /** Host of the site; empty: not known. */
  site: string;
  /** Proves that somebody was shown this page. */
  formToken: string;
  comment: string;
  commentLimit: number;
  fault: AnswerFault | null;
  /** Something else puts it into the site, so that we cannot stop it. */
  declared: boolean;
}

const datesOf = ({ review, timeZone }: AnswerFacts, language: MailLanguage, say: Say): string[] => {
  const dayOf = (moment: string): string => dayIn(language, timeZone, moment);
  const { status, dueAt, stopsAt, stopped, period } = review;
  return [
    say('answer.look', { day: dayOf(period) }),
    dueWords(status, dayOf(dueAt), say),
    ...(stopsAt === null
      ? []
      : [say(stopped ? 'review.line.stopped' : 'review.line.stops', { day: dayOf(stopsAt) })]),
  ];
};

const flagsOf = ({ review }: AnswerFacts, language: MailLanguage, say: Say): Markup =>
  html`<div class="flags">
    <p>${say('review.flags')}</p>
    <ul>
      ${review.evidence.flags.map((flag) => html`<li>${flagWords(flag, language, say)}</li>`)}
    </ul>
  </div>`;

const tick = (say: Say): Markup =>
  html`<p>
    <label class="tick"><input type="checkbox" name="seen" value="yes" />${say('answer.seen')}</label>
  </p>`;

const effectOf = ({ review, declared }: AnswerFacts): Parameters<Say>[0] => {
  if (declared) return 'answer.effect-declared';
  return review.stopped ? 'answer.effect-stopped' : 'answer.effect';
};

/** Write the page that a link opens: it says what an answer does, and nothing happens before somebody presses a button. */
export const questionPage = (language: MailLanguage, facts: AnswerFacts): string => {
  const say = sayIn(language);
  const { review, sentence, fault, formToken, comment, commentLimit } = facts;
  const { name, owner, everyDays, evidence } = review;
  const isFlagged = evidence.flags.length > 0;
  const site = facts.site || say('review.this-site');
  return page(
    language,
    say('answer.title', { name }),
    html`${
        fault !== null &&
        html`<p class="problem" role="alert">${say(`answer.${fault}`, { count: commentLimit })}</p>`
      }
      <p>${say('answer.who', { owner: owner.name, site })}</p>
      <p>${oneLine(sentence)}</p>
      <p>${datesOf(facts, language, say).join(' ')}</p>
      <p>${say(effectOf(facts), { days: everyDays })}</p>
      ${isFlagged && flagsOf(facts, language, say)}
      <form method="post">
        <input type="hidden" name="form" value="${formToken}" />
        ${isFlagged && tick(say)}
        <label for="comment">${say('answer.comment')}</label>
        <textarea id="comment" name="comment" rows="3" maxlength="${commentLimit}">${comment}</textarea>
        <p class="buttons">
          <button name="answer" value="keep">${say('answer.keep')}</button>
          <button class="no" name="answer" value="not_needed">${say('answer.not_needed')}</button>
        </p>
      </form>`,
  );
};

/** Write the page after an answer. */
export const thanksPage = (
  language: MailLanguage,
  said: 'kept' | 'stopped' | 'told',
  { name, everyDays }: Pick<Review, 'name' | 'everyDays'>,
): string => {
  const say = sayIn(language);
  return page(
    language,
    say(`answer.${said}.title`, { name }),
    html`<p>${say(`answer.${said}.text`, { days: everyDays })}</p>`,
  );
};

/** Why a link cannot be used. */
export type AnswerOver = 'invalid' | 'expired' | 'answered' | 'outdated' | 'owner' | 'gone';

/** Write the page for a link that cannot be used. `day`: when it was used (RFC 3339). */
export const overPage = (language: MailLanguage, why: AnswerOver, at: string, timeZone: string): string => {
  const say = sayIn(language);
  const day = why === 'answered' ? dayIn(language, timeZone, at) : '';
  return page(language, say('answer.over.title'), html`<p>${say(`answer.over.${why}`, { day })}</p>`);
};

/** Write the page for somebody whose answer was not kept, for a reason that is not theirs or that passes. */
export const laterPage = (language: MailLanguage, why: 'failed' | 'busy'): string => {
  const say = sayIn(language);
  return page(language, say(`answer.${why}.title`), html`<p>${say(`answer.${why}.text`)}</p>`);
};
