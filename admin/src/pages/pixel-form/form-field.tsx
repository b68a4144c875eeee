import * as React from 'react';
import { Box, Checkbox, Field, Textarea, TextInput, Typography } from '@strapi/design-system';

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
  /** Code is shown in letters of one width, and nothing corrects its spelling. */
  code?: boolean;
  inputMode?: 'text' | 'url' | 'email' | 'numeric';
  placeholder?: string;
  /** Language of what is typed, where it is not the reader's. */
  lang?: string;
  onChange: (value: string) => void;
  onLeave: () => void;
}

type Typed = React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>;

/** Longer than people think between two letters. */
const PAUSE_MS = 1500;

/** Call `onPause` when somebody has typed and stopped, but not before they typed, and not for an empty field. */
const useTypingPause = (value: string, onPause: () => void) => {
  const first = React.useRef(value);
  const call = React.useRef(onPause);
  call.current = onPause;
  React.useEffect(() => {
    if (value === first.current || value.trim() === '') return;
    const timer = setTimeout(() => call.current(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
};

const hintOf = ({ hint = '', right = '' }: FormFieldProps): React.ReactNode => {
  if (right === '') return hint || null;
  return (
    <Typography variant="pi" textColor="success600">
      ✓ {right}
    </Typography>
  );
};

const CODE = { style: { fontFamily: 'monospace' }, spellCheck: false, rows: 10 };

/** A line or a paragraph to type, with its label, help and error. `data-invalid` lets the form find the first error. */
export const FormField = (props: FormFieldProps) => {
  const { path, label, error, value, required = false, multiline = false, code = false } = props;
  useTypingPause(value, props.onLeave);
  const input = {
    value,
    placeholder: props.placeholder ?? '',
    onChange: (event: Typed) => props.onChange(event.target.value),
    onBlur: props.onLeave,
    // Arabic, for one, is written from right to left.
    ...(props.lang ? { lang: props.lang, dir: 'auto' } : {}),
  };
  return (
    <Box width="100%" data-invalid={error !== '' || undefined}>
      <Field.Root name={path} required={required} error={error !== '' && error} hint={hintOf(props)}>
        <Field.Label>{label}</Field.Label>
        {multiline || code ? (
          <Textarea {...input} {...(code ? CODE : {})} />
        ) : (
          <TextInput {...input} inputMode={props.inputMode ?? 'text'} />
        )}
        <Field.Hint />
        <Field.Error />
        {/* Strapi hides the help just when it is needed most. */}
        {error !== '' && props.hint ? (
          <Typography variant="pi" textColor="neutral600" tag="p">
            {props.hint}
          </Typography>
        ) : null}
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

interface TickProps {
  label: string;
  hint: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  children?: React.ReactNode;
}

/** A box to tick, with a line of help below it and, where it leads to more questions, those. */
export const Tick = ({ label, hint, checked, onChange, children }: TickProps) => {
  const id = React.useId();
  return (
    <Box>
      <Checkbox checked={checked} onCheckedChange={(on) => onChange(on === true)} aria-describedby={id}>
        {label}
      </Checkbox>
      <Box paddingLeft={7}>
        <Typography id={id} variant="pi" textColor="neutral600" tag="p">
          {hint}
        </Typography>
        {children}
      </Box>
    </Box>
  );
};
