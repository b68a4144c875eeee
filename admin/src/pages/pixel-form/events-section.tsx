import { Box, Checkbox, Flex, Typography } from '@strapi/design-system';
import type { EventName } from '../../../../server/src/contract';
import { eventsOf, findVendor, type Vendor } from '../../catalogue';
import { Card } from '../../components/card';
import { Notice } from '../../components/notice';
import { useWords } from '../../words/words';
import { FieldGroup, FormField } from './form-field';
import { chosenEvents, droppedEvents } from './form-values';
import type { PixelForm } from './use-pixel-form';

interface EventProps {
  form: PixelForm;
  vendor: Vendor;
  name: EventName;
}

const Goal = ({ form, name }: Omit<EventProps, 'vendor'>) => {
  const { say } = useWords();
  const path = `events.${chosenEvents(form.values).indexOf(name)}.goal`;
  return (
    <FormField
      path={path}
      label={say('form.events.goal', { event: say(`event.${name}.label`) })}
      hint={say('form.events.goal-hint')}
      error={form.errorOf(path)}
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
  return (
    <Box>
      <Checkbox
        checked={chosen}
        onCheckedChange={(on) => toggle(on === true)}
        aria-describedby={`event-${name}`}
      >
        {say(`event.${name}.label`)}
      </Checkbox>
      <Box paddingLeft={7}>
        <Typography id={`event-${name}`} variant="pi" textColor="neutral600" tag="p">
          {say('form.events.theirs', { vendor: vendor.name, name: vendor.events[name]?.name ?? name })}
        </Typography>
        {chosen ? (
          <Box paddingTop={2}>
            <Goal form={form} name={name} />
          </Box>
        ) : null}
      </Box>
    </Box>
  );
};

const Dropped = ({ form, vendor }: Omit<EventProps, 'name'>) => {
  const { say, list } = useWords();
  const dropped = droppedEvents(form.values);
  if (dropped.length === 0) return null;
  const events = list(dropped.map((name) => say(`event.${name}.label`)));
  return <Notice tone="warning">{say('form.events.dropped', { vendor: vendor.name, events })}</Notice>;
};

/** What the pixel reports, each event with the decision that it helps with. */
export const EventsSection = ({ form }: { form: PixelForm }) => {
  const { say } = useWords();
  const vendor = findVendor(form.values.vendor);
  return (
    <Card title={say('form.events.title')} lead={say('form.events.lead')}>
      {vendor ? <Dropped form={form} vendor={vendor} /> : null}
      <FieldGroup
        legend={say('form.events.label')}
        hint={vendor ? '' : say('form.events.vendor-first')}
        error={form.errorOf('events')}
      >
        <Flex direction="column" alignItems="stretch" gap={3}>
          {vendor
            ? eventsOf(vendor).map((name) => (
                <EventChoice key={name} form={form} vendor={vendor} name={name} />
              ))
            : null}
        </Flex>
      </FieldGroup>
    </Card>
  );
};
