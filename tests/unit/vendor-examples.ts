import { type BrowserStep, browserStepSchema } from '../../server/src/contract';
import type { Vendor } from '../../server/src/vendors/define-vendor';
import { checkSettings, vendors } from '../../server/src/vendors/registry';

type Settings = Record<string, unknown>;

/** Every example of every vendor, each with a title. */
export const examples = vendors.flatMap((vendor) =>
  vendor.examples.map((example, index) => ({ title: `${vendor.key} ${index + 1}`, vendor, example })),
);
/** Names of a vendor's settings. */
export const shapeOf = (vendor: Vendor): string[] => Object.keys(vendor.settings.shape);

/** Embeds have none. */
export const hasSettings = (vendor: Vendor): boolean => shapeOf(vendor).length > 0;

/** Check settings that have to be accepted. */
export const checked = (vendor: Vendor, settings: unknown): Settings => {
  const result = checkSettings(vendor, settings);
  if (!result.ok) throw new Error(result.issues.map((issue) => issue.message).join(' '));
  return result.settings;
};

const stepsOf = (vendor: Vendor, settings: Settings): BrowserStep[] => [
  ...vendor.browser(settings),
  ...Object.values(vendor.events).flatMap((event) => event.steps(settings)),
  ...(vendor.stop?.(settings) ?? []),
  ...Object.values(vendor.signals?.(settings) ?? {}).flat(),
];

const addressesOf = (vendor: Vendor, settings: Settings): string[] => {
  const noscript = vendor.noscript?.(settings) ?? null;
  const sources = stepsOf(vendor, settings).flatMap((step) =>
    step.do === 'script' || step.do === 'image' ? [step.src] : [],
  );
  return noscript === null ? sources : [...sources, noscript];
};

const covers = (hosts: string[], address: string): boolean => {
  const { host } = new URL(address);
  return hosts.some((known) => (known.startsWith('*.') ? host.endsWith(known.slice(1)) : host === known));
};

/** Expect what must hold for whatever settings a vendor accepts. */
export const expectSafe = (vendor: Vendor, settings: Settings): void => {
  for (const step of stepsOf(vendor, settings)) expect(browserStepSchema.parse(step)).toEqual(step);
  for (const address of addressesOf(vendor, settings)) {
    expect(new URL(address)).toMatchObject({ protocol: 'https:', username: '', password: '', hash: '' });
    expect(covers(vendor.hosts(settings), address)).toBe(true);
  }
};
