import { Box, Field, NumberInput } from '@strapi/design-system';

interface NumberFieldProps {
  path: string;
  label: string;
  hint?: string;
  error: string;
  value: number | null;
  onChange: (value: number | null) => void;
  onLeave: () => void;
}

/** A whole number to type, with its label, help and error. */
export const NumberField = ({ path, label, hint, error, value, onChange, onLeave }: NumberFieldProps) => (
  <Box data-invalid={error !== '' || undefined} onBlur={onLeave} minWidth={0}>
    <Field.Root name={path} required error={error !== '' && error} {...(hint ? { hint } : {})}>
      <Field.Label>{label}</Field.Label>
      <NumberInput
        {...(value === null ? {} : { value })}
        onValueChange={(typed) => onChange(typed ?? null)}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  </Box>
);
