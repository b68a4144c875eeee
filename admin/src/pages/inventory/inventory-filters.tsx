import * as React from 'react';
import { Box, Flex } from '@strapi/design-system';
import { useIsDesktop } from '@strapi/strapi/admin';
import { labelsOf } from '../../catalogue';
import { FiltersToggle } from '../../components/filters-toggle';
import { useOwners } from '../../use-owners';
import { useWords } from '../../words/words';
import { filterChips, type Chip } from './filter-chips';
import { FilterChipsRow } from './filter-chips-row';
import { FilterFields } from './filter-fields';
import { InventorySearch } from './inventory-search';
import type { InventoryQuery } from './use-inventory-query';

/** Search and narrow the list. Where there is little room, the filters open at a button. */
export const InventoryFilters = ({ query }: { query: InventoryQuery }) => {
  const words = useWords();
  const isDesktop = useIsDesktop();
  const owners = useOwners();
  const id = React.useId();
  const [open, setOpen] = React.useState(false);
  const { asked, narrow } = query;
  const names = {
    vendor: (key: string) => labelsOf(key).name,
    owner: (email: string) => owners.find((owner) => owner.email === email)?.name ?? email,
  };
  const chips = filterChips(asked, names, words).filter(({ key }) => key !== 'search');
  const shown = isDesktop || open;

  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex gap={2} alignItems="center">
        <Box flex="1" minWidth={0} maxWidth="60rem">
          <InventorySearch search={asked.search} onSearch={(search) => narrow({ search })} />
        </Box>
        {isDesktop ? null : (
          <FiltersToggle set={chips.length} open={open} controls={id} onToggle={() => setOpen(!open)} />
        )}
      </Flex>
      <div id={id}>{shown ? <FilterFields query={query} owners={owners} /> : null}</div>
      <FilterChipsRow chips={chips} onRemove={(chip: Chip) => narrow(chip.without)} />
    </Flex>
  );
};
