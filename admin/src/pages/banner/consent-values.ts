import type {
  BannerSettings,
  ConsentRule,
  ConsentSettings,
  RegionPack,
  RegionTerms,
} from '../../../../server/src/contract';
import type { BannerColours } from '../../words/contrast';
import type { OwnTexts } from './text-parts';

/** A region as it stands in the form. */
export interface RegionValues {
  /** Tells it apart from the others while it moves and is renamed. */
  id: number;
  key: string;
  rule: ConsentRule;
  gpc: boolean;
  /** As typed: `DE, AT, US-CA`. */
  places: string;
}

/**
 * What stands in the form. More than the settings: regions and colours stay when somebody chooses to do without, so that
 * changing one's mind loses nothing.
 */
export interface ConsentValues {
  asks: 'everybody' | 'by_region';
  regions: RegionValues[];
  elsewhere: RegionTerms;
  dnt: boolean;
  days: number | null;
  recordDays: number | null;
  position: BannerSettings['position'];
  ownColours: boolean;
  colours: BannerColours;
  language: string;
  texts: OwnTexts;
}

/** What somebody starts from who chooses colours: dark on white, and a button in the usual blue. */
const FIRST_COLOURS: BannerColours = {
  background: '#ffffff',
  text: '#1a1e24',
  button: '#1d4ed8',
  buttonText: '#ffffff',
};

export const writePlaces = (places: readonly string[]): string => places.join(', ');

/** Read places as people type them: separated by commas, spaces or lines, in small letters too. */
export const readPlaces = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[\s,;]+/)
      .filter((place) => place !== '')
      .map((place) => place.toUpperCase()),
  ),
];

/** Fill the form from the settings. */
export const valuesOf = ({ policy, banner }: ConsentSettings): ConsentValues => ({
  asks: policy.regions.length === 0 && policy.elsewhere.rule === 'opt_in' ? 'everybody' : 'by_region',
  regions: policy.regions.map(({ places, ...region }, id) => ({
    id,
    ...region,
    places: writePlaces(places),
  })),
  elsewhere: policy.elsewhere,
  dnt: policy.dnt,
  days: policy.days,
  recordDays: policy.recordDays,
  position: banner.position,
  ownColours: banner.colours !== null,
  colours: banner.colours ?? FIRST_COLOURS,
  language: banner.language,
  texts: banner.texts,
});

const SHORT = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/;

/** Read a colour as people type it: in capitals, without the `#`, or in its short form. */
export const readColour = (typed: string): string => {
  const plain = `#${typed.trim().toLowerCase().replace(/^#/, '')}`;
  return plain.replace(SHORT, '#$1$1$2$2$3$3');
};

/** The colours of the form, in the form in which they are saved. */
export const coloursOf = ({ colours }: Pick<ConsentValues, 'colours'>): BannerColours => ({
  background: readColour(colours.background),
  text: readColour(colours.text),
  button: readColour(colours.button),
  buttonText: readColour(colours.buttonText),
});

const writtenTexts = (texts: OwnTexts): OwnTexts =>
  Object.fromEntries(
    Object.entries(texts)
      .map(([language, own]) => {
        const written = Object.entries(own).flatMap(([key, text]) => {
          const trimmed = text?.trim() ?? '';
          return trimmed === '' ? [] : [[key, trimmed]];
        });
        return [language, Object.fromEntries(written) as OwnTexts[string]] as const;
      })
      .filter(([, own]) => Object.keys(own).length > 0),
  );

/** What the form says, in the shape of the settings; it may still need corrections. */
export const candidateOf = (values: ConsentValues) => {
  const isAlike = values.asks === 'everybody';
  return {
    policy: {
      regions: isAlike
        ? []
        : values.regions.map(({ key, rule, gpc, places }) => ({
            rule,
            gpc,
            key: key.trim(),
            places: readPlaces(places),
          })),
      elsewhere: isAlike ? { rule: 'opt_in' as const, gpc: values.elsewhere.gpc } : values.elsewhere,
      dnt: values.dnt,
      days: values.days,
      recordDays: values.recordDays,
    },
    banner: {
      position: values.position,
      colours: values.ownColours ? coloursOf(values) : null,
      language: values.language,
      texts: writtenTexts(values.texts),
    },
  };
};

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
};

/** Tell whether two forms would be saved as the same. */
export const isSame = (one: ConsentValues, other: ConsentValues): boolean =>
  JSON.stringify(sorted(candidateOf(one))) === JSON.stringify(sorted(candidateOf(other)));

const freshId = (regions: readonly RegionValues[]): number =>
  Math.max(-1, ...regions.map(({ id }) => id)) + 1;

/** Add an empty region at the end. */
export const withNewRegion = (regions: readonly RegionValues[]): RegionValues[] => [
  ...regions,
  { id: freshId(regions), key: '', rule: 'opt_in', gpc: true, places: '' },
];

/** Take a region over as it comes with the plugin, in place of the one that has its key. */
export const withPack = (regions: readonly RegionValues[], pack: RegionPack): RegionValues[] => {
  const { key, rule, gpc, places } = pack;
  const taken = { key, rule, gpc, places: writePlaces(places) };
  return regions.some((region) => region.key === key)
    ? regions.map((region) => (region.key === key ? { id: region.id, ...taken } : region))
    : [...regions, { id: freshId(regions), ...taken }];
};

/** Move a region one place up (-1) or down (1). */
export const moved = (regions: readonly RegionValues[], at: number, by: -1 | 1): RegionValues[] => {
  const after = [...regions];
  const [region] = after.splice(at, 1);
  if (region) after.splice(at + by, 0, region);
  return after;
};

/** How a region that comes with the plugin stands in the form. */
export const packState = (
  regions: readonly RegionValues[],
  pack: RegionPack,
): 'absent' | 'same' | 'changed' => {
  const taken = regions.find(({ key }) => key === pack.key);
  if (!taken) return 'absent';
  const isAsItComes =
    taken.rule === pack.rule &&
    taken.gpc === pack.gpc &&
    readPlaces(taken.places).sort().join() === [...pack.places].sort().join();
  return isAsItComes ? 'same' : 'changed';
};
