import * as React from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { PixelDetail, WhyAnswer, WhyOptions } from '../../../../server/src/contract';
import type { Api } from '../../api';
import { Failed } from '../../components/failed';
import { Skeleton } from '../../components/skeleton';
import type { Failure } from '../../failure';
import { useLoad } from '../../use-load';
import { useWords } from '../../words/words';
import { fitting, QuestionFields, whyOf, type Question } from './why-question';
import { Verdict } from './why-verdict';

interface AskProps {
  api: Api;
  detail: PixelDetail;
  options: WhyOptions;
}

const Ask = ({ api, detail, options }: AskProps) => {
  const { say } = useWords();
  const [question, setQuestion] = React.useState<Question>({
    which: detail.pixel.live === null ? 'newest' : 'live',
    path: '/',
    where: 'unknown',
    hasChosen: false,
    categories: [],
    gpc: false,
    dnt: false,
  });
  const [answer, setAnswer] = React.useState<WhyAnswer | null>(null);
  const [failure, setFailure] = React.useState<Failure | null>(null);
  const [busy, setBusy] = React.useState(false);
  const turn = React.useRef(0);

  const set = (part: Partial<Question>) => {
    turn.current += 1;
    setAnswer(null);
    setQuestion((before) => fitting({ ...before, ...part }, options));
  };
  const ask = async () => {
    turn.current += 1;
    const asked = turn.current;
    setBusy(true);
    setFailure(null);
    const said = await api.why(detail.pixel.slug, whyOf(question));
    setBusy(false);
    if (asked !== turn.current) return;
    if (said.ok) setAnswer(said.value);
    else setFailure(said.failure);
  };

  return (
    <>
      <Flex
        tag="form"
        direction="column"
        alignItems="stretch"
        gap={4}
        onSubmit={(event: React.FormEvent) => {
          event.preventDefault();
          void ask();
        }}
      >
        <QuestionFields question={question} options={options} set={set} />
        <Box>
          <Button type="submit" loading={busy} disabled={question.path.trim() === ''}>
            {say('why.ask')}
          </Button>
        </Box>
      </Flex>
      <div aria-live="polite">
        {failure ? <Failed failure={failure} onRetry={() => void ask()} /> : null}
        {answer ? <Verdict answer={answer} /> : null}
      </div>
    </>
  );
};

/** Would it run here, for this visitor, and why? Asked of the very function that decides about real pages. */
export const WhyPanel = ({ api, detail }: { api: Api; detail: PixelDetail }) => {
  const { say } = useWords();
  const { value, failure, reload } = useLoad(api.whyOptions);
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Typography textColor="neutral600">{say('why.lead')}</Typography>
      {value ? <Ask api={api} detail={detail} options={value} /> : null}
      {failure ? <Failed failure={failure} onRetry={reload} /> : null}
      {value || failure ? null : <Skeleton rows={3} height="4rem" />}
    </Flex>
  );
};
