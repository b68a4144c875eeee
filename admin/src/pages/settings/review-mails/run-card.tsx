import * as React from 'react';
import { Box, Button, Typography } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import type { ReviewRunResult } from '../../../../../server/src/contract';
import { useApi } from '../../../api';
import { Card } from '../../../components/card';
import { Notice } from '../../../components/notice';
import { useAct } from '../../../use-act';
import { runWords } from '../../../words/review-mail-words';
import { useWords } from '../../../words/words';

/** Look at once whether something is due, whatever the scheduler does. */
export const RunCard = ({ onDone }: { onDone: () => void }) => {
  const words = useWords();
  const { say } = words;
  const api = useApi();
  const act = useAct();
  const [result, setResult] = React.useState<ReviewRunResult | null>(null);
  const run = () =>
    act.run(api.runReviews, say('settings.run.done'), (found) => {
      setResult(found);
      onDone();
    });
  return (
    <Card title={say('settings.run.title')} lead={say('settings.run.lead')}>
      <Box>
        <Button variant="secondary" startIcon={<ArrowClockwise />} loading={act.busy} onClick={run}>
          {say('settings.run')}
        </Button>
      </Box>
      {act.error ? (
        <Notice tone="danger" urgent>
          {act.error}
        </Notice>
      ) : null}
      <Typography tag="p" textColor="neutral800" role="status">
        {result ? runWords(result, words) : ''}
      </Typography>
    </Card>
  );
};
