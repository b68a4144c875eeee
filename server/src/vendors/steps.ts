import type { BrowserStep, EventName, StepValue } from '../contract';
import type { VendorEvents } from './define-vendor';

/** Call the global function or method at a dotted path: `fbq`, `ttq.track`. */
export const call = (path: string, ...args: StepValue[]): BrowserStep => ({
  do: 'call',
  path: path.split('.'),
  args,
});

/** Call the function at a dotted path as soon as the script that brings it has loaded. */
export const callAfter = (after: string, path: string, ...args: StepValue[]): BrowserStep => ({
  do: 'call',
  path: path.split('.'),
  args,
  after,
});

/** Append a value to the global array of this name. */
export const push = (name: string, value: StepValue): BrowserStep => ({ do: 'push', path: [name], value });

/** Assign a global property. */
export const set = (path: string[], value: StepValue): BrowserStep => ({ do: 'set', path, value });

/** Assign a global property unless it is there already. */
export const setOnce = (path: string[], value: StepValue): BrowserStep => ({
  do: 'set',
  path,
  value,
  keep: true,
});

/** Load a script of the vendor. */
export const script = (src: string, attrs?: Record<string, string>): BrowserStep => ({
  do: 'script',
  src,
  ...(attrs ? { attrs } : {}),
});

type Names = { [E in EventName]?: string };

/** Define events that differ in the vendor's name for them alone. */
export const eventsNamed = <T>(
  names: Names,
  steps: (settings: T, name: string) => BrowserStep[],
): VendorEvents<T> =>
  Object.fromEntries(
    Object.entries(names).map(([event, name]) => [
      event,
      { name, steps: (settings: T) => steps(settings, name) },
    ]),
  );

/** The neutral names, for vendors that take any name and so get ours. */
export const NEUTRAL_NAMES = {
  page_view: 'page_view',
  view_item: 'view_item',
  add_to_cart: 'add_to_cart',
  begin_checkout: 'begin_checkout',
  add_payment_info: 'add_payment_info',
  purchase: 'purchase',
  generate_lead: 'generate_lead',
  sign_up: 'sign_up',
  search: 'search',
  subscribe: 'subscribe',
} as const satisfies Record<EventName, string>;

/**
 * The names that Meta and TikTok share for everything but the page view.
 *
 * @see https://developers.facebook.com/docs/meta-pixel/reference
 */
export const AD_NAMES = {
  view_item: 'ViewContent',
  add_to_cart: 'AddToCart',
  begin_checkout: 'InitiateCheckout',
  add_payment_info: 'AddPaymentInfo',
  purchase: 'Purchase',
  generate_lead: 'Lead',
  sign_up: 'CompleteRegistration',
  search: 'Search',
  subscribe: 'Subscribe',
} as const satisfies Names;
