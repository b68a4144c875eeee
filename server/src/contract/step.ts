import * as z from 'zod';
import { OPTIONAL_CATEGORIES, type OptionalCategory } from './category';

/**
 * A value that a step hands to a vendor's script: JSON, the moment at which the step runs, or how a category stands with
 * the visitor then: `granted` or `denied`, as Google's and Microsoft's scripts want to hear it.
 */
export type StepValue =
  | string
  | number
  | boolean
  | null
  | StepValue[]
  | { $: 'now' | 'date' | OptionalCategory }
  | { [key: string]: StepValue };

const FORBIDDEN_NAMES = new Set(['__proto__', 'prototype', 'constructor']);

const propertyName = (pattern: RegExp) =>
  z
    .string()
    .regex(pattern, 'Expected a plain property name.')
    .refine((name) => !FORBIDDEN_NAMES.has(name), 'This property name is not allowed.');

const nameSchema = propertyName(/^[\w$-]{1,100}$/);

/** A name inside a value; a dot is allowed here, as in Google Tag Manager's `gtm.start`. */
const keySchema = propertyName(/^[\w$.-]{1,100}$/);

/** A property path that starts at `window`: `['ttq', '_i']` is `window.ttq._i`. */
const pathSchema = z.array(nameSchema).min(1).max(6);

const stepValueSchema: z.ZodType<StepValue> = z.lazy(() =>
  z.union([
    z.string().max(4000),
    z.number(),
    z.boolean(),
    z.null(),
    z.array(stepValueSchema).max(100),
    z.strictObject({ $: z.enum(['now', 'date', ...OPTIONAL_CATEGORIES]) }),
    z.record(keySchema, stepValueSchema),
  ]),
);

/** Where a vendor is: by https. An address on this machine is that of the vendor stand-in, in a published set that was rewritten. */
const vendorUrlSchema = z
  .string()
  .max(2000)
  .regex(
    /^(?:https:\/\/[^\s/?#\\@]+|http:\/\/(?:127\.0\.0\.1|localhost)(?::\d{1,5})?)(?:[/?#]\S*)?$/,
    'Expected an address that starts with https://.',
  );

/** Assigns a value. With `keep`, something that is there already stays. Missing parents become objects. */
const setStepSchema = z.strictObject({
  do: z.literal('set'),
  path: pathSchema,
  value: stepValueSchema,
  keep: z.literal(true).optional(),
});

/** Appends a value to an array, which is made if it is missing. */
const pushStepSchema = z.strictObject({
  do: z.literal('push'),
  path: pathSchema,
  value: stepValueSchema,
});

/**
 * Defines a function that queues its calls until the vendor's script takes over; one that exists stays.
 * The queue is an array at `window[queue.global]`, or a property `queue.own` of the function itself.
 * An entry is the call's `arguments` object, or a true array. With `forward`, calls go to that method
 * of the function as soon as the vendor has set it.
 */
const stubStepSchema = z.strictObject({
  do: z.literal('stub'),
  path: pathSchema,
  queue: z.union([z.strictObject({ own: nameSchema }), z.strictObject({ global: nameSchema })]),
  entry: z.enum(['arguments', 'array']),
  forward: nameSchema.optional(),
  /** Further properties of the function. */
  props: z.record(nameSchema, stepValueSchema).optional(),
  /** Properties of the function that point to the function itself. */
  self: z.array(nameSchema).optional(),
  /** Further global names of the function, set where they are free. */
  aliases: z.array(nameSchema).optional(),
});

/** Defines an array whose methods push `[method, …arguments]` onto the array; one that exists stays. */
const methodsStepSchema = z.strictObject({
  do: z.literal('methods'),
  path: pathSchema,
  methods: z.array(nameSchema).min(1).max(60),
});

/**
 * Calls a global function or a method. With `after`, the address of a script, a function that is not there yet is
 * called when that script has loaded: for vendors whose script has no queue that one could fill before.
 */
const callStepSchema = z.strictObject({
  do: z.literal('call'),
  path: pathSchema,
  args: z.array(stepValueSchema).max(20),
  after: vendorUrlSchema.optional(),
});

/** Loads a vendor's script, asynchronously. The same address is loaded once a page. */
const scriptStepSchema = z.strictObject({
  do: z.literal('script'),
  src: vendorUrlSchema,
  attrs: z
    .record(z.string().regex(/^(?:id|data-[a-z0-9-]{1,50}|crossorigin)$/), z.string().max(500))
    .optional(),
  integrity: z
    .string()
    .regex(/^sha(?:256|384|512)-[A-Za-z0-9+/=]+$/)
    .optional(),
});

/**
 * Requests an image. `{page_path}`, `{event}` and `{random}` in the address are filled in, URL-encoded, when it runs.
 */
const imageStepSchema = z.strictObject({ do: z.literal('image'), src: vendorUrlSchema });

/** Characters of an `html` step. */
const HTML_LIMIT = 20_000;

/** Appends elements to the end of the body; scripts among them run, one after the other. */
const htmlStepSchema = z.strictObject({ do: z.literal('html'), html: z.string().max(HTML_LIMIT) });

/** One declarative browser instruction. The browser interprets these kinds and no others. */
export const browserStepSchema = z.discriminatedUnion('do', [
  setStepSchema,
  pushStepSchema,
  stubStepSchema,
  methodsStepSchema,
  callStepSchema,
  scriptStepSchema,
  imageStepSchema,
  htmlStepSchema,
]);
export type BrowserStep = z.infer<typeof browserStepSchema>;
