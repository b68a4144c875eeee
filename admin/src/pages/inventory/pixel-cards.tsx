import { Box, Checkbox, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { LIST_SORTS, type PixelSummary } from '../../../../server/src/contract';
import { HealthBadges } from '../../components/health-badges';
import { firedEvents } from '../../words/fires';
import { reviewDue } from '../../words/review-due';
import { useWords } from '../../words/words';
import { USUAL } from './inventory-address';
import { NameCell, useCategories, usePlaces, VendorCell, type PixelProps } from './pixel-cells';
import type { Choosing } from './use-choosing';
import type { InventoryQuery } from './use-inventory-query';

const Cards = styled.ul`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 30rem), 1fr));
  gap: ${({ theme }) => theme.spaces[3]};
`;

interface Choosable {
  /** Null: the person may do nothing with several at once. */
  choosing: Choosing | null;
}

const useFacts = (pixel: PixelSummary): string[] => {
  const words = useWords();
  const { say } = words;
  const places = usePlaces(pixel);
  const events = firedEvents(pixel, words);
  return [
    ...(places === '' ? [] : [say('inventory.card.places', { places })]),
    say('inventory.card.consent', { categories: useCategories(pixel) }),
    ...(events === '' ? [] : [say('inventory.card.fires', { events })]),
    say('inventory.card.owner', { owner: pixel.ownerName }),
    say('inventory.card.review', { due: reviewDue(pixel, Date.now(), words) }),
  ];
};

const PixelCard = ({ pixel, choosing }: PixelProps & Choosable) => {
  const { say } = useWords();
  return (
    <Box tag="li" background="neutral0" hasRadius shadow="filterShadow" padding={4} minWidth={0}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Flex justifyContent="space-between" alignItems="center" gap={3}>
          <VendorCell pixel={pixel} />
          {choosing ? (
            <Checkbox
              aria-label={say('inventory.choose', { name: pixel.name })}
              checked={choosing.chosen.has(pixel.slug)}
              onCheckedChange={() => choosing.toggle(pixel)}
            />
          ) : null}
        </Flex>
        <NameCell pixel={pixel} />
        <HealthBadges pixel={pixel} />
        <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
          {useFacts(pixel).map((fact) => (
            <Typography
              key={fact}
              tag="li"
              variant="pi"
              textColor="neutral600"
              style={{ overflowWrap: 'anywhere' }}
            >
              {fact}
            </Typography>
          ))}
        </Flex>
      </Flex>
    </Box>
  );
};

const Sorting = ({ query: { asked, narrow } }: { query: InventoryQuery }) => {
  const { say } = useWords();
  return (
    <Box flex="1 1 20rem" maxWidth="28rem">
      <SingleSelect
        size="S"
        aria-label={say('inventory.sort')}
        value={asked.sort}
        onChange={(chosen) => {
          const sort = LIST_SORTS.find((known) => known === chosen) ?? USUAL.sort;
          narrow({ sort, order: sort === USUAL.sort ? USUAL.order : 'asc' });
        }}
      >
        {LIST_SORTS.map((sort) => (
          <SingleSelectOption key={sort} value={sort}>
            {say(`inventory.sort.${sort}`)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Box>
  );
};

interface PixelCardsProps extends Choosable {
  pixels: PixelSummary[];
  query: InventoryQuery;
}

/** The same where there is no room for a table. */
export const PixelCards = ({ pixels, query, choosing }: PixelCardsProps) => {
  const { say } = useWords();
  const all = choosing !== null && pixels.every(({ slug }) => choosing.chosen.has(slug));
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex justifyContent="space-between" gap={3} wrap="wrap">
        <Sorting query={query} />
        {choosing ? (
          <Checkbox checked={all} onCheckedChange={() => choosing.toggleAll(pixels)}>
            {say('inventory.choose-page')}
          </Checkbox>
        ) : null}
      </Flex>
      <Cards>
        {pixels.map((pixel) => (
          <PixelCard key={pixel.slug} pixel={pixel} choosing={choosing} />
        ))}
      </Cards>
    </Flex>
  );
};
