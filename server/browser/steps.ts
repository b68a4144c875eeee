import type { BrowserStep, StepValue } from '../src/contract';
import { CHOICES } from '../src/core/consent-cookie';
import { addScript, whenLoaded } from './add-script';
import type { Granted } from './choice';

type Bag = Record<string, unknown>;
type Queue = { push(entry: unknown): void };
type StubStep = Extract<BrowserStep, { do: 'stub' }>;
type MethodsStep = Extract<BrowserStep, { do: 'methods' }>;
type CallStep = Extract<BrowserStep, { do: 'call' }>;
type ScriptStep = Extract<BrowserStep, { do: 'script' }>;

const root = window as unknown as Bag;

/** Set a property that is missing; null counts as missing. */
const settle = (bag: Bag, name: string, value: () => unknown): unknown => (bag[name] ??= value());

/** Walk to the object that holds a path's last name. With `make`, missing parents become objects. */
const holder = (path: string[], make: boolean): Bag =>
  path.slice(0, -1).reduce((bag, name) => (make ? settle(bag, name, () => ({})) : bag[name]) as Bag, root);

const lastOf = (path: string[]): string => path[path.length - 1] as string;

/** What is granted when a step runs. */
let granted: Granted = null;

const resolve = (value: StepValue): unknown => {
  if (Array.isArray(value)) return value.map(resolve);
  if (value === null || typeof value !== 'object') return value;
  const { $ } = value;
  if ($ === 'now') return Date.now();
  if ($ === 'date') return new Date();
  const category = CHOICES.find((one) => one === $);
  if (category) return granted?.includes(category) ? 'granted' : 'denied';
  return resolveAll(value);
};

const resolveAll = (values: { [key: string]: StepValue }): Bag =>
  Object.fromEntries(Object.entries(values).map(([name, item]) => [name, resolve(item)]));

const makeStub = ({ queue, entry, forward, props, self, aliases }: StubStep): Bag => {
  const stub = function () {
    const taken = forward && bag[forward];
    // eslint-disable-next-line prefer-rest-params -- Google's and Meta's scripts tell a call by its true Arguments object
    const args = arguments;
    if (typeof taken === 'function') Reflect.apply(taken, stub, args);
    else (home[name] as Queue).push(entry === 'array' ? Array.from(args) : args);
  };
  const bag = stub as unknown as Bag;
  const [home, name] = 'own' in queue ? [bag, queue.own] : [root, queue.global];
  Object.assign(bag, resolveAll(props ?? {}));
  settle(home, name, () => []);
  for (const property of self ?? []) bag[property] = stub;
  for (const alias of aliases ?? []) settle(root, alias, () => stub);
  return bag;
};

const makeMethods = ({ methods }: MethodsStep): unknown[] => {
  const queue: unknown[] = [];
  for (const method of methods) {
    (queue as unknown as Bag)[method] = (...args: unknown[]) => void queue.push([method, ...args]);
  }
  return queue;
};

const loadScript = ({ src, attrs, integrity }: ScriptStep): void => {
  addScript(src, (script) => {
    for (const [name, value] of Object.entries(attrs ?? {})) script.setAttribute(name, value);
    if (integrity) {
      script.crossOrigin ??= 'anonymous';
      script.integrity = integrity;
    }
  });
};

const callFunction = ({ path, args }: CallStep): void => {
  const bag = holder(path, false);
  Reflect.apply(bag[lastOf(path)] as () => void, bag, args.map(resolve));
};

const isThere = (path: string[]): boolean =>
  path.reduce<unknown>((bag, name) => (bag as Bag | undefined)?.[name], root) !== undefined;

const callNowOrLater = (step: CallStep): void => {
  if (!step.after || isThere(step.path)) return callFunction(step);
  whenLoaded(step.after, () => {
    // Nobody else catches what happens in a listener, and a page's own error log is not for our pixels.
    try {
      callFunction(step);
    } catch (error) {
      console.debug('pixel-inventory: a call failed', error);
    }
  });
};

const fillIn = (address: string, event: string): string => {
  const values: Record<string, string> = {
    page_path: location.pathname,
    event,
    random: `${Math.random()}`.slice(2),
  };
  return address.replace(/\{(page_path|event|random)\}/g, (_, name: string) =>
    encodeURIComponent(values[name] as string),
  );
};

/** Appends markup of an editor's own; where the code for it has not come yet, later. */
type AddHtml = (html: string) => void;

const runStep = (step: BrowserStep, event: string, addHtml: AddHtml): void => {
  switch (step.do) {
    case 'set': {
      const bag = holder(step.path, true);
      const name = lastOf(step.path);
      if (step.keep) settle(bag, name, () => resolve(step.value));
      else bag[name] = resolve(step.value);
      break;
    }
    case 'push': {
      const queue = settle(holder(step.path, true), lastOf(step.path), () => []) as Queue;
      queue.push(resolve(step.value));
      break;
    }
    case 'stub':
      settle(holder(step.path, true), lastOf(step.path), () => makeStub(step));
      break;
    case 'methods':
      settle(holder(step.path, true), lastOf(step.path), () => makeMethods(step));
      break;
    case 'call':
      callNowOrLater(step);
      break;
    case 'script':
      loadScript(step);
      break;
    case 'image':
      new Image().src = fillIn(step.src, event);
      break;
    case 'html':
      addHtml(step.html);
      break;
    default:
      throw new TypeError((step as { do: string }).do);
  }
};

/** Runs declarative steps in their order; throws at the first that fails, and leaves the rest out. */
export type RunSteps = (steps: readonly BrowserStep[], event?: string) => void;

/** Say what is granted from now on, for values that tell a vendor's script. */
export const setGranted = (now: Granted): void => {
  granted = now;
};

/** Prepare to run steps. `event` names what they report, and is left out while a pixel is set up. */
export const stepRunner =
  (addHtml: AddHtml): RunSteps =>
  (steps, event = '') => {
    for (const step of steps) runStep(step, event, addHtml);
  };
