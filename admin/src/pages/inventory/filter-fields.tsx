import * as React from 'react';
import { Combobox, ComboboxOption, Field, TextInput } from '@strapi/design-system';
import { styled } from 'styled-components';
import { CATEGORIES, pixelStateSchema, REVIEW_FILTERS } from '../../../../server/src/contract';
import { vendors } from '../../catalogue';
import { OwnerFilter } from '../../components/owner-filter';
import type { Owner } from '../../use-owners';
import { useWords } from '../../words/words';
import { FilterSelect } from './filter-select';
import { typedPath } from './inventory-address';
import { useTyping } from './use-typing';
import type { InventoryQuery } from './use-inventory-query';

interface FieldProps {
  query: InventoryQuery;
}

const Fields = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr));
  gap: ${({ theme }) => theme.spaces[3]};
`;

const STATES = ['waiting', ...pixelStateSchema.options] as const;

const StateFilter = ({ query: { asked, narrow } }: FieldProps) => {
  const { say } = useWords();
  return (
    <FilterSelect
      label={say('inventory.filter.state')}
      anything={say('inventory.show.all')}
      value={asked.waiting ? 'waiting' : asked.state}
      options={STATES.map((value) => ({ value, label: say(`inventory.show.${value}`) }))}
      onChange={(state) =>
        narrow(state === 'waiting' ? { waiting: true, state: undefined } : { waiting: undefined, state })
      }
    />
  );
};

const CategoryFilter = ({ query: { asked, narrow } }: FieldProps) => {
  const { say } = useWords();
  return (
    <FilterSelect
      label={say('inventory.filter.category')}
      anything={say('inventory.filter.all-categories')}
      value={asked.category}
      options={CATEGORIES.map((value) => ({ value, label: say(`category.${value}.name`) }))}
      onChange={(category) => narrow({ category })}
    />
  );
};

const VENDORS = [...vendors].sort((a, b) => a.name.localeCompare(b.name));

const VendorFilter = ({ query: { asked, narrow } }: FieldProps) => {
  const { say } = useWords();
  return (
    <Field.Root>
      <Field.Label>{say('inventory.filter.vendor')}</Field.Label>
      <Combobox
        size="S"
        value={asked.vendor ?? ''}
        placeholder={say('inventory.filter.all-vendors')}
        noOptionsMessage={() => say('inventory.filter.no-vendors')}
        clearLabel={say('inventory.filter.clear')}
        onChange={(vendor) => narrow({ vendor: vendor || undefined })}
        onClear={() => narrow({ vendor: undefined })}
      >
        {VENDORS.map(({ key, name }) => (
          <ComboboxOption key={key} value={key}>
            {name}
          </ComboboxOption>
        ))}
      </Combobox>
    </Field.Root>
  );
};

const ReviewFilter = ({ query: { asked, narrow } }: FieldProps) => {
  const { say } = useWords();
  return (
    <FilterSelect
      label={say('inventory.filter.review')}
      anything={say('inventory.filter.all-reviews')}
      value={asked.review}
      options={REVIEW_FILTERS.map((value) => ({ value, label: say(`inventory.filter.review.${value}`) }))}
      onChange={(review) => narrow({ review })}
    />
  );
};

const PathFilter = ({ query: { asked, narrow } }: FieldProps) => {
  const { say } = useWords();
  const { path = '' } = asked;
  const typing = useTyping(path, typedPath, (next) => narrow({ path: next || undefined }));
  const { text, setText } = typing;
  // A pause asks too, but leaves the text as it is: somebody may still be typing it.
  const ask = () => {
    const next = typedPath(text);
    setText(next);
    typing.ask(next);
  };
  return (
    <Field.Root>
      <Field.Label>{say('inventory.filter.path')}</Field.Label>
      <TextInput
        size="S"
        value={text}
        placeholder={say('inventory.filter.path-placeholder')}
        onChange={(event: React.ChangeEvent<HTMLInputElement>) => setText(event.target.value)}
        onBlur={ask}
        onKeyDown={(event: React.KeyboardEvent) => event.key === 'Enter' && ask()}
      />
    </Field.Root>
  );
};

/** The filters beside the search. */
export const FilterFields = ({ query, owners }: FieldProps & { owners: Owner[] }) => (
  <Fields>
    <StateFilter query={query} />
    <CategoryFilter query={query} />
    <VendorFilter query={query} />
    <OwnerFilter owner={query.asked.owner} owners={owners} onChange={(owner) => query.narrow({ owner })} />
    <ReviewFilter query={query} />
    <PathFilter query={query} />
  </Fields>
);
