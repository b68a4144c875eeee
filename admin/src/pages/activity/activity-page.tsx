import * as React from 'react';
import { Box, EmptyStateLayout, Flex, LinkButton } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Layouts, Page, Pagination, useIsMobile } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import type { ActivityList as Log } from '../../../../server/src/contract';
import { useApi } from '../../api';
import { ActivityList } from '../../components/activity-list';
import { Card } from '../../components/card';
import { Failed } from '../../components/failed';
import { RoleLacks } from '../../components/role-lacks';
import { Skeleton } from '../../components/skeleton';
import { useMay } from '../../permissions';
import { HOME } from '../../plugin-id';
import { useLoad } from '../../use-load';
import { useWords } from '../../words/words';
import { ActivityFilters } from './activity-filters';
import { ChainCheckButton, ChainCheckResult, useChainCheck } from './chain-check';
import { isNarrowed, PAGE_SIZE, useActivityFilter } from './use-activity-filter';

const Nothing = ({ narrowed }: { narrowed: boolean }) => {
  const { say } = useWords();
  return (
    <EmptyStateLayout
      icon={<EmptyDocuments width="16rem" />}
      content={say(narrowed ? 'activity.nothing-found' : 'activity.empty')}
      action={
        narrowed ? (
          <LinkButton tag={Link} to={`${HOME}/activity`} variant="secondary">
            {say('activity.show-all')}
          </LinkButton>
        ) : undefined
      }
      shadow="filterShadow"
      hasRadius
    />
  );
};

const Found = ({ log, narrowed }: { log: Log; narrowed: boolean }) => {
  const isMobile = useIsMobile();
  if (log.items.length === 0) return <Nothing narrowed={narrowed} />;
  return (
    <>
      <Card>
        <ActivityList activity={log.items} />
      </Card>
      <Pagination.Root
        pageCount={Math.ceil(log.total / log.pageSize)}
        total={log.total}
        defaultPageSize={PAGE_SIZE}
      >
        {isMobile ? null : <Pagination.PageSize options={['10', '25', '50', '100']} />}
        <Pagination.Links />
      </Pagination.Root>
    </>
  );
};

const ActivityScreen = () => {
  const { say } = useWords();
  const api = useApi();
  const { filter, narrow } = useActivityFilter();
  const { value, failure, loading, reload } = useLoad(
    React.useCallback(() => api.activity(filter), [api, filter]),
  );
  const chain = useChainCheck(api);
  const narrowed = isNarrowed(filter);
  return (
    <Page.Main>
      <Page.Title>{say('nav.activity')}</Page.Title>
      <Layouts.Header
        title={say('activity.title')}
        subtitle={
          value && !failure
            ? say('activity.answer', { count: value.total, filtered: narrowed ? 'yes' : 'no' })
            : say('activity.lead')
        }
        primaryAction={<ChainCheckButton {...chain} />}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <ChainCheckResult {...chain} />
          <ActivityFilters filter={filter} narrow={narrow} />
          {failure ? <Failed failure={failure} onRetry={reload} /> : null}
          {!value && loading ? <Skeleton rows={5} /> : null}
          {value && !failure ? (
            <Box aria-busy={loading} style={loading ? { opacity: 0.6 } : {}}>
              <Found log={value} narrowed={narrowed} />
            </Box>
          ) : null}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};

/** Who did what, and when? For those whose role may see the audit log. */
export const ActivityPage = () => {
  const { say } = useWords();
  const may = useMay();
  if (may.activity) return <ActivityScreen />;
  return <RoleLacks page={say('nav.activity')} title={say('activity.title')} permission="activity" />;
};
