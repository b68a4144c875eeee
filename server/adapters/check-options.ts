import * as z from 'zod';
import { faultsOf } from './option-faults';
import { sharedOptionsSchema } from './shared-options';
import type { SiteOptions } from './site-options';
import { checkStrapi } from './strapi-options';

const isFunction = (value: unknown): boolean => typeof value === 'function';

const has = (value: unknown, ...methods: string[]): boolean =>
  typeof value === 'object' &&
  value !== null &&
  methods.every((name) => isFunction((value as Record<string, unknown>)[name]));

const aFunction = z.custom(isFunction, 'Expected a function.').optional();

const NOT_SECURE = 'Expected true, false or "auto". What comes from an environment variable is a text.';
const NO_LIMIT = 'Expected a whole number from 0 on.';

/** The options of a site. Which of `snapshot` and `strapi` is given, and how, is looked at for itself. */
const schema = z.strictObject({
  ...sharedOptionsSchema.shape,
  snapshot: z.unknown().optional(),
  strapi: z.unknown().optional(),
  record: aFunction,
  preview: z
    .custom((value) => has(value, 'read', 'start'), 'Expected an object with the functions read and start.')
    .optional(),
  count: z
    .custom((value) => value === false || isFunction(value), 'Expected a function, or false.')
    .optional(),
  ignore: aFunction,
  secure: z.union([z.boolean(), z.literal('auto')], NOT_SECURE).optional(),
  requestsPerMinute: z.int(NO_LIMIT).min(0, NO_LIMIT).optional(),
  log: z
    .custom((value) => has(value, 'warn'), 'Expected an object with the function warn, such as console.')
    .optional(),
  now: aFunction,
} satisfies Record<keyof SiteOptions, unknown>);

const ONE_SOURCE =
  'snapshot, strapi: Give one of the two: snapshot is a function that hands out the published set, strapi says where it is fetched from.';

/** Check the options of a site. Throws a sentence for each that needs a correction. */
export const checkOptions = (options: SiteOptions) => {
  const result = schema.safeParse(options);
  const strapi = options.strapi && checkStrapi(options.strapi);
  const faults = [
    ...(result.error?.issues ?? []).flatMap((issue) => faultsOf(issue)),
    ...(strapi && 'faults' in strapi ? strapi.faults : []),
    ...((typeof options.snapshot === 'function') === Boolean(strapi) ? [ONE_SOURCE] : []),
  ];
  if (faults.length > 0 || !result.success) {
    throw new Error(`pixel-inventory: the options need a correction. ${faults.join(' ')}`);
  }
  return { ...result.data, strapi: strapi && 'settings' in strapi ? strapi.settings : null };
};
