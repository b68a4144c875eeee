import * as React from 'react';
import { Box, EmptyStateLayout, Flex, LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import { useApi, type Counts } from '../../api';
import { Failed } from '../../components/failed';
import { Found } from '../../components/found';
import { Skeleton } from '../../components/skeleton';
import { useCounts } from '../../counts';
import { useMay } from '../../permissions';
import { HOME } from '../../plugin-id';
import { useLoad } from '../../use-load';
import { useWords, type Words } from '../../words/words';
import { ExportMenu } from './export-menu';
import { InventoryFilters } from './inventory-filters';
import { InventoryList } from './inventory-list';
import { USUAL, writeAddress } from './inventory-address';
import { useInventoryQuery } from './use-inventory-query';

const SKELETON_ROWS = 5;

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

const ImportButton = () => {
  const { say } = useWords();
  const may = useMay();
  if (!may.edit) return null;
  return (
    <LinkButton tag={Link} to={`${HOME}/import`} variant="tertiary">
      {say('inventory.import')}
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
      action={
        may.edit ? (
          <Flex gap={2} wrap="wrap" justifyContent="center">
            <AddButton />
            <ImportButton />
          </Flex>
        ) : null
      }
      shadow="filterShadow"
      hasRadius
    />
  );
};

const Actions = () => (
  <Flex gap={2} wrap="wrap">
    <ImportButton />
    <ExportMenu />
    <AddButton />
  </Flex>
);

/** What runs on our site? */
export const InventoryPage = () => {
  const words = useWords();
  const { say } = words;
  const api = useApi();
  const { counts } = useCounts();
  const query = useInventoryQuery();
  const { asked } = query;
  const { value, failure, loading, reload } = useLoad(React.useCallback(() => api.list(asked), [api, asked]));
  const plain = writeAddress({ ...asked, sort: USUAL.sort, order: USUAL.order, pageSize: USUAL.pageSize });
  const firstUse = value?.total === 0 && plain.toString() === '';

  return (
    <Page.Main>
      <Page.Title>{say('inventory.page')}</Page.Title>
      <Layouts.Header
        title={say('inventory.title')}
        subtitle={answer(counts, words)}
        primaryAction={firstUse ? null : <Actions />}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
          {firstUse ? null : <InventoryFilters query={query} />}
          <Found count={loading ? undefined : value?.total} />
          {failure ? <Failed failure={failure} onRetry={reload} /> : null}
          {!value && loading ? <Skeleton rows={SKELETON_ROWS} /> : null}
          {value && !failure && firstUse ? <FirstUse /> : null}
          {value && !firstUse ? (
            <Box
              aria-busy={loading}
              style={loading ? { opacity: 0.6 } : {}}
              {...(failure ? { display: 'none' } : {})}
            >
              <InventoryList list={value} query={query} reload={reload} />
            </Box>
          ) : null}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};
