import * as React from 'react';
import { Box, Flex, Radio, Typography } from '@strapi/design-system';
import { FieldGroup } from '../pixel-form/form-field';

interface RadioOption<T extends string> {
  value: T;
  label: string;
  hint?: string;
  /** Why it cannot be chosen; empty: it can. */
  why?: string;
}

interface RadiosProps<T extends string> {
  legend: string;
  hint?: string;
  error: string;
  value: T | '';
  options: readonly RadioOption<T>[];
  onChange: (value: T) => void;
}

/** A question with one answer of a few, each with its consequence, or with why it cannot be given. */
export const Radios = <T extends string>({
  legend,
  hint,
  error,
  value,
  options,
  onChange,
}: RadiosProps<T>) => {
  const id = React.useId();
  return (
    <FieldGroup legend={legend} hint={hint} error={error}>
      <Radio.Group
        aria-label={legend}
        value={value}
        onValueChange={(chosen) => {
          const option = options.find((one) => one.value === chosen);
          if (option) onChange(option.value);
        }}
      >
        <Flex direction="column" alignItems="stretch" gap={2}>
          {options.map((option) => {
            const below = [option.hint, option.why].filter(Boolean).join(' ');
            const describedBy = below ? { 'aria-describedby': `${id}-${option.value}` } : {};
            return (
              <Box key={option.value}>
                <Radio.Item value={option.value} disabled={Boolean(option.why)} {...describedBy}>
                  {option.label}
                </Radio.Item>
                {below ? (
                  <Box paddingLeft={7}>
                    <Typography id={`${id}-${option.value}`} tag="p" variant="pi" textColor="neutral600">
                      {below}
                    </Typography>
                  </Box>
                ) : null}
              </Box>
            );
          })}
        </Flex>
      </Radio.Group>
    </FieldGroup>
  );
};
