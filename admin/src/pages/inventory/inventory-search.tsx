import { Searchbar, SearchForm } from '@strapi/design-system';
import { useWords } from '../../words/words';
import { useTyping } from './use-typing';

const trimmed = (text: string): string => text.trim();

interface InventorySearchProps {
  /** What the list is narrowed to now. */
  search: string;
  onSearch: (search: string) => void;
}

/** Search the list while somebody types. */
export const InventorySearch = ({ search, onSearch }: InventorySearchProps) => {
  const { say } = useWords();
  const { text, setText, ask } = useTyping(search, trimmed, onSearch);

  return (
    <SearchForm
      onSubmit={(event) => {
        event.preventDefault();
        ask(trimmed(text));
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
