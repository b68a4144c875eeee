import type { BrowserStep } from '../contract';
import { call, script } from './steps';

/**
 * Prepare Google's tag: `gtag` queues its calls as `arguments` objects in `dataLayer`, and the configuration
 * switches the automatic page view off, so that only declared events are sent. No consent commands: the
 * script loads after consent alone.
 *
 * @see https://developers.google.com/tag-platform/gtagjs/reference
 */
export const googleTag = (id: string): BrowserStep[] => [
  { do: 'stub', path: ['gtag'], queue: { global: 'dataLayer' }, entry: 'arguments' },
  call('gtag', 'js', { $: 'date' }),
  call('gtag', 'config', id, { send_page_view: false }),
  script(`https://www.googletagmanager.com/gtag/js?id=${id}`),
];

/** Report one event to one of the page's Google tags and to no other. */
export const googleEvent = (id: string, name: string): BrowserStep =>
  call('gtag', 'event', name, { send_to: id });
