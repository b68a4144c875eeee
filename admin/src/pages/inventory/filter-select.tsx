import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';

interface FilterSelectProps<T extends string> {
  label: string;
  /** Undefined: anything. */
  value: T | undefined;
  /** What "anything" is called. */
  anything: string;
  options: readonly { value: T; label: string }[];
  onChange: (value: T | undefined) => void;
}

const ANYTHING = 'anything';

/** Choose one of a few values to narrow a list to, or none. */
export const FilterSelect = <T extends string>({
  label,
  value,
  anything,
  options,
  onChange,
}: FilterSelectProps<T>) => (
  <Field.Root>
    <Field.Label>{label}</Field.Label>
    <SingleSelect
      size="S"
      value={value ?? ANYTHING}
      onChange={(chosen) => onChange(options.find((option) => option.value === chosen)?.value)}
    >
      <SingleSelectOption value={ANYTHING}>{anything}</SingleSelectOption>
      {options.map((option) => (
        <SingleSelectOption key={option.value} value={option.value}>
          {option.label}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  </Field.Root>
);
