import type { Publications } from '../../../../server/src/contract';
import type { Answer, Api } from '../../api';
import { useAct } from '../../use-act';

export interface PublishingProps {
  api: Api;
  publications: Publications;
  onDone: (fresh: Publications) => void;
  /** Somebody was faster, or what waits has changed; the sentence says which. */
  onConflict: (sentence: string) => void;
}

const CONFLICTS: ReadonlySet<string> = new Set([
  'publish_conflict',
  'publish_changed',
  'nothing_to_publish',
  'already_current',
]);

/** Publish or restore; where somebody was faster, close the question and show the new state of things. */
export const usePublishing = ({ onDone, onConflict }: PublishingProps, onClose: () => void) => {
  const act = useAct({
    codes: CONFLICTS,
    tell: (sentence) => {
      onClose();
      onConflict(sentence);
    },
  });
  return {
    ...act,
    run: (doIt: () => Promise<Answer<Publications>>, done: string) =>
      act.run(doIt, done, (fresh) => {
        onClose();
        onDone(fresh);
      }),
  };
};
