import {
  Box,
  Field,
  Flex,
  IconButton,
  NumberInput,
  SingleSelect,
  SingleSelectOption,
} from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { useWords } from '../../words/words';
import { FormField, Tick } from './form-field';
import {
  MATCHES,
  matchesOf,
  TRIGGER_KINDS,
  withKind,
  type Match,
  type TriggerValues,
} from './trigger-values';
import type { PixelForm } from './use-pixel-form';

interface TriggerRowProps {
  /** Path of the trigger, for example `events.0.triggers.1`. */
  path: string;
  /** From 1. */
  number: number;
  /** The event's name in words. */
  event: string;
  trigger: TriggerValues;
  form: PixelForm;
  onChange: (trigger: TriggerValues) => void;
  /** Null: it is the only one. */
  onRemove: (() => void) | null;
}

const FIELD_OF: Record<Match, string> = {
  text: 'on.text',
  address: 'on.contains',
  selector: 'on.selector',
  any: 'on',
};

interface ChoiceProps<T extends string> {
  path: string;
  label: string;
  value: T;
  options: readonly T[];
  textOf: (option: T) => string;
  onChange: (value: T) => void;
}

const Choice = <T extends string>({ path, label, value, options, textOf, onChange }: ChoiceProps<T>) => (
  <Field.Root name={path} width="100%">
    <Field.Label>{label}</Field.Label>
    <SingleSelect
      value={value}
      onChange={(chosen) => {
        const option = options.find((one) => one === chosen);
        if (option) onChange(option);
      }}
    >
      {options.map((option) => (
        <SingleSelectOption key={option} value={option}>
          {textOf(option)}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  </Field.Root>
);

const Matching = ({ path, trigger, form, onChange }: TriggerRowProps) => {
  const { say } = useWords();
  const { kind, by, match, once } = trigger;
  if (kind !== 'click' && kind !== 'form') return null;
  const field = `${path}.${FIELD_OF[by]}`;
  return (
    <>
      <Choice
        path={`${path}.by`}
        label={say(`form.trigger.by.${kind}`)}
        value={by}
        options={MATCHES.filter((one) => matchesOf(kind).includes(one))}
        textOf={(one) => say(`form.trigger.match.${one}`)}
        onChange={(one) => onChange({ ...trigger, by: one })}
      />
      {by === 'any' ? null : (
        <FormField
          key={by}
          path={field}
          label={say(`form.trigger.value.${by}`)}
          hint={say(`form.trigger.value-hint.${by}`)}
          error={form.errorOf(field)}
          value={match}
          required
          onChange={(text) => onChange({ ...trigger, match: text })}
          onLeave={() => form.leave(field)}
        />
      )}
      <Tick
        label={say('form.trigger.once')}
        hint={say('form.trigger.once-hint')}
        checked={once}
        onChange={(on) => onChange({ ...trigger, once: on })}
      />
    </>
  );
};

const Amount = ({ path, trigger, form, onChange }: TriggerRowProps) => {
  const { say } = useWords();
  if (trigger.kind !== 'scroll' && trigger.kind !== 'time') return null;
  const name = trigger.kind === 'scroll' ? 'percent' : 'seconds';
  const field = `${path}.${name}`;
  const error = form.errorOf(field);
  const value = trigger[name];
  return (
    <Box data-invalid={error !== '' || undefined} onBlur={() => form.leave(field)}>
      <Field.Root name={field} required error={error !== '' && error} hint={say(`form.trigger.${name}-hint`)}>
        <Field.Label>{say(`form.trigger.${name}`)}</Field.Label>
        <NumberInput
          {...(value === null ? {} : { value })}
          onValueChange={(amount) => onChange({ ...trigger, [name]: amount ?? null })}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
    </Box>
  );
};

const Named = ({ path, trigger, form, onChange }: TriggerRowProps) => {
  const { say } = useWords();
  if (trigger.kind !== 'named') return null;
  const field = `${path}.name`;
  return (
    <FormField
      path={field}
      label={say('form.trigger.name')}
      hint={say('form.trigger.name-hint', { name: trigger.name || 'purchase' })}
      error={form.errorOf(field)}
      value={trigger.name}
      required
      onChange={(name) => onChange({ ...trigger, name })}
      onLeave={() => form.leave(field)}
    />
  );
};

/** One trigger: its kind, and what that kind has to know. */
export const TriggerRow = (props: TriggerRowProps) => {
  const { say } = useWords();
  const { path, number, event, trigger, onChange, onRemove } = props;
  return (
    <Box tag="li" background="neutral100" hasRadius padding={4}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Flex gap={2} alignItems="flex-end">
          <Box flex="1" minWidth={0}>
            <Choice
              path={`${path}.kind`}
              label={say('form.trigger.kind', { number, event })}
              value={trigger.kind}
              options={TRIGGER_KINDS}
              textOf={(kind) => say(`form.trigger.when.${kind}`)}
              onChange={(kind) => onChange(withKind(trigger, kind))}
            />
          </Box>
          {onRemove ? (
            <IconButton
              variant="ghost"
              size="L"
              label={say('form.trigger.remove', { number })}
              onClick={onRemove}
            >
              <Trash />
            </IconButton>
          ) : null}
        </Flex>
        <Matching {...props} />
        <Amount {...props} />
        <Named {...props} />
      </Flex>
    </Box>
  );
};
