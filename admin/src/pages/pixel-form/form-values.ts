import type {
  Category,
  Delivery,
  EventName,
  Owner,
  PathRule,
  PixelContent,
  Placement,
} from '../../../../server/src/contract';
import { eventsOf, findVendor } from '../../catalogue';
import { triggerCandidate, triggerValuesOf, type TriggerValues } from './trigger-values';

/**
 * What stands in the form. More than a pixel's content: settings of a vendor and goals of an event stay when
 * somebody chooses another vendor or unticks an event, so that changing one's mind loses nothing.
 */
export interface FormValues {
  vendor: string;
  settings: Record<string, Record<string, unknown>>;
  delivery: Delivery;
  name: string;
  purpose: string;
  /** By language; an empty text is left out. */
  purposeIn: Record<string, string>;
  categories: Category[];
  events: EventName[];
  goals: Partial<Record<EventName, string>>;
  /** Only of events that are not set off as usual. */
  triggers: Partial<Record<EventName, TriggerValues[]>>;
  placement: Placement;
  owner: Owner;
  /** Null: as the settings say. */
  reviewEveryDays: number | null;
}

export const EVERY_PAGE: PathRule = { kind: 'prefix', path: '/' };

export const emptyValues = (): FormValues => ({
  vendor: '',
  settings: {},
  delivery: 'injected',
  name: '',
  purpose: '',
  purposeIn: {},
  categories: [],
  events: [],
  goals: {},
  triggers: {},
  placement: { include: [EVERY_PAGE], exclude: [] },
  owner: { name: '', email: '' },
  reviewEveryDays: null,
});

/** Fill the form from a version. */
export const valuesOf = (content: PixelContent): FormValues => ({
  vendor: content.vendor,
  settings: { [content.vendor]: content.settings },
  delivery: content.delivery ?? 'injected',
  name: content.name,
  purpose: content.purpose,
  purposeIn: content.purposeIn ?? {},
  categories: content.categories,
  events: content.events.map((event) => event.name),
  goals: Object.fromEntries(content.events.map((event) => [event.name, event.goal])),
  triggers: Object.fromEntries(
    content.events.flatMap(({ name, triggers }) =>
      triggers ? [[name, triggerValuesOf(triggers, name)]] : [],
    ),
  ),
  placement: content.placement,
  owner: content.owner,
  reviewEveryDays: content.reviewEveryDays ?? null,
});

/** Whether something else puts it into the site: by choice, or as nothing of the vendor can be put in by us. */
export const isDeclared = (values: FormValues): boolean =>
  values.delivery === 'declared' || findVendor(values.vendor)?.injectable === false;

/** The events that the form offers: none before a vendor is chosen. */
export const offeredEvents = (values: FormValues): EventName[] => {
  const vendor = findVendor(values.vendor);
  return vendor ? eventsOf(vendor) : [];
};

/** The chosen events that the chosen vendor understands, in the order in which they were chosen. */
export const chosenEvents = (values: FormValues): EventName[] => {
  const offered = offeredEvents(values);
  return values.events.filter((name) => offered.includes(name));
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

/** Choose a vendor: its usual consent category comes with it, unless somebody has chosen another one by hand. */
export const withVendor = (values: FormValues, key: string): FormValues => {
  const usual = findVendor(key)?.category;
  const before = findVendor(values.vendor)?.category;
  const [only, ...more] = values.categories;
  const byHand = only !== undefined && (more.length > 0 || only !== before);
  return { ...values, vendor: key, categories: byHand || !usual ? values.categories : [usual] };
};

const eventCandidate = (values: FormValues, name: EventName) => {
  const triggers = isDeclared(values) ? undefined : values.triggers[name]?.map(triggerCandidate);
  return { name, goal: values.goals[name] ?? '', ...(triggers ? { triggers } : {}) };
};

const isWritten = ([, text]: [string, string]): boolean => text.trim() !== '';

const purposesIn = ({ purposeIn }: FormValues): Record<string, string> | undefined => {
  const written = Object.entries(purposeIn).filter(isWritten);
  return written.length > 0 ? Object.fromEntries(written) : undefined;
};

/** What the form says, in the shape of a pixel's content; it may still need corrections. */
export const candidateOf = (values: FormValues) => {
  const purposeIn = purposesIn(values);
  return {
    name: values.name,
    vendor: values.vendor,
    settings: chosenSettings(values),
    ...(isDeclared(values) ? { delivery: 'declared' as const } : {}),
    purpose: values.purpose,
    ...(purposeIn ? { purposeIn } : {}),
    categories: values.categories,
    events: chosenEvents(values).map((name) => eventCandidate(values, name)),
    placement: values.placement,
    owner: values.owner,
    reviewEveryDays: values.reviewEveryDays ?? undefined,
  };
};
