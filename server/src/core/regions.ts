import type { ConsentPolicy, ConsentRule, Region, RegionTerms, Where } from '../contract';

/** What holds for a visitor, and by which region; null: by none. */
export interface Terms extends RegionTerms {
  region: string | null;
}

/** Answers for a place such as `DE` or `US-CA`; the empty text: unknown. */
export type TermsOf = (place: string) => Terms;

const UNKNOWN: Terms = { rule: 'opt_in', gpc: true, region: null };

const STRICTEST: readonly ConsentRule[] = ['opt_in', 'opt_out', 'notice_only'];

const strictest = (all: readonly RegionTerms[]): RegionTerms => ({
  rule: STRICTEST.find((rule) => all.some((terms) => terms.rule === rule)) ?? 'opt_in',
  gpc: all.some(({ gpc }) => gpc),
});

/** What `readPlace` writes of a place that is known. */
const PLACE = /^[A-Z]{2}(?:-[A-Z0-9]{1,3})?$/;

const countryOf = (place: string): string => place.slice(0, 2);

/** What holds in a country of which some part has terms of its own, for a visitor whose part is unknown. */
const anywhereIn = (country: string, policy: ConsentPolicy, known: RegionTerms): RegionTerms => {
  const parts = policy.regions.filter(({ places }) =>
    places.some((place) => place.startsWith(`${country}-`)),
  );
  return parts.length === 0 ? known : strictest([known, ...parts]);
};

const named = (regions: readonly Region[]): Map<string, Region> => {
  const found = new Map<string, Region>();
  for (const region of regions) {
    for (const place of region.places) if (!found.has(place)) found.set(place, region);
  }
  return found;
};

/**
 * Prepare the question which rule holds for a visitor: that of the first region that names the visitor's part of a country,
 * else of the first that names the country, else what holds elsewhere. Of what is unknown the strictest is assumed: of
 * the whole policy (and never less than opt-in with Global Privacy Control) for an unknown place, of a country and its
 * parts for an unknown part.
 */
export const termsOf = (policy: ConsentPolicy): TermsOf => {
  const regions = named(policy.regions);
  const work = (place: string): Terms => {
    if (!PLACE.test(place)) return UNKNOWN;
    const exact = regions.get(place);
    const country = exact ?? regions.get(countryOf(place));
    const known = country ?? policy.elsewhere;
    const { rule, gpc } = place.length === 2 ? anywhereIn(place, policy, known) : known;
    return { rule, gpc, region: country?.key ?? null };
  };
  const answers = new Map<string, Terms>();
  return (place) => {
    const before = answers.get(place);
    if (before !== undefined) return before;
    const answer = work(place);
    // Places come from a header: whoever invents some cannot fill the memory.
    if (answers.size < 10_000) answers.set(place, answer);
    return answer;
  };
};

/** Say what holds for a visitor of whom is known in which region they are, and no more; null: there is no such region. */
export const termsWhere = ({ regions, elsewhere }: ConsentPolicy, where: Where): Terms | null => {
  if (where.kind === 'unknown') return UNKNOWN;
  if (where.kind === 'elsewhere') return { ...elsewhere, region: null };
  const region = regions.find(({ key }) => key === where.key);
  return region ? { rule: region.rule, gpc: region.gpc, region: region.key } : null;
};

const COUNTRY = /^[A-Z]{2}$/i;
const PART = /^(?:[A-Z]{2}-)?[A-Z0-9]{1,3}$/i;
/** What networks say where they do not know: unassigned codes (ISO 3166-1, user-assigned), and Tor. */
const NO_COUNTRY: ReadonlySet<string> = new Set(['XX', 'ZZ', 'AA', 'T1', 'A1', 'A2', 'O1', 'EU', 'AP']);
/** And where they know the country alone. */
const NO_PART: ReadonlySet<string> = new Set(['XX', 'ZZ', '00']);

// The shape is looked at before the letters are made large: of `ß` that makes two, and South Sudan.
const inCapitals = (text: string | undefined, shape: RegExp): string => {
  const code = text?.trim() ?? '';
  return shape.test(code) ? code.toUpperCase() : '';
};

/**
 * Read where a visitor is from what a network says: a country, and a part of it as `CA` or `US-CA`. The empty text:
 * unknown, as is everything of another shape, or said twice.
 */
export const readPlace = (country: string | undefined, part: string | undefined): string => {
  const code = inCapitals(country, COUNTRY);
  if (code === '' || NO_COUNTRY.has(code)) return '';
  const given = inCapitals(part, PART);
  const short = given.startsWith(`${code}-`) ? given.slice(code.length + 1) : given;
  const isKnown = short !== '' && !short.includes('-') && !NO_PART.has(short);
  return isKnown ? `${code}-${short}` : code;
};
