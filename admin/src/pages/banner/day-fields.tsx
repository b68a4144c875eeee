import { Box, Field, Flex, NumberInput } from '@strapi/design-system';
import { useWords } from '../../words/words';
import type { ConsentForm } from './use-consent-form';

const DAYS = ['days', 'recordDays'] as const;

interface DaysProps {
  form: ConsentForm;
  name: (typeof DAYS)[number];
}

const Days = ({ form, name }: DaysProps) => {
  const { say } = useWords();
  const path = `policy.${name}`;
  const error = form.errorOf(path);
  const value = form.values[name];
  return (
    <Box
      data-invalid={error !== '' || undefined}
      onBlur={() => form.leave(path)}
      flex="1 1 20rem"
      minWidth={0}
    >
      <Field.Root name={path} required error={error !== '' && error} hint={say(`banner.${name}.hint`)}>
        <Field.Label>{say(`banner.${name}.label`)}</Field.Label>
        <NumberInput
          {...(value === null ? {} : { value })}
          onValueChange={(days) => form.change({ [name]: days ?? null })}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
    </Box>
  );
};

/** For how long a choice counts, and for how long its proof is kept. */
export const DayFields = ({ form }: { form: ConsentForm }) => (
  <Flex gap={4} wrap="wrap" alignItems="flex-start">
    {DAYS.map((name) => (
      <Days key={name} form={form} name={name} />
    ))}
  </Flex>
);
