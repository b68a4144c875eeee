import type * as React from 'react';
import { Box, Checkbox, Flex, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { CaretDown, CaretUp } from '@strapi/icons';
import { styled } from 'styled-components';
import type { ListQuery, PixelSummary } from '../../../../server/src/contract';
import { HealthBadges } from '../../components/health-badges';
import { useWords, type TextKey } from '../../words/words';
import { nextSort } from './inventory-address';
import {
  FiredCell,
  NameCell,
  ReviewCell,
  useCategories,
  usePlaces,
  VendorCell,
  type PixelProps,
} from './pixel-cells';
import type { Choosing } from './use-choosing';
import type { InventoryQuery } from './use-inventory-query';

// Strapi's cells do not wrap and are far apart, which is too wide for this many columns.
const Narrow = styled(Box)`
  && td,
  && th {
    padding-left: ${({ theme }) => theme.spaces[2]};
    padding-right: ${({ theme }) => theme.spaces[2]};
    white-space: normal;
    overflow-wrap: break-word;
  }
`;

const SortButton = styled.button`
  display: inline-flex;
  align-items: center;
  gap: ${({ theme }) => theme.spaces[1]};
  min-height: 2.4rem;
  color: ${({ theme }) => theme.colors.neutral800};
  text-align: left;
  cursor: pointer;

  svg {
    flex-shrink: 0;
    width: 1rem;
    height: 1rem;
  }
`;

// Strapi's table tells its cells where they stand, so they have to hand that on.
type Cell = Omit<React.ComponentProps<typeof Th>, 'children' | 'ref'>;

const Heading = ({ label, ...cell }: Cell & { label: string }) => (
  <Th role="columnheader" {...cell}>
    <Typography variant="sigma" textColor="neutral600">
      {label}
    </Typography>
  </Th>
);

interface SortHeadingProps extends Cell {
  column: ListQuery['sort'];
  label: string;
  query: InventoryQuery;
}

const SortHeading = ({ column, label, query: { asked, narrow }, ...cell }: SortHeadingProps) => {
  const down = asked.order === 'desc';
  const sorted = asked.sort === column ? (down ? 'descending' : 'ascending') : 'none';
  const Direction = sorted === 'ascending' ? CaretUp : CaretDown;
  return (
    <Th role="columnheader" aria-sort={sorted} {...cell}>
      <SortButton type="button" onClick={() => narrow(nextSort(asked, column))}>
        <Typography variant="sigma" textColor={sorted === 'none' ? 'neutral600' : 'neutral800'}>
          {label}
        </Typography>
        <Direction aria-hidden style={sorted === 'none' ? { opacity: 0.6 } : {}} />
      </SortButton>
    </Th>
  );
};

const Plain = ({ children }: { children: string }) => (
  <Typography textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
    {children}
  </Typography>
);

const Places = ({ pixel }: PixelProps) => (
  <Box minWidth="9rem">
    <Plain>{usePlaces(pixel)}</Plain>
  </Box>
);

const Categories = ({ pixel }: PixelProps) => (
  <Typography textColor="neutral800">{useCategories(pixel)}</Typography>
);

const COLUMNS: {
  label: TextKey;
  sort?: ListQuery['sort'];
  show: (pixel: PixelSummary) => React.ReactNode;
}[] = [
  { label: 'inventory.column.vendor', sort: 'vendor', show: (pixel) => <VendorCell pixel={pixel} /> },
  { label: 'inventory.column.name', sort: 'name', show: (pixel) => <NameCell pixel={pixel} /> },
  { label: 'inventory.column.state', sort: 'state', show: (pixel) => <HealthBadges pixel={pixel} /> },
  { label: 'inventory.column.places', show: (pixel) => <Places pixel={pixel} /> },
  { label: 'inventory.column.consent', show: (pixel) => <Categories pixel={pixel} /> },
  { label: 'inventory.column.fires', show: (pixel) => <FiredCell pixel={pixel} /> },
  { label: 'inventory.column.owner', sort: 'owner', show: (pixel) => <Plain>{pixel.ownerName}</Plain> },
  { label: 'inventory.column.review', sort: 'review', show: (pixel) => <ReviewCell pixel={pixel} /> },
];

/**
 * Strapi's cells take the focus in place of a checkbox in them, and hand it on at Enter. There is nothing else in
 * these, so that the space bar and Enter work at once.
 */
const pressed =
  (toggle: () => void) =>
  (event: React.KeyboardEvent): void => {
    if (event.target !== event.currentTarget || (event.key !== ' ' && event.key !== 'Enter')) return;
    event.preventDefault();
    toggle();
  };

interface PixelTableProps {
  pixels: PixelSummary[];
  query: InventoryQuery;
  /** Null: the person may do nothing with several at once. */
  choosing: Choosing | null;
}

const allChosen = (pixels: PixelSummary[], { chosen }: Choosing): boolean | 'indeterminate' => {
  const count = pixels.filter(({ slug }) => chosen.has(slug)).length;
  return count === pixels.length ? true : count > 0 && 'indeterminate';
};

/** The pixels of a page of the list, one a row. */
export const PixelTable = ({ pixels, query, choosing }: PixelTableProps) => {
  const { say } = useWords();
  return (
    <Narrow>
      <Table
        colCount={COLUMNS.length + (choosing ? 1 : 0)}
        rowCount={pixels.length + 1}
        aria-label={say('inventory.page')}
      >
        <Thead>
          <Tr>
            {choosing ? (
              <Th
                role="columnheader"
                aria-label={say('inventory.column.choose')}
                onKeyDown={pressed(() => choosing.toggleAll(pixels))}
              >
                <Checkbox
                  aria-label={say('inventory.choose-page')}
                  checked={allChosen(pixels, choosing)}
                  onCheckedChange={() => choosing.toggleAll(pixels)}
                />
              </Th>
            ) : null}
            {COLUMNS.map(({ label, sort }) =>
              sort ? (
                <SortHeading key={label} column={sort} label={say(label)} query={query} />
              ) : (
                <Heading key={label} label={say(label)} />
              ),
            )}
          </Tr>
        </Thead>
        <Tbody>
          {pixels.map((pixel) => (
            <Tr key={pixel.slug}>
              {choosing ? (
                <Td onKeyDown={pressed(() => choosing.toggle(pixel))}>
                  <Checkbox
                    aria-label={say('inventory.choose', { name: pixel.name })}
                    checked={choosing.chosen.has(pixel.slug)}
                    onCheckedChange={() => choosing.toggle(pixel)}
                  />
                </Td>
              ) : null}
              {COLUMNS.map(({ label, show }) => (
                <Td key={label}>
                  <Flex>{show(pixel)}</Flex>
                </Td>
              ))}
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Narrow>
  );
};
