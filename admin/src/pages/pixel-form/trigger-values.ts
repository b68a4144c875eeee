import { triggersOf, type EventName, type Trigger, type TriggerKind } from '../../../../server/src/contract';

export const TRIGGER_KINDS = [
  'page_view',
  'click',
  'form',
  'scroll',
  'time',
  'named',
] as const satisfies readonly TriggerKind[];

/** How a link, a button or a form is told from others. */
export const MATCHES = ['text', 'address', 'selector', 'any'] as const;
export type Match = (typeof MATCHES)[number];

/**
 * A trigger as it stands in the form: an answer for each kind, so that trying another kind loses nothing. Which of
 * them count depends on the kind.
 */
export interface TriggerValues {
  kind: TriggerKind;
  by: Match;
  match: string;
  once: boolean;
  percent: number | null;
  seconds: number | null;
  name: string;
}

/** What a click or a form can be told by. */
export const matchesOf = (kind: TriggerKind): readonly Match[] =>
  kind === 'click' ? ['text', 'address', 'selector'] : ['any', 'address', 'selector'];

export const newTrigger = (kind: TriggerKind, event: EventName): TriggerValues => ({
  kind,
  by: kind === 'form' ? 'any' : 'text',
  match: '',
  once: false,
  percent: 50,
  seconds: 30,
  name: event,
});

/** Try another kind: what was typed for the others stays. */
export const withKind = (trigger: TriggerValues, kind: TriggerKind): TriggerValues => {
  const [first = 'text'] = matchesOf(kind);
  return { ...trigger, kind, by: matchesOf(kind).includes(trigger.by) ? trigger.by : first };
};

type On = Extract<Trigger, { kind: 'click' | 'form' }>['on'];

const matchOf = (on: On): string => {
  if (on.by === 'text') return on.text;
  if (on.by === 'address') return on.contains;
  return on.by === 'selector' ? on.selector : '';
};

const ofTrigger = (trigger: Trigger, event: EventName): TriggerValues => {
  const values = newTrigger(trigger.kind, event);
  if (trigger.kind === 'click' || trigger.kind === 'form') {
    const { on, once = false } = trigger;
    return { ...values, by: on.by, match: matchOf(on), once };
  }
  return { ...values, ...trigger };
};

/** Fill the form from a version's triggers. */
export const triggerValuesOf = (triggers: Trigger[], event: EventName): TriggerValues[] =>
  triggers.map((trigger) => ofTrigger(trigger, event));

/** What an event is set off by where nobody said otherwise. */
export const usualTriggers = (event: EventName): TriggerValues[] =>
  triggerValuesOf(triggersOf({ name: event, goal: '' }), event);

const onOf = ({ by, match }: TriggerValues): On => {
  if (by === 'address') return { by, contains: match };
  if (by === 'selector') return { by, selector: match };
  return by === 'text' ? { by, text: match } : { by };
};

/** What the form says, in the shape of a trigger; it may still need corrections. */
export const triggerCandidate = (values: TriggerValues): Record<string, unknown> => {
  const { kind, once, percent, seconds, name } = values;
  switch (kind) {
    case 'page_view':
      return { kind };
    case 'click':
    case 'form':
      return { kind, on: onOf(values), ...(once ? { once } : {}) };
    case 'scroll':
      return { kind, percent: percent ?? undefined };
    case 'time':
      return { kind, seconds: seconds ?? undefined };
    case 'named':
      return { kind, name };
  }
};
