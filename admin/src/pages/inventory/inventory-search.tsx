import * as React from 'react';
import { Searchbar, SearchForm } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';
import { useWords } from '../../words/words';

const TYPING_PAUSE_MS = 300;

interface InventorySearchProps {
  /** What the list is narrowed to now. */
  search: string;
  onSearch: (search: string) => void;
}

/** Search the list while somebody types. */
export const InventorySearch = ({ search, onSearch }: InventorySearchProps) => {
  const { say } = useWords();
  const [text, setText] = React.useState(search);
  const settled = useDebounce(text, TYPING_PAUSE_MS);
  const asked = React.useRef(search);

  const ask = (next: string) => {
    if (next === asked.current) return;
    asked.current = next;
    onSearch(next);
  };
  // The newest `ask` at the end of a pause in typing.
  const latest = React.useRef(ask);
  latest.current = ask;
  React.useEffect(() => latest.current(settled.trim()), [settled]);
  // The address changed by itself: by "back", or by "show all".
  React.useEffect(() => {
    if (search === asked.current) return;
    asked.current = search;
    setText(search);
  }, [search]);

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
