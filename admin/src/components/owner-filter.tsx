import { Combobox, ComboboxOption, Field } from '@strapi/design-system';
import { useWords } from '../words/words';
import type { Owner } from '../use-owners';

interface OwnerFilterProps {
  owner: string | undefined;
  owners: readonly Owner[];
  onChange: (owner: string | undefined) => void;
}

/** Narrow a list to what one person looks after. */
export const OwnerFilter = ({ owner = '', owners, onChange }: OwnerFilterProps) => {
  const { say } = useWords();
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
        onCreateOption={(email) => onChange(email?.trim() || undefined)}
        onChange={(email) => onChange(email || undefined)}
        onClear={() => onChange(undefined)}
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
