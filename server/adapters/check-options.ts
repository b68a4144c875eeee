import { sharedOptions, sharedOptionsSchema } from './shared-options';
import type { SiteOptions } from './site-options';
import { checkStrapi, type StrapiSettings } from './strapi-options';

interface Kind {
  fits: (value: unknown) => boolean;
  /** What is said of anything else. */
  expected: string;
}

const isFunction = (value: unknown): boolean => typeof value === 'function';

const has = (value: unknown, ...methods: string[]): boolean =>
  typeof value === 'object' &&
  value !== null &&
  methods.every((name) => isFunction((value as Record<string, unknown>)[name]));

const A_FUNCTION: Kind = { fits: isFunction, expected: 'Expected a function.' };
const ANYTHING: Kind = { fits: () => true, expected: '' };

/** The options of a site that it does not share with the plugin. */
const OWN: Record<Exclude<keyof SiteOptions, keyof ReturnType<typeof sharedOptions>>, Kind> = {
  // Which of the two is given, and how, is looked at for itself.
  snapshot: ANYTHING,
  strapi: ANYTHING,
  record: A_FUNCTION,
  preview: {
    fits: (value) => has(value, 'read', 'start'),
    expected: 'Expected an object with the functions read and start.',
  },
  count: {
    fits: (value) => value === false || isFunction(value),
    expected: 'Expected a function, or false.',
  },
  ignore: A_FUNCTION,
  secure: {
    fits: (value) => typeof value === 'boolean' || value === 'auto',
    expected: 'Expected true, false or "auto". What comes from an environment variable is a text.',
  },
  requestsPerMinute: {
    fits: (value) => Number.isInteger(value) && Number(value) >= 0,
    expected: 'Expected a whole number from 0 on.',
  },
  log: {
    fits: (value) => has(value, 'warn'),
    expected: 'Expected an object with the function warn, such as console.',
  },
  now: A_FUNCTION,
};

const kindOf = (name: string): Kind | undefined =>
  Object.hasOwn(OWN, name) ? OWN[name as keyof typeof OWN] : undefined;

const faultIn = ([name, value]: [string, unknown]): string[] => {
  const kind = kindOf(name);
  if (kind === undefined)
    return Object.hasOwn(sharedOptionsSchema.shape, name) ? [] : [`${name}: There is no such option.`];
  return value === undefined || kind.fits(value) ? [] : [`${name}: ${kind.expected}`];
};

const ONE_SOURCE =
  'snapshot, strapi: Give one of the two: snapshot is a function that hands out the published set, strapi says where it is fetched from.';

/** Check the options of a site. Throws a sentence for each that needs a correction. */
export const checkOptions = (options: SiteOptions) => {
  const result = sharedOptionsSchema.safeParse(sharedOptions(options));
  const strapi = options.strapi && checkStrapi(options.strapi);
  const faults = [
    ...Object.entries(options).flatMap(faultIn),
    ...(result.error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`),
    ...(strapi && 'faults' in strapi ? strapi.faults : []),
    ...((typeof options.snapshot === 'function') === Boolean(strapi) ? [ONE_SOURCE] : []),
  ];
  if (faults.length > 0 || !result.success) {
    throw new Error(`pixel-inventory: the options need a correction. ${faults.join(' ')}`);
  }
  const settings: StrapiSettings | null = strapi && 'settings' in strapi ? strapi.settings : null;
  return { ...result.data, strapi: settings };
};
