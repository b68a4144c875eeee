import type { EventName, PixelPlan, PlanEvent, SnapshotPixel, Trigger } from '../contract';
import { triggersOf } from '../contract/triggers-of';

type Events = SnapshotPixel['events'];

/** List what sets an event of a plan off. */
export const planTriggers = (name: string, { triggers }: PlanEvent): Trigger[] =>
  triggersOf({ name: name as EventName, triggers });

// The few fields of these two kinds are compared one by one: a key that came from a database may stand anywhere.
const isUsual = (name: string, triggers: Trigger[]): boolean => {
  const [first] = triggers;
  if (triggers.length !== 1 || first === undefined) return false;
  return name === 'page_view' ? first.kind === 'page_view' : first.kind === 'named' && first.name === name;
};

/** Write the events of a published pixel down as short as browsers can read them: without goals and usual triggers. */
export const toPlanEvents = (events: Events): PixelPlan['events'] =>
  Object.fromEntries(
    Object.entries(events).map(([name, { triggers, steps }]) => [
      name,
      isUsual(name, triggers) ? { steps } : { triggers, steps },
    ]),
  );

/** Whether a pixel reports a page view when a page opens, as an image for visitors without scripts does. */
export const opensWithPage = ({ page_view }: Events): boolean =>
  page_view !== undefined && page_view.triggers.some(({ kind }) => kind === 'page_view');
