import type { BrowserStep, EventName, OptionalCategory, StepValue } from '../../server/src/contract';
import { findVendor } from '../../server/src/vendors/registry';

/**
 * A reading of the contract's step kinds that is independent of the browser's interpreter: steps run over a plain
 * object in place of `window`, and what they leave there is compared with what the vendor's public snippet leaves.
 */
export type Bag = Record<string, unknown>;
type Step<K extends BrowserStep['do']> = Extract<BrowserStep, { do: K }>;

/** The moment at which all steps run. */
export const NOW = 1_750_000_000_000;

export interface VendorPage {
  window: Bag;
  requested: (Step<'script'> | Step<'image'>)[];
  /** Calls that wait for the script that brings the function. */
  waiting: Step<'call'>[];
}

/** What is granted while steps run. */
let granted: readonly OptionalCategory[] = [];

/** Queued calls that a browser would hold as `arguments` objects, which vendors tell from arrays. */
const argumentsObjects = new WeakSet<object>();

/** Look into something that steps left behind. */
export const bagOf = (value: unknown): Bag => value as Bag;

const valueOf = (value: StepValue): unknown => {
  if (Array.isArray(value)) return value.map(valueOf);
  if (value === null || typeof value !== 'object') return value;
  if (value.$ === 'now') return NOW;
  if (value.$ === 'date') return new Date(NOW);
  if (typeof value.$ === 'string') {
    return granted.includes(value.$ as OptionalCategory) ? 'granted' : 'denied';
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, valueOf(item)]));
};

const parentOf = (window: Bag, path: string[]): { parent: Bag; name: string } => {
  const name = path.at(-1) as string;
  const parent = path.slice(0, -1).reduce((bag, part) => bagOf((bag[part] ??= {})), window);
  return { parent, name };
};

const listAt = (window: Bag, path: string[]): unknown[] => {
  const { parent, name } = parentOf(window, path);
  return (parent[name] ??= []) as unknown[];
};

const defineStub = (window: Bag, step: Step<'stub'>): void => {
  const { parent, name } = parentOf(window, step.path);
  if (parent[name]) return;
  const own = 'own' in step.queue ? step.queue.own : null;
  const queue = 'global' in step.queue ? listAt(window, [step.queue.global]) : [];
  const stub = Object.assign(
    function (...args: unknown[]) {
      const taken = step.forward ? bagOf(stub)[step.forward] : undefined;
      if (typeof taken === 'function') return void Reflect.apply(taken, stub, args);
      if (step.entry === 'arguments') argumentsObjects.add(args);
      queue.push(args);
    },
    own ? { [own]: queue } : {},
    valueOf(step.props ?? {}),
  );
  for (const alias of step.self ?? []) bagOf(stub)[alias] = stub;
  for (const alias of step.aliases ?? []) window[alias] ??= stub;
  parent[name] = stub;
};

const runStep = ({ window, requested, waiting }: VendorPage, step: BrowserStep): void => {
  switch (step.do) {
    case 'set': {
      const { parent, name } = parentOf(window, step.path);
      if (!step.keep || parent[name] === undefined) parent[name] = valueOf(step.value);
      return;
    }
    case 'push':
      listAt(window, step.path).push(valueOf(step.value));
      return;
    case 'stub':
      return defineStub(window, step);
    case 'methods': {
      const list = listAt(window, step.path);
      for (const method of step.methods) {
        bagOf(list)[method] ??= (...args: unknown[]) => list.push([method, ...args]);
      }
      return;
    }
    case 'call': {
      const { parent, name } = parentOf(window, step.path);
      if (step.after && !parent[name]) waiting.push(step);
      else (parent[name] as (...args: unknown[]) => void)(...step.args.map(valueOf));
      return;
    }
    case 'script':
    case 'image':
      requested.push(step);
      return;
    case 'html':
      throw new Error('Markup needs a document, which this page has not.');
  }
};

/** Open a page on which a vendor's pixel is set up and then reports these events. */
export const openPage = (
  key: string,
  settings: Bag,
  events: EventName[] = [],
  page?: VendorPage,
): VendorPage => {
  const here = page ?? { window: {}, requested: [], waiting: [] };
  const vendor = findVendor(key);
  if (!vendor) throw new Error(`no vendor ${key}`);
  const reports = events.flatMap((event) => vendor.events[event]?.steps(settings) ?? []);
  for (const step of [...vendor.browser(settings), ...reports]) runStep(here, step);
  return here;
};

const partOf = (key: string, settings: Bag, part: 'defaults' | 'update' | 'stop'): BrowserStep[] => {
  const vendor = findVendor(key);
  return (part === 'stop' ? vendor?.stop?.(settings) : vendor?.signals?.(settings)[part]) ?? [];
};

/** Run a vendor's first signals, its later ones or the steps that stop it, with these categories granted. */
export const runPart = (
  page: VendorPage,
  key: string,
  settings: Bag,
  part: 'defaults' | 'update' | 'stop',
  choice: readonly OptionalCategory[] = [],
): void => {
  granted = choice;
  for (const step of partOf(key, settings, part)) runStep(page, step);
};

/** The calls that a queue holds. */
export const entries = (queue: unknown): unknown[][] => queue as unknown[][];
/** Whether a queue holds `arguments` objects, as some vendors' scripts ask for, and no arrays. */
export const areArguments = (queue: unknown): boolean =>
  (queue as object[]).every((entry) => argumentsObjects.has(entry));
