import type {
  Category,
  EventName,
  Owner,
  PathRule,
  PixelContent,
  Placement,
} from '../../../../server/src/contract';
import { eventsOf, findVendor } from '../../catalogue';

/**
 * What stands in the form. More than a pixel's content: settings of a vendor and goals of an event stay when
 * somebody chooses another vendor or unticks an event, so that changing one's mind loses nothing.
 */
export interface FormValues {
  vendor: string;
  settings: Record<string, Record<string, unknown>>;
  name: string;
  purpose: string;
  categories: Category[];
  events: EventName[];
  goals: Partial<Record<EventName, string>>;
  placement: Placement;
  owner: Owner;
  reviewEveryDays: number | null;
}

/** A quarter of a year: often enough to notice what nobody needs any more. */
const USUAL_REVIEW_DAYS = 90;

export const EVERY_PAGE: PathRule = { kind: 'prefix', path: '/' };

export const emptyValues = (): FormValues => ({
  vendor: '',
  settings: {},
  name: '',
  purpose: '',
  categories: [],
  events: [],
  goals: {},
  placement: { include: [EVERY_PAGE], exclude: [] },
  owner: { name: '', email: '' },
  reviewEveryDays: USUAL_REVIEW_DAYS,
});

/** Fill the form from a version. */
export const valuesOf = (content: PixelContent): FormValues => ({
  vendor: content.vendor,
  settings: { [content.vendor]: content.settings },
  name: content.name,
  purpose: content.purpose,
  categories: content.categories,
  events: content.events.map((event) => event.name),
  goals: Object.fromEntries(content.events.map((event) => [event.name, event.goal])),
  placement: content.placement,
  owner: content.owner,
  reviewEveryDays: content.reviewEveryDays,
});

/** The chosen events that the chosen vendor understands, in the order in which they were chosen. */
export const chosenEvents = (values: FormValues): EventName[] => {
  const vendor = findVendor(values.vendor);
  const understood = vendor ? eventsOf(vendor) : [];
  return values.events.filter((name) => understood.includes(name));
};

/** The chosen events that the chosen vendor does not understand: they are left out, and the form says so. */
export const droppedEvents = (values: FormValues): EventName[] => {
  const chosen = chosenEvents(values);
  return values.vendor === '' ? [] : values.events.filter((name) => !chosen.includes(name));
};

const isAnswered = ([, value]: [string, unknown]): boolean =>
  value !== undefined && (typeof value !== 'string' || value.trim() !== '');

/** The settings of the chosen vendor, without those that were left empty. */
export const chosenSettings = (values: FormValues): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values.settings[values.vendor] ?? {}).filter(isAnswered));

/** What the form says, in the shape of a pixel's content; it may still need corrections. */
export const candidateOf = (values: FormValues) => ({
  name: values.name,
  vendor: values.vendor,
  settings: chosenSettings(values),
  purpose: values.purpose,
  categories: values.categories,
  events: chosenEvents(values).map((name) => ({ name, goal: values.goals[name] ?? '' })),
  placement: values.placement,
  owner: values.owner,
  reviewEveryDays: values.reviewEveryDays ?? undefined,
});
