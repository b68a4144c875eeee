import * as React from 'react';
import { Box, Button, Field, Flex, NumberInput } from '@strapi/design-system';
import { getDisplayName, useAuth } from '@strapi/strapi/admin';
import { useWords } from '../../words/words';
import { FormField } from './form-field';
import type { PixelForm } from './use-pixel-form';

interface ThatsMeProps {
  form: PixelForm;
  /** The fields are filled in, and the button is gone. */
  onFilled: () => void;
}

const ThatsMe = ({ form, onFilled }: ThatsMeProps) => {
  const { say } = useWords();
  const user = useAuth('OwnerStep', (state) => state.user);
  if (!user?.email || form.values.owner.email === user.email) return null;
  const owner = { name: getDisplayName(user), email: user.email };
  const fill = () => {
    form.change({ owner });
    onFilled();
  };
  return (
    <Box>
      <Button variant="tertiary" onClick={fill}>
        {say('form.owner.me')}
      </Button>
    </Box>
  );
};

const ReviewEvery = ({ form }: { form: PixelForm }) => {
  const { say } = useWords();
  const error = form.errorOf('reviewEveryDays');
  const { reviewEveryDays } = form.values;
  return (
    <Box data-invalid={error !== '' || undefined} onBlur={() => form.leave('reviewEveryDays')}>
      <Field.Root name="reviewEveryDays" error={error !== '' && error} hint={say('form.review.hint')}>
        <Field.Label>{say('form.review.label')}</Field.Label>
        <NumberInput
          {...(reviewEveryDays === null ? {} : { value: reviewEveryDays })}
          onValueChange={(days) => form.change({ reviewEveryDays: days ?? null })}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
    </Box>
  );
};

/** Who looks after the pixel, and how often somebody asks whether it is still needed. */
export const OwnerStep = ({ form }: { form: PixelForm }) => {
  const { say } = useWords();
  const { owner } = form.values;
  const fields = React.useRef<HTMLDivElement>(null);
  return (
    <Flex ref={fields} direction="column" alignItems="stretch" gap={5}>
      <ThatsMe form={form} onFilled={() => fields.current?.querySelector('input')?.focus()} />
      <FormField
        path="owner.name"
        label={say('form.owner.name')}
        hint={say('form.owner.name-hint')}
        error={form.errorOf('owner.name')}
        value={owner.name}
        required
        onChange={(name) => form.change({ owner: { ...owner, name } })}
        onLeave={() => form.leave('owner.name')}
      />
      <FormField
        path="owner.email"
        label={say('form.owner.email')}
        hint={say('form.owner.email-hint')}
        error={form.errorOf('owner.email')}
        value={owner.email}
        inputMode="email"
        required
        onChange={(email) => form.change({ owner: { ...owner, email } })}
        onLeave={() => form.leave('owner.email')}
      />
      <ReviewEvery form={form} />
    </Flex>
  );
};
