import { Box, EmptyStateLayout, Flex, LinkButton } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Pagination } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { REVIEW_STATUSES, type ReviewList as Reviews } from '../../../../server/src/contract';
import { OwnerFilter } from '../../components/owner-filter';
import { REVIEWS } from '../../plugin-id';
import { useFocusAfter } from '../../use-focus-after';
import { useOwners } from '../../use-owners';
import { useWords } from '../../words/words';
import { BulkResult } from '../inventory/bulk-result';
import { FilterSelect } from '../inventory/filter-select';
import { InventorySearch } from '../inventory/inventory-search';
import { KeepBar } from './keep-bar';
import { ReviewRow } from './review-row';
import { USUAL } from './reviews-address';
import { useKeeping } from './use-keeping';
import type { ReviewsShown } from './use-reviews-address';

const Fields = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr));
  gap: ${({ theme }) => theme.spaces[3]};
  align-items: end;
`;

/** Search, status and owner. */
export const ReviewFilters = ({ shown: { query, narrow } }: { shown: ReviewsShown }) => {
  const { say } = useWords();
  const owners = useOwners();
  return (
    <Fields>
      <InventorySearch search={query.search} onSearch={(search) => narrow({ search })} />
      <FilterSelect
        label={say('reviews.filter.status')}
        anything={say('reviews.status.all')}
        value={query.status}
        options={REVIEW_STATUSES.map((value) => ({ value, label: say(`reviews.status.${value}`) }))}
        onChange={(status) => narrow({ status })}
      />
      <OwnerFilter owner={query.owner} owners={owners} onChange={(owner) => narrow({ owner })} />
    </Fields>
  );
};

const Nothing = ({ isNarrowed }: { isNarrowed: boolean }) => {
  const { say } = useWords();
  return (
    <EmptyStateLayout
      icon={<EmptyDocuments width="16rem" />}
      content={say(isNarrowed ? 'reviews.nothing-found' : 'reviews.none')}
      action={
        isNarrowed ? (
          <LinkButton tag={Link} to={REVIEWS} variant="tertiary">
            {say('reviews.show-all')}
          </LinkButton>
        ) : undefined
      }
      shadow="filterShadow"
      hasRadius
    />
  );
};

interface ReviewListProps {
  list: Reviews;
  shown: ReviewsShown;
  onDone: () => void;
}

/** The reviews that were found, and what can be done with several of them at once. */
export const ReviewList = ({ list, shown: { query }, onDone }: ReviewListProps) => {
  const { say } = useWords();
  const { place, focus } = useFocusAfter();
  const keeping = useKeeping(list.items, () => {
    onDone();
    focus();
  });
  const isNarrowed = query.search !== '' || query.status !== undefined || query.owner !== undefined;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <div ref={place} tabIndex={-1}>
        {keeping.outcome ? <BulkResult outcome={keeping.outcome} onClose={keeping.close} /> : null}
      </div>
      {list.total === 0 ? <Nothing isNarrowed={isNarrowed} /> : null}
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2} aria-label={say('reviews.list')}>
        {list.items.map((review) => (
          <ReviewRow
            key={review.slug}
            review={review}
            timeZone={list.timeZone}
            chosen={keeping.chosen.has(review.slug)}
            whyNot={keeping.whyNot(review)}
            onToggle={() => keeping.toggle(review)}
          />
        ))}
      </Flex>
      {keeping.chosen.size > 0 ? <KeepBar keeping={keeping} /> : null}
      {list.total > query.pageSize ? (
        <Box paddingBottom={{ initial: 10, medium: 0 }}>
          <Pagination.Root
            pageCount={Math.ceil(list.total / query.pageSize)}
            total={list.total}
            defaultPageSize={USUAL.pageSize}
          >
            <Pagination.Links />
          </Pagination.Root>
        </Box>
      ) : null}
    </Flex>
  );
};
