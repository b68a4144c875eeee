import * as React from 'react';
import { Box, Flex, Searchbar, SearchForm, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';
import { useWords } from '../../words/words';
import { SHOWN, type InventoryQuery, type Shown } from './use-inventory-query';

const TYPING_PAUSE_MS = 300;

const Search = ({ query }: { query: InventoryQuery }) => {
  const { say } = useWords();
  const [text, setText] = React.useState(query.search);
  const settled = useDebounce(text, TYPING_PAUSE_MS);
  const asked = React.useRef(query.search);
  const { narrow } = query;

  const ask = (search: string) => {
    if (search === asked.current) return;
    asked.current = search;
    narrow({ search });
  };
  // The newest `ask` at the end of a pause in typing.
  const latest = React.useRef(ask);
  latest.current = ask;
  React.useEffect(() => latest.current(settled.trim()), [settled]);
  // The address changed by itself: by "back", or by "show all".
  React.useEffect(() => {
    if (query.search === asked.current) return;
    asked.current = query.search;
    setText(query.search);
  }, [query.search]);

  return (
    <SearchForm
      onSubmit={(event) => {
        event.preventDefault();
        ask(text.trim());
      }}
    >
      <Searchbar
        name="search"
        size="S"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onClear={() => {
          setText('');
          ask('');
        }}
        clearLabel={say('inventory.clear-search')}
        placeholder={say('inventory.search-placeholder')}
      >
        {say('inventory.search')}
      </Searchbar>
    </SearchForm>
  );
};

/** Search and narrow the list. */
export const InventoryFilters = ({ query }: { query: InventoryQuery }) => {
  const { say } = useWords();
  const show = (value: string | number) =>
    query.narrow({ show: SHOWN.find((shown) => shown === value) ?? 'all' });
  const label = (shown: Shown): string => say(`inventory.show.${shown}`);
  return (
    <Flex gap={2} wrap="wrap" alignItems="stretch">
      <Box flex="1 1 26rem" maxWidth={{ initial: '100%', medium: '40rem' }}>
        <Search query={query} />
      </Box>
      <Box flex="1 1 20rem" maxWidth={{ initial: '100%', medium: '28rem' }}>
        <SingleSelect size="S" aria-label={say('inventory.show')} value={query.show} onChange={show}>
          {SHOWN.map((shown) => (
            <SingleSelectOption key={shown} value={shown}>
              {label(shown)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Box>
    </Flex>
  );
};
