import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';

interface ChoiceProps<T extends string> {
  path: string;
  label: string;
  hint?: string;
  value: T;
  options: readonly T[];
  textOf: (option: T) => string;
  onChange: (value: T) => void;
}

/** One of several, with its label and help. */
export const Choice = <T extends string>(props: ChoiceProps<T>) => {
  const { path, label, hint, value, options, textOf, onChange } = props;
  return (
    <Field.Root name={path} width="100%" {...(hint ? { hint } : {})}>
      <Field.Label>{label}</Field.Label>
      <SingleSelect
        value={value}
        onChange={(chosen) => {
          const option = options.find((one) => one === chosen);
          if (option !== undefined) onChange(option);
        }}
      >
        {options.map((option) => (
          <SingleSelectOption key={option} value={option}>
            {textOf(option)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Hint />
    </Field.Root>
  );
};
