import * as React from 'react';
import { Box, EmptyStateLayout, Flex, LinkButton, Typography } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Pagination, useIsMobile, useMediaQuery } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import type { PixelList } from '../../../../server/src/contract';
import { useMay } from '../../permissions';
import { INVENTORY } from '../../plugin-id';
import { useFocusAfter } from '../../use-focus-after';
import { useWords, type TextKey } from '../../words/words';
import { BulkBar } from './bulk-bar';
import { BulkResult } from './bulk-result';
import type { BulkKind } from './bulk-words';
import { withoutFilters } from './filter-chips';
import { USUAL, writeAddress } from './inventory-address';
import { PixelCards } from './pixel-cards';
import { PixelTable } from './pixel-table';
import { useBulk } from './use-bulk';
import { useChoosing } from './use-choosing';
import type { InventoryQuery } from './use-inventory-query';

// Two of Strapi's side bars stand beside the table, so that it needs a wide window.
const ROOM_FOR_TABLE = '(min-width: 1280px)';

// On a narrow screen the bar lies over the end of the list.
const ROOM_FOR_BAR = { initial: '24rem', large: 0 };

interface ListProps {
  list: PixelList;
  query: InventoryQuery;
}

const Nothing = ({ text, link, to }: { text: TextKey; link: TextKey; to: string }) => {
  const { say } = useWords();
  return (
    <EmptyStateLayout
      icon={<EmptyDocuments width="16rem" />}
      content={say(text)}
      action={
        <LinkButton tag={Link} to={to} variant="secondary">
          {say(link)}
        </LinkButton>
      }
      shadow="filterShadow"
      hasRadius
    />
  );
};

const NothingFound = ({ list, query: { asked } }: ListProps) => {
  const beyond = list.total > 0;
  const next = writeAddress({ ...asked, page: 1, ...(beyond ? {} : withoutFilters) });
  return (
    <Nothing
      text={beyond ? 'inventory.empty-page' : 'inventory.nothing-found'}
      link={beyond ? 'inventory.first-page' : 'inventory.show-all'}
      to={`${INVENTORY}?${next.toString()}`}
    />
  );
};

const Pages = ({ list, query: { asked } }: ListProps) => {
  const isMobile = useIsMobile();
  return (
    <Pagination.Root
      pageCount={Math.ceil(list.total / asked.pageSize)}
      total={list.total}
      defaultPageSize={USUAL.pageSize}
    >
      {isMobile ? null : <Pagination.PageSize options={['10', '25', '50', '100']} />}
      <Pagination.Links />
    </Pagination.Root>
  );
};

/** A pixel that is stopped, or that is no further than approved, has a place on the page, but does not run there. */
const RunNow = ({ running }: { running: number }) => {
  const { say } = useWords();
  return (
    <Typography tag="p" textColor="neutral800">
      {say('inventory.running', { count: running })}
    </Typography>
  );
};

/** The pixels that were found, and what can be done with several of them at once. */
export const InventoryList = ({ list, query, reload }: ListProps & { reload: () => void }) => {
  const may = useMay();
  const hasRoom = useMediaQuery(ROOM_FOR_TABLE);
  const choosing = useChoosing(list.items);
  const { place, focus } = useFocusAfter();
  const [asking, setAsking] = React.useState<BulkKind | null>(null);
  const bulk = useBulk(choosing.chosen, ({ refused }) => {
    setAsking(null);
    choosing.keep(refused);
    reload();
    focus();
  });
  const offered = may.pause || may.submit ? choosing : null;
  const here = list.items.filter(({ slug }) => choosing.chosen.has(slug)).length;
  const Rows = hasRoom ? PixelTable : PixelCards;
  const chooses = choosing.chosen.size > 0;

  return (
    <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={chooses ? ROOM_FOR_BAR : 0}>
      <Box ref={place} tabIndex={-1} display={bulk.outcome ? 'block' : 'none'}>
        {bulk.outcome ? <BulkResult outcome={bulk.outcome} onClose={bulk.clear} /> : null}
      </Box>
      {list.running !== undefined && list.total > 0 ? <RunNow running={list.running} /> : null}
      {list.items.length === 0 ? (
        <NothingFound list={list} query={query} />
      ) : (
        <Rows pixels={list.items} query={query} choosing={offered} />
      )}
      {chooses ? (
        <BulkBar choosing={choosing} here={here} bulk={bulk} asking={asking} onAsk={setAsking} />
      ) : null}
      {list.items.length > 0 ? <Pages list={list} query={query} /> : null}
    </Flex>
  );
};
