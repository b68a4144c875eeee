import { z } from 'zod';
import type { BrowserStep, SnapshotPixel } from '../contract';
import type { SettingField } from './define-vendor';
import { call, script } from './steps';

const stub: BrowserStep = { do: 'stub', path: ['gtag'], queue: { global: 'dataLayer' }, entry: 'arguments' };

/**
 * The setting by which Google's script loads before a yes. Left out where it is off, so that a pixel from before there was
 * such a setting keeps its content, and the approval of it.
 */
export const advancedSetting = z
  .boolean({ error: 'Say yes or no to loading before consent.' })
  .optional()
  .transform((isOn) => isOn || undefined);

/** How the form asks for it. The help says what loads, and who hears of what, before a yes. */
export const advancedField = (help: string): SettingField => ({
  label: 'Load before consent (advanced consent mode)',
  help,
  example: 'off',
  input: 'checkbox',
});

/** The help where Google's tag loads with the events of one pixel, and nothing else. */
export const EARLY_PINGS =
  "Leave this off, and nothing of Google's loads before a visitor agrees. With it on, Google's script loads at once for everybody. Before a yes, and after a no, it sets no cookies; but Google is told of the events that you name here, the address of the page, the browser and the internet address, and estimates from them what it did not see. Whoever approves this pixel is told that it loads before consent.";

/**
 * Tell Google's tags of the visitor's choice: no to everything first, then how the categories stand. The same for all
 * vendors of Google, as a page has one `dataLayer` and takes the first answer for all of them.
 *
 * @see https://developers.google.com/tag-platform/security/guides/consent
 */
export const googleSignals = (): NonNullable<SnapshotPixel['signals']> => ({
  defaults: [
    stub,
    call('gtag', 'consent', 'default', {
      ad_storage: 'denied',
      ad_user_data: 'denied',
      ad_personalization: 'denied',
      analytics_storage: 'denied',
      functionality_storage: 'denied',
      personalization_storage: 'denied',
      security_storage: 'granted',
      wait_for_update: 500,
    }),
  ],
  update: [
    call('gtag', 'consent', 'update', {
      ad_storage: { $: 'marketing' },
      ad_user_data: { $: 'marketing' },
      ad_personalization: { $: 'marketing' },
      analytics_storage: { $: 'measurement' },
      functionality_storage: { $: 'functional' },
      personalization_storage: { $: 'functional' },
    }),
  ],
});

/** Make `gtag`, which queues its calls, and have the ids of clicks on ads cut out of what is sent without a yes. */
export const redactedTag = (): BrowserStep[] => [stub, call('gtag', 'set', 'ads_data_redaction', true)];

/**
 * Prepare Google's tag: `gtag` queues its calls as `arguments` objects in `dataLayer`, and the configuration
 * switches the automatic page view off, so that only declared events are sent.
 *
 * @see https://developers.google.com/tag-platform/gtagjs/reference
 */
export const googleTag = (id: string, isAdvanced: boolean): BrowserStep[] => [
  ...(isAdvanced ? redactedTag() : [stub]),
  call('gtag', 'js', { $: 'date' }),
  call('gtag', 'config', id, { send_page_view: false }),
  script(`https://www.googletagmanager.com/gtag/js?id=${id}`),
];

/** Report one event to one of the page's Google tags and to no other. */
export const googleEvent = (id: string, name: string): BrowserStep =>
  call('gtag', 'event', name, { send_to: id });
