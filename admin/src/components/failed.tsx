import { Button } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import type { Failure } from '../failure';
import { failureText } from '../words/failure-text';
import { useWords } from '../words/words';
import { Notice } from './notice';

interface FailedProps {
  failure: Failure;
  onRetry: () => void;
}

/** What a screen shows that could not be loaded: what happened, what is safe, and a way to try again. */
export const Failed = ({ failure, onRetry }: FailedProps) => {
  const words = useWords();
  return (
    <Notice
      tone="danger"
      urgent
      title={words.say('failed.title')}
      action={
        <Button variant="tertiary" startIcon={<ArrowClockwise />} onClick={onRetry}>
          {words.say('failed.retry')}
        </Button>
      }
    >
      {failureText(failure, words)}
    </Notice>
  );
};
