import type { Category, SnapshotPixel, Trace, TRACE_PLACES } from '../../server/src/contract';
import { snapshotPixel } from './pixels';

type Place = (typeof TRACE_PLACES)[number];

const trace = (name: string, where: Place = 'cookie'): Trace => ({
  name,
  where,
  lifetime: '90 days',
  purpose: 'Tells visitors apart.',
});

const told = (
  vendorName: string,
  categories: Category[],
  traces: Trace[],
  changes: Partial<SnapshotPixel> = {},
): SnapshotPixel =>
  snapshotPixel({
    id: vendorName.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
    vendor: vendorName.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
    vendorName,
    purpose: `Tells us how people who come from ${vendorName} find their way around the shop.`,
    categories,
    traces,
    hosts: ['vendor.example'],
    reviewedAt: '2026-10-12T08:00:00.000Z',
    about: {
      who: `${vendorName} International Ltd., 1 Long Harbour Street, Dublin, Ireland`,
      collects: 'The pages that you look at, your browser and its language, and roughly where you are.',
      dataGoesTo: 'Ireland and the United States',
      policyUrl: 'https://vendor.example/privacy',
    },
    aboutIn: {
      de: {
        who: `${vendorName} International Ltd., Dublin, Irland`,
        collects: 'Die Seiten, die Sie ansehen, Ihren Browser und dessen Sprache.',
        dataGoesTo: 'Irland und die Vereinigten Staaten',
        policyUrl: 'https://vendor.example/de/datenschutz',
        traces: traces.map((one) => ({ ...one, lifetime: '90 Tage', purpose: 'Unterscheidet Besucher.' })),
      },
    },
    ...changes,
  });

/** Trackers as a busy shop has them: of every kind, some with long names, most with a few traces. */
export const TRACKERS: readonly SnapshotPixel[] = [
  told('Shop session', ['necessary'], [trace('session')]),
  told('Matomo', ['measurement'], [trace('_pk_id.*'), trace('_pk_ses.*')]),
  told('Meta Pixel', ['marketing'], [trace('_fbp'), trace('lastExternalReferrer', 'local_storage')]),
  told('Google Analytics 4', ['measurement', 'marketing'], [trace('_ga'), trace('_ga_*')]),
  told(
    'Intercom',
    ['functional'],
    [trace('intercom-device-id-*'), trace('intercom.state', 'session_storage')],
  ),
  told('TikTok Pixel', ['marketing'], [trace('_ttp')], { declared: true }),
  told('Plausible', ['measurement'], []),
  told(
    'LinkedIn Insight Tag',
    ['marketing'],
    [trace('li_fat_id'), trace(`li_${'very_long_name_'.repeat(5)}`)],
  ),
  told('Pinterest Tag', ['marketing'], [trace('_pin_unauth')]),
  told('Hotjar', ['measurement'], [trace('_hjSessionUser_*'), trace('hjActiveViewportIds', 'local_storage')]),
  told('Microsoft Clarity', ['measurement'], [trace('_clck'), trace('_clsk')]),
  told('Spotify', ['functional'], [], { declared: true, vendor: 'spotify-embed' }),
];
