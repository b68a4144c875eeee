import type { Visit } from '../src/contract';
import type { PreparedSnapshot } from '../src/core/decide';
import { maskOf, openTo } from '../src/core/consent';
import { CHOICES } from '../src/core/consent-cookie';
import { writePage, type PageText, type PageWriter, type WriteBanner } from '../src/core/page-plan';
import { consentOf } from '../src/core/visit-consent';
import { remember } from './remember';

/** Paths that are remembered, each with the choices that visitors made there. */
const MAX_PATHS = 500;

/** Three bits for each set of categories, then the rest. */
const SET_BITS = 3;
const RULES = ['opt_in', 'opt_out', 'notice_only'] as const;

/** All that a page depends on besides path and time. */
const keyOf = (prepared: PreparedSnapshot, visit: Visit, forAll: boolean): number => {
  const { grants, terms, granted, asked } = consentOf(prepared, visit);
  const changed = maskOf(CHOICES.filter((category) => grants[category] === 'changed'));
  const sets = [granted, asked, changed, maskOf(openTo(grants))];
  const rest = [visit.choice === null ? 1 : 0, forAll ? 1 : 0, RULES.indexOf(terms.rule)];
  return rest.reduce(
    (key, part) => key * 4 + part,
    sets.reduce((key, set) => key * 2 ** SET_BITS + set, 0),
  );
};

/** In the place of a choice. */
const NO_CHOICE = {};

/** Texts that are looked up again and again are better made once. */
const DIGITS = Array.from({ length: 16 }, (_, at) => String(at));

/** Name what a key depends on besides the choice. */
const circumstancesOf = ({ place, gpc, dnt, unclear }: Visit, forAll: boolean): string => {
  const signals = DIGITS[(gpc ? 1 : 0) + (dnt ? 2 : 0) + (unclear ? 4 : 0) + (forAll ? 8 : 0)] ?? '';
  return place === '' ? signals : place + signals;
};

/** Circumstances that are remembered of one choice, or of none: browsers may name places as they please. */
const MAX_CIRCUMSTANCES = 200;

/** Remember keys for as long as somebody remembers the choice that they belong to. */
const rememberKeys = (prepared: PreparedSnapshot): ((visit: Visit, forAll: boolean) => number) => {
  const known = new WeakMap<object, Map<string, number>>();
  return (visit, forAll) => {
    const choice = visit.choice ?? NO_CHOICE;
    const circumstances = circumstancesOf(visit, forAll);
    const keys = known.get(choice) ?? new Map<string, number>();
    const found = keys.get(circumstances);
    if (found !== undefined) return found;
    const key = keyOf(prepared, visit, forAll);
    if (keys.size >= MAX_CIRCUMSTANCES) keys.clear();
    keys.set(circumstances, key);
    known.set(choice, keys);
    return key;
  };
};

/** The moment after `now` at which the next pixel of a snapshot stops by itself, in milliseconds since 1970. */
const nextStop = ({ pixels }: PreparedSnapshot, now: number): number =>
  pixels.reduce((next, { stopsAt }) => (stopsAt > now && stopsAt < next ? stopsAt : next), Infinity);

/**
 * Remember what a page says to visitors who chose the same. What is remembered counts until the next pixel stops by
 * itself, and not for a clock that goes back.
 */
export const rememberPages = (prepared: PreparedSnapshot, writeBanner?: WriteBanner): PageWriter => {
  const start = () => remember(() => new Map<number, PageText>(), MAX_PATHS);
  const keyFor = rememberKeys(prepared);
  let pages = start();
  let from = Infinity;
  let until = -Infinity;
  return (visit, forAll) => {
    const { now, path } = visit;
    if (!(now >= from && now < until)) {
      pages = start();
      from = now;
      until = nextStop(prepared, now);
    }
    const page = pages(path);
    const key = keyFor(visit, forAll);
    const known = page.get(key);
    if (known !== undefined) return known;
    const written = writePage(prepared, visit, forAll, writeBanner);
    page.set(key, written);
    return written;
  };
};
