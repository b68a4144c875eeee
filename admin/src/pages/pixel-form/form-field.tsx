import * as React from 'react';
import { Box, Field, Textarea, TextInput, Typography } from '@strapi/design-system';

interface FormFieldProps {
  /** Path of the field, for example `owner.email`. */
  path: string;
  label: string;
  hint?: string;
  /** Said in place of the hint once the value is right. */
  right?: string;
  error: string;
  value: string;
  required?: boolean;
  multiline?: boolean;
  inputMode?: 'text' | 'url' | 'email' | 'numeric';
  placeholder?: string;
  onChange: (value: string) => void;
  onLeave: () => void;
}

type Typed = React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>;

const hintOf = ({ hint = '', right = '' }: FormFieldProps): React.ReactNode => {
  if (right === '') return hint || null;
  return (
    <Typography variant="pi" textColor="success600">
      ✓ {right}
    </Typography>
  );
};

/** A line or a paragraph to type, with its label, help and error. `data-invalid` lets the form find the first error. */
export const FormField = (props: FormFieldProps) => {
  const { path, label, error, value, required = false, multiline = false } = props;
  const input = {
    value,
    placeholder: props.placeholder ?? '',
    onChange: (event: Typed) => props.onChange(event.target.value),
    onBlur: props.onLeave,
  };
  return (
    <Box width="100%" data-invalid={error !== '' || undefined}>
      <Field.Root name={path} required={required} error={error !== '' && error} hint={hintOf(props)}>
        <Field.Label>{label}</Field.Label>
        {multiline ? <Textarea {...input} /> : <TextInput {...input} inputMode={props.inputMode ?? 'text'} />}
        <Field.Hint />
        <Field.Error />
      </Field.Root>
    </Box>
  );
};

interface FieldGroupProps {
  legend: string;
  hint?: React.ReactNode;
  error: string;
  children: React.ReactNode;
}

/** Several boxes that answer one question together, named and described for assistive technology. */
export const FieldGroup = ({ legend, hint, error, children }: FieldGroupProps) => {
  const id = React.useId();
  return (
    <Box
      role="group"
      aria-labelledby={`${id}-legend`}
      aria-describedby={`${id}-hint ${id}-error`}
      data-invalid={error !== '' || undefined}
      width="100%"
    >
      <Box paddingBottom={2}>
        <Typography id={`${id}-legend`} variant="pi" fontWeight="bold" textColor="neutral800" tag="p">
          {legend}
        </Typography>
        <Typography id={`${id}-hint`} variant="pi" textColor="neutral600" tag="div">
          {hint}
        </Typography>
      </Box>
      {children}
      <Box id={`${id}-error`} paddingTop={error ? 2 : 0}>
        {error ? (
          <Typography variant="pi" textColor="danger600" tag="p" data-strapi-field-error>
            {error}
          </Typography>
        ) : null}
      </Box>
    </Box>
  );
};
