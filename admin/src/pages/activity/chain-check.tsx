import * as React from 'react';
import { Button } from '@strapi/design-system';
import { Shield } from '@strapi/icons';
import type { ActivityCheck } from '../../../../server/src/contract';
import type { Answer, Api } from '../../api';
import { Failed } from '../../components/failed';
import { Notice } from '../../components/notice';
import { useWords } from '../../words/words';

/** Check the chain when somebody asks for it, and keep the last result on the screen. */
export const useChainCheck = (api: Api) => {
  const [busy, setBusy] = React.useState(false);
  const [answer, setAnswer] = React.useState<Answer<ActivityCheck> | null>(null);
  const check = async () => {
    setBusy(true);
    const fresh = await api.checkActivity();
    setBusy(false);
    if (fresh.ok || fresh.failure.kind !== 'left') setAnswer(fresh);
  };
  return { busy, answer, check: () => void check() };
};

export type ChainCheck = ReturnType<typeof useChainCheck>;

export const ChainCheckButton = ({ busy, check }: ChainCheck) => {
  const { say } = useWords();
  return (
    <Button variant="secondary" startIcon={<Shield />} loading={busy} onClick={check}>
      {say('activity.check')}
    </Button>
  );
};

const Result = ({ result }: { result: ActivityCheck }) => {
  const { say } = useWords();
  if (!result.holds) {
    return (
      <Notice tone="danger" urgent title={say('activity.check.broken', { number: result.brokenAt ?? 1 })}>
        {say('activity.check.broken-text')}
      </Notice>
    );
  }
  return (
    <Notice tone="success" urgent title={say('activity.check.holds')}>
      {result.entries === 0
        ? say('activity.check.none')
        : say('activity.check.holds-text', { count: result.entries })}
    </Notice>
  );
};

/** Whether the log is as it was written, in plain words. */
export const ChainCheckResult = ({ answer, check }: ChainCheck) => {
  if (!answer) return null;
  return answer.ok ? <Result result={answer.value} /> : <Failed failure={answer.failure} onRetry={check} />;
};
