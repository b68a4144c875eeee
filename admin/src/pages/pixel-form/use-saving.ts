import * as React from 'react';
import { useNotification } from '@strapi/strapi/admin';
import { useNavigate } from 'react-router-dom';
import type { PixelContent, PixelDetail } from '../../../../server/src/contract';
import { useApi } from '../../api';
import type { Failure } from '../../failure';
import { HOME } from '../../plugin-id';
import { failureText } from '../../words/failure-text';
import { reviewOf } from '../../words/pixel-state';
import { useWords } from '../../words/words';
import type { PixelForm } from './use-pixel-form';

export interface Saving {
  busy: 'draft' | 'submit' | null;
  failure: Failure | null;
  /** What was sent when somebody else had saved first. */
  conflict: PixelContent | null;
  /** Counts up whenever something is wrong, so that the form can move there. */
  wrong: number;
  save: (submit: boolean) => void;
  /** The person decided about a conflict. */
  settle: () => void;
}

interface Attempt {
  failure: Failure | null;
  conflict: PixelContent | null;
}

const NOTHING: Attempt = { failure: null, conflict: null };

/** Save the form and, if asked, submit what was saved. Whatever fails, what was typed stays. */
export const useSaving = (
  slug: string | null,
  form: PixelForm,
  unsaved: React.MutableRefObject<boolean>,
): Saving => {
  const api = useApi();
  const words = useWords();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const [busy, setBusy] = React.useState<Saving['busy']>(null);
  const [attempt, setAttempt] = React.useState<Attempt>(NOTHING);
  const [wrong, setWrong] = React.useState(0);

  const store = (content: PixelContent) =>
    slug === null ? api.create({ content }) : api.save(slug, { baseVersion: form.baseVersion ?? 1, content });

  const refused = (failure: Failure, content: PixelContent) => {
    setBusy(null);
    setAttempt({ failure, conflict: failure.code === 'edit_conflict' ? content : null });
    form.showIssues(failure.issues);
    setWrong((count) => count + 1);
  };

  const submitSaved = async ({ pixel, versions }: PixelDetail) => {
    const newest = versions[0];
    if (!newest) return;
    const answer = await api.submit(pixel.slug, { version: newest.number, hash: newest.hash });
    toggleNotification(
      answer.ok
        ? { type: 'success', message: words.say('form.submitted') }
        : {
            type: 'warning',
            message: words.say('form.not-submitted', { why: failureText(answer.failure, words) }),
          },
    );
  };

  const finish = async (detail: PixelDetail, submit: boolean) => {
    form.forget();
    unsaved.current = false;
    const { pixel } = detail;
    if (pixel.head === form.baseVersion && !(submit && reviewOf(pixel) === 'draft')) {
      toggleNotification({ type: 'info', message: words.say('form.unchanged', { version: pixel.head }) });
    } else if (submit) await submitSaved(detail);
    else toggleNotification({ type: 'success', message: words.say('form.saved') });
    navigate(`${HOME}/pixels/${detail.pixel.slug}`, { replace: true });
  };

  const run = async (content: PixelContent, submit: boolean) => {
    setBusy(submit ? 'submit' : 'draft');
    setAttempt(NOTHING);
    const answer = await store(content);
    if (answer.ok) await finish(answer.value, submit);
    else refused(answer.failure, content);
  };

  const save = (submit: boolean) => {
    const content = form.check();
    if (content) void run(content, submit);
    else setWrong((count) => count + 1);
  };

  return { busy, ...attempt, wrong, save, settle: () => setAttempt(NOTHING) };
};
