import * as React from 'react';
import { EmptyStateLayout, Flex, LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { Overview } from '../../../../server/src/contract';
import { useApi } from '../../api';
import { Failed } from '../../components/failed';
import { Notice } from '../../components/notice';
import { Skeleton } from '../../components/skeleton';
import { useMay } from '../../permissions';
import { HOME } from '../../plugin-id';
import { useLoad } from '../../use-load';
import { overviewAnswers, overviewSummary } from '../../words/overview-answers';
import { useWords } from '../../words/words';
import { QuestionCard } from './question-card';
import { ChangedLately, ComingReviews, WaitingForYou } from './to-do';

const TwoColumns = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: ${({ theme }) => theme.spaces[4]};

  ${({ theme }) => theme.breakpoints.medium} {
    grid-template-columns: repeat(2, minmax(0, 1fr));
  }
`;

const isEmpty = ({ states }: Overview): boolean => Object.keys(states).length === 0;

const FirstUse = () => {
  const { say } = useWords();
  const may = useMay();
  return (
    <EmptyStateLayout
      icon={<EmptyDocuments width="16rem" />}
      content={say(may.edit ? 'overview.first-use' : 'overview.first-use-reader')}
      action={
        may.edit ? (
          <Flex gap={2} wrap="wrap" justifyContent="center">
            <LinkButton tag={Link} to={`${HOME}/pixels/new`} startIcon={<Plus />}>
              {say('inventory.add')}
            </LinkButton>
            <LinkButton tag={Link} to={`${HOME}/import`} variant="tertiary">
              {say('overview.import')}
            </LinkButton>
          </Flex>
        ) : undefined
      }
      shadow="filterShadow"
      hasRadius
    />
  );
};

const RuleOff = () => {
  const { say } = useWords();
  const may = useMay();
  return (
    <Notice
      tone="warning"
      title={say('overview.rule-off.title')}
      action={
        may.settings ? (
          <LinkButton tag={Link} to={`${HOME}/settings`} variant="tertiary">
            {say('overview.to-settings')}
          </LinkButton>
        ) : null
      }
    >
      {say('overview.rule-off')}
    </Notice>
  );
};

const Answers = ({ overview }: { overview: Overview }) => {
  const words = useWords();
  const may = useMay();
  return (
    <>
      <TwoColumns>
        {overviewAnswers(overview, may.edit, words).map((answer) => (
          <QuestionCard key={answer.key} answer={answer} />
        ))}
      </TwoColumns>
      <TwoColumns>
        <WaitingForYou overview={overview} />
        <ComingReviews overview={overview} />
      </TwoColumns>
      {overview.lately.length > 0 ? <ChangedLately lately={overview.lately} /> : null}
    </>
  );
};

const useSummary = (overview: Overview | null): string => {
  const words = useWords();
  if (!overview) return words.say('overview.lead');
  if (isEmpty(overview)) return words.say('overview.answer-none');
  return overviewSummary(overviewAnswers(overview, false, words), words);
};

/** Is our tracking in order? */
export const OverviewPage = () => {
  const { say } = useWords();
  const api = useApi();
  const { value, failure, reload } = useLoad(React.useCallback(() => api.overview(), [api]));
  return (
    <Page.Main>
      <Page.Title>{say('nav.overview')}</Page.Title>
      <Layouts.Header title={say('overview.title')} subtitle={useSummary(value)} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
          {failure ? <Failed failure={failure} onRetry={reload} /> : null}
          {!value && !failure ? <Skeleton rows={3} height="20rem" /> : null}
          {value && !value.twoPersonRule ? <RuleOff /> : null}
          {value ? isEmpty(value) ? <FirstUse /> : <Answers overview={value} /> : null}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};
