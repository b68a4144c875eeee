import * as React from 'react';
import { Box, Button, Flex, Status, Typography } from '@strapi/design-system';
import type { ReviewTaskList, ReviewTaskView } from '../../../../../server/src/contract';
import { useApi } from '../../../api';
import { Card } from '../../../components/card';
import { Failed } from '../../../components/failed';
import { Notice } from '../../../components/notice';
import { Skeleton } from '../../../components/skeleton';
import { When } from '../../../components/when';
import { useAct } from '../../../use-act';
import { useLoad } from '../../../use-load';
import { canRetry, MAIL_TONES, mailLines } from '../../../words/review-mail-words';
import { useWords } from '../../../words/words';

const PAGE_SIZE = 10;

const State = ({ state }: Pick<ReviewTaskView, 'state'>) => {
  const { say } = useWords();
  const tone = MAIL_TONES[state];
  return (
    <Status variant={tone} size="S">
      <Typography
        tag="span"
        variant="omega"
        fontWeight="bold"
        textColor={tone === 'warning' ? 'neutral800' : `${tone}700`}
      >
        {say(`settings.sent.state.${state}`)}
      </Typography>
    </Status>
  );
};

const Mail = ({ mail, onTried }: { mail: ReviewTaskView; onTried: () => void }) => {
  const words = useWords();
  const { say } = words;
  const api = useApi();
  const act = useAct();
  const retry = () => act.run(() => api.retryReviewMail(mail.id), say('settings.sent.retried'), onTried);
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Flex gap={2} wrap="wrap" alignItems="center">
        <State state={mail.state} />
        <Typography fontWeight="bold" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
          {say('settings.sent.what', { kind: say(`settings.mail.${mail.kind}`), to: mail.to })}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          <When at={mail.sentAt ?? mail.at} />
        </Typography>
      </Flex>
      {mailLines(mail, words).map((line) => (
        <Typography key={line} tag="p" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
          {line}
        </Typography>
      ))}
      {act.error ? (
        <Notice tone="danger" urgent>
          {act.error}
        </Notice>
      ) : null}
      {canRetry(mail) ? (
        <Box>
          <Button
            size="S"
            variant="secondary"
            loading={act.busy}
            aria-label={say('settings.sent.retry-named', { to: mail.to })}
            onClick={retry}
          >
            {say('settings.sent.retry')}
          </Button>
        </Box>
      ) : null}
    </Flex>
  );
};

interface PagesProps {
  list: ReviewTaskList;
  onPage: (page: number) => void;
}

const Pages = ({ list, onPage }: PagesProps) => {
  const { say } = useWords();
  const last = Math.ceil(list.total / PAGE_SIZE);
  if (last <= 1) return null;
  return (
    <Flex gap={2} wrap="wrap" alignItems="center">
      <Button variant="tertiary" disabled={list.page <= 1} onClick={() => onPage(list.page - 1)}>
        {say('settings.sent.newer')}
      </Button>
      <Typography textColor="neutral600">{say('settings.sent.page', { page: list.page, last })}</Typography>
      <Button variant="tertiary" disabled={list.page >= last} onClick={() => onPage(list.page + 1)}>
        {say('settings.sent.older')}
      </Button>
    </Flex>
  );
};

/** Which mails about reviews went out, and what the provider said about those that did not. */
export const SentCard = () => {
  const { say } = useWords();
  const api = useApi();
  const [page, setPage] = React.useState(1);
  const { value, failure, reload } = useLoad(React.useCallback(() => api.reviewMails(page), [api, page]));
  return (
    <Card title={say('settings.sent.title')} lead={say('settings.sent.lead')}>
      {failure ? <Failed failure={failure} onRetry={reload} /> : null}
      {!value && !failure ? <Skeleton rows={2} /> : null}
      {value?.total === 0 ? (
        <Typography textColor="neutral600" tag="p">
          {say('settings.sent.none')}
        </Typography>
      ) : null}
      {value ? (
        <>
          <Flex tag="ol" direction="column" alignItems="stretch" gap={4}>
            {value.items.map((mail) => (
              <li key={mail.id}>
                <Mail mail={mail} onTried={reload} />
              </li>
            ))}
          </Flex>
          <Pages list={value} onPage={setPage} />
        </>
      ) : null}
    </Card>
  );
};
