import * as React from 'react';
import { Combobox, ComboboxOption, Field, TextInput } from '@strapi/design-system';
import { styled } from 'styled-components';
import { CATEGORIES, pixelStateSchema } from '../../../../server/src/contract';
import { vendors } from '../../catalogue';
import { useWords } from '../../words/words';
import { FilterSelect } from './filter-select';
import { typedPath } from './inventory-address';
import type { InventoryQuery } from './use-inventory-query';
import type { Owner } from './use-owners';

interface FieldProps {
  query: InventoryQuery;
}

const Fields = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr));
  gap: ${({ theme }) => theme.spaces[3]};
`;

const STATES = ['waiting', ...pixelStateSchema.options] as const;
const REVIEWS = ['overdue', 'soon'] as const;

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

const OwnerFilter = ({ query: { asked, narrow }, owners }: FieldProps & { owners: Owner[] }) => {
  const { say } = useWords();
  const { owner = '' } = asked;
  // Somebody may look after pixels beyond those that are offered, or be named in an address that was sent.
  const offered =
    owner === '' || owners.some(({ email }) => email === owner)
      ? owners
      : [...owners, { email: owner, name: owner }];
  return (
    <Field.Root>
      <Field.Label>{say('inventory.filter.owner')}</Field.Label>
      {/* Made anew when the names arrive: it goes on showing the text that it began with. */}
      <Combobox
        key={owners.length}
        size="S"
        creatable
        value={owner}
        placeholder={say('inventory.filter.owner-placeholder')}
        createMessage={(email) => say('inventory.filter.owner-use', { email })}
        noOptionsMessage={() => say('inventory.filter.owner-none')}
        clearLabel={say('inventory.filter.clear')}
        onCreateOption={(email) => narrow({ owner: email?.trim() || undefined })}
        onChange={(email) => narrow({ owner: email || undefined })}
        onClear={() => narrow({ owner: undefined })}
      >
        {offered.map(({ email, name }) => (
          <ComboboxOption key={email} value={email}>
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
      options={REVIEWS.map((value) => ({ value, label: say(`inventory.filter.review.${value}`) }))}
      onChange={(review) => narrow({ review })}
    />
  );
};

const PathFilter = ({ query: { asked, narrow } }: FieldProps) => {
  const { say } = useWords();
  const { path = '' } = asked;
  const [text, setText] = React.useState(path);
  React.useEffect(() => setText(path), [path]);
  const ask = () => {
    const next = typedPath(text);
    setText(next);
    if (next !== path) narrow({ path: next || undefined });
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
    <OwnerFilter query={query} owners={owners} />
    <ReviewFilter query={query} />
    <PathFilter query={query} />
  </Fields>
);
