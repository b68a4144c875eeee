import { Box, Flex, Typography } from '@strapi/design-system';
import type { EventName } from '../../../../server/src/contract';
import { findVendor, type Vendor } from '../../catalogue';
import { Notice } from '../../components/notice';
import { useWords } from '../../words/words';
import { EventTriggers } from './event-triggers';
import { FieldGroup, FormField, Tick } from './form-field';
import { chosenEvents, droppedEvents, isDeclared, offeredEvents } from './form-values';
import type { PixelForm } from './use-pixel-form';

interface EventProps {
  form: PixelForm;
  vendor: Vendor;
  name: EventName;
}

const Goal = ({ form, name }: Omit<EventProps, 'vendor'>) => {
  const { say } = useWords();
  const place = `events.${chosenEvents(form.values).indexOf(name)}`;
  const path = `${place}.goal`;
  return (
    <FormField
      path={path}
      label={say('form.events.goal', { event: say(`event.${name}.label`) })}
      hint={say('form.events.goal-hint')}
      error={form.errorOf(path) || form.errorOf(`${place}.name`)}
      value={form.values.goals[name] ?? ''}
      required
      onChange={(goal) => form.change({ goals: { ...form.values.goals, [name]: goal } })}
      onLeave={() => form.leave(path)}
    />
  );
};

const EventChoice = ({ form, vendor, name }: EventProps) => {
  const { say } = useWords();
  const { events } = form.values;
  const chosen = events.includes(name);
  const toggle = (on: boolean) => {
    form.change({ events: on ? [...events, name] : events.filter((other) => other !== name) });
    form.leave('events');
  };
  const theirs = vendor.events[name]?.name;
  return (
    <Tick
      label={say(`event.${name}.label`)}
      hint={theirs ? say('form.events.theirs', { vendor: vendor.name, name: theirs }) : ''}
      checked={chosen}
      onChange={toggle}
    >
      {chosen ? (
        <Box paddingTop={3}>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Goal form={form} name={name} />
            {isDeclared(form.values) ? null : <EventTriggers form={form} name={name} />}
          </Flex>
        </Box>
      ) : null}
    </Tick>
  );
};

const Dropped = ({ form, vendor }: Omit<EventProps, 'name'>) => {
  const { say, list } = useWords();
  const dropped = droppedEvents(form.values);
  if (dropped.length === 0) return null;
  const events = list(dropped.map((name) => say(`event.${name}.label`)));
  return <Notice tone="warning">{say('form.events.dropped', { vendor: vendor.name, events })}</Notice>;
};

/** What the pixel reports, each event with the decision that it helps with and with what sets it off. */
export const EventsStep = ({ form }: { form: PixelForm }) => {
  const { say } = useWords();
  const vendor = findVendor(form.values.vendor);
  if (!vendor) return <Typography tag="p">{say('form.events.vendor-first')}</Typography>;
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Dropped form={form} vendor={vendor} />
      {isDeclared(form.values) ? <Notice tone="secondary">{say('form.events.declared')}</Notice> : null}
      <FieldGroup
        legend={say('form.events.label')}
        hint={say('form.events.hint')}
        error={form.errorOf('events')}
      >
        <Flex direction="column" alignItems="stretch" gap={4}>
          {offeredEvents(form.values).map((name) => (
            <EventChoice key={name} form={form} vendor={vendor} name={name} />
          ))}
        </Flex>
      </FieldGroup>
    </Flex>
  );
};
