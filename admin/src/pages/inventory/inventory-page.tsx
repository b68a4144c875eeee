import * as React from 'react';
import { Box, EmptyStateLayout, Flex, LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Layouts, Page, Pagination, useIsMobile } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import type { PixelList } from '../../../../server/src/contract';
import { useApi, type Counts } from '../../api';
import { Failed } from '../../components/failed';
import { Skeleton } from '../../components/skeleton';
import { useCounts } from '../../counts';
import { useMay } from '../../permissions';
import { HOME } from '../../plugin-id';
import { useLoad } from '../../use-load';
import { useWords, type Words } from '../../words/words';
import { InventoryFilters } from './inventory-filters';
import { InventoryRows } from './inventory-rows';
import { PAGE_SIZE, useInventoryQuery, type InventoryQuery } from './use-inventory-query';

const answer = (counts: Counts | null, { say }: Words): string => {
  if (!counts) return say('inventory.lead');
  if (counts.pixels === 0) return say('inventory.answer-none');
  return [
    say('inventory.answer', { live: counts.live, pixels: counts.pixels }),
    counts.waiting > 0 ? say('inventory.answer-waiting', { count: counts.waiting }) : '',
    counts.unpublished > 0 ? say('inventory.answer-unpublished', { count: counts.unpublished }) : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
};

const AddButton = () => {
  const { say } = useWords();
  const may = useMay();
  if (!may.edit) return null;
  return (
    <LinkButton tag={Link} to={`${HOME}/pixels/new`} startIcon={<Plus />}>
      {say('inventory.add')}
    </LinkButton>
  );
};

const FirstUse = () => {
  const { say } = useWords();
  const may = useMay();
  return (
    <EmptyStateLayout
      icon={<EmptyDocuments width="16rem" />}
      content={say(may.edit ? 'inventory.first-use' : 'inventory.first-use-reader')}
      action={<AddButton />}
      shadow="filterShadow"
      hasRadius
    />
  );
};

interface FoundProps {
  list: PixelList;
  query: InventoryQuery;
}

const Found = ({ list, query }: FoundProps) => {
  const { say } = useWords();
  const isMobile = useIsMobile();
  if (list.items.length === 0) {
    return (
      <EmptyStateLayout
        icon={<EmptyDocuments width="16rem" />}
        content={say('inventory.nothing-found')}
        action={
          <LinkButton tag={Link} to={HOME} variant="secondary">
            {say('inventory.show-all')}
          </LinkButton>
        }
        shadow="filterShadow"
        hasRadius
      />
    );
  }
  return (
    <>
      <InventoryRows pixels={list.items} />
      <Pagination.Root
        pageCount={Math.ceil(list.total / query.pageSize)}
        total={list.total}
        defaultPageSize={PAGE_SIZE}
      >
        {isMobile ? null : <Pagination.PageSize options={['10', '25', '50', '100']} />}
        <Pagination.Links />
      </Pagination.Root>
    </>
  );
};

/** What runs on our site? */
export const InventoryPage = () => {
  const words = useWords();
  const { say } = words;
  const api = useApi();
  const { counts } = useCounts();
  const query = useInventoryQuery();
  const { search, show, page, pageSize, request } = query;
  const { value, failure, loading, reload } = useLoad(
    React.useCallback(() => api.list(request), [api, request]),
  );
  const filtered = search !== '' || show !== 'all';
  const firstUse = value?.total === 0 && !filtered && page === 1;

  return (
    <Page.Main>
      <Page.Title>{say('inventory.page')}</Page.Title>
      <Layouts.Header
        title={say('inventory.title')}
        subtitle={answer(counts, words)}
        primaryAction={firstUse ? null : <AddButton />}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
          {firstUse ? null : <InventoryFilters query={query} />}
          {failure ? <Failed failure={failure} onRetry={reload} /> : null}
          {!value && loading ? <Skeleton rows={Math.min(pageSize, 5)} /> : null}
          {value && !failure ? (
            <Box aria-busy={loading} style={loading ? { opacity: 0.6 } : {}}>
              {firstUse ? <FirstUse /> : <Found list={value} query={query} />}
            </Box>
          ) : null}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};
