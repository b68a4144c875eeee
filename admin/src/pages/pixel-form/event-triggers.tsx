import * as React from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { LIMITS, triggerSchema, type EventName } from '../../../../server/src/contract';
import { triggerWords } from '../../words/trigger-words';
import { useWords, type Words } from '../../words/words';
import { chosenEvents } from './form-values';
import { TriggerRow } from './trigger-row';
import { newTrigger, triggerCandidate, usualTriggers, type TriggerValues } from './trigger-values';
import type { PixelForm } from './use-pixel-form';

interface EventTriggersProps {
  form: PixelForm;
  name: EventName;
}

const inWords = (trigger: TriggerValues, words: Words): string => {
  const parsed = triggerSchema.safeParse(triggerCandidate(trigger));
  return parsed.success ? triggerWords(parsed.data, words) : words.say('form.trigger.unfinished');
};

/** Say when an event is reported: "when a page opens, or when somebody clicks “Buy”". */
const summary = (triggers: TriggerValues[], words: Words): string =>
  triggers
    .map((trigger) => inWords(trigger, words))
    .reduce((first, second) => words.say('form.trigger.or', { first, second }));

const useTriggers = ({ form, name }: EventTriggersProps) => {
  const path = `events.${chosenEvents(form.values).indexOf(name)}.triggers`;
  const own = form.values.triggers[name];
  const set = (triggers: TriggerValues[] | undefined) => {
    const { [name]: _, ...others } = form.values.triggers;
    form.change({ triggers: triggers ? { ...others, [name]: triggers } : others });
  };
  const wrong = Object.keys(form.shown).some((field) => field === path || field.startsWith(`${path}.`));
  return { path, own, list: own ?? usualTriggers(name), set, wrong };
};

interface EditorProps extends EventTriggersProps {
  id: string;
}

const Editor = ({ form, name, id }: EditorProps) => {
  const words = useWords();
  const { say } = words;
  const { path, own, list, set } = useTriggers({ form, name });
  const add = React.useRef<HTMLButtonElement>(null);
  const remove = (index: number) => {
    set(list.filter((_, at) => at !== index));
    add.current?.focus();
  };
  return (
    <Box id={id} paddingTop={3}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
          {list.map((trigger, index) => (
            <TriggerRow
              key={index}
              path={`${path}.${index}`}
              number={index + 1}
              event={say(`event.${name}.label`)}
              trigger={trigger}
              form={form}
              onChange={(changed) => set(list.map((other, at) => (at === index ? changed : other)))}
              onRemove={list.length > 1 ? () => remove(index) : null}
            />
          ))}
        </Flex>
        {form.errorOf(path) ? (
          <Typography variant="pi" textColor="danger600" tag="p" data-strapi-field-error>
            {form.errorOf(path)}
          </Typography>
        ) : null}
        <Flex gap={2} wrap="wrap">
          <Button
            ref={add}
            variant="tertiary"
            startIcon={<Plus />}
            disabled={list.length >= LIMITS.triggers}
            onClick={() => set([...list, newTrigger('click', name)])}
          >
            {say('form.trigger.add')}
          </Button>
          {own ? (
            <Button variant="tertiary" onClick={() => set(undefined)}>
              {say('form.trigger.usual', { trigger: summary(usualTriggers(name), words) })}
            </Button>
          ) : null}
        </Flex>
      </Flex>
    </Box>
  );
};

/** When an event is reported, in a sentence; and, for those who want it otherwise, the triggers to choose from. */
export const EventTriggers = ({ form, name }: EventTriggersProps) => {
  const words = useWords();
  const id = React.useId();
  const [asked, setAsked] = React.useState(false);
  const { list, wrong } = useTriggers({ form, name });
  const open = asked || wrong;
  const event = words.say(`event.${name}.label`);
  return (
    <Box>
      <Flex gap={3} wrap="wrap" alignItems="center">
        <Typography textColor="neutral800" tag="p" style={{ overflowWrap: 'anywhere' }} aria-live="polite">
          {words.say('form.trigger.summary', { triggers: summary(list, words) })}
        </Typography>
        <Button
          variant="tertiary"
          size="S"
          aria-expanded={open}
          aria-controls={id}
          aria-label={words.say(open ? 'form.trigger.close-of' : 'form.trigger.open-of', { event })}
          onClick={() => setAsked(!open)}
        >
          {words.say(open ? 'form.trigger.close' : 'form.trigger.open')}
        </Button>
      </Flex>
      {open ? <Editor form={form} name={name} id={id} /> : null}
    </Box>
  );
};
