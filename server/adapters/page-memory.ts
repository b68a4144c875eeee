import type { Visit } from '../src/contract';
import { categoryMask } from '../src/core/consent';
import type { PreparedSnapshot } from '../src/core/decide';
import { writePage, type PageText } from '../src/core/page-plan';
import { remember } from './remember';

/** Paths that are remembered, each with the choices that visitors made there. */
const MAX_PATHS = 500;

const NO_CHOICE = 16;
const GPC = 32;

/** All that a decision depends on besides path and time. */
const keyOf = ({ choice, gpc }: Visit): number =>
  (choice === null ? NO_CHOICE : categoryMask(choice.categories)) | (gpc ? GPC : 0);

/** The moment after `now` at which the next pixel of a snapshot stops by itself, in milliseconds since 1970. */
const nextStop = ({ pixels }: PreparedSnapshot, now: number): number =>
  pixels.reduce((next, { stopsAt }) => (stopsAt > now && stopsAt < next ? stopsAt : next), Infinity);

/**
 * Remember what a page says to visitors who chose the same. What is remembered counts until the next pixel stops by
 * itself, and not for a clock that goes back.
 */
export const rememberPages = (prepared: PreparedSnapshot): ((visit: Visit) => PageText) => {
  const start = () => remember(() => new Map<number, PageText>(), MAX_PATHS);
  let pages = start();
  let from = Infinity;
  let until = -Infinity;
  return (visit) => {
    const { now, path } = visit;
    if (!(now >= from && now < until)) {
      pages = start();
      from = now;
      until = nextStop(prepared, now);
    }
    const page = pages(path);
    const key = keyOf(visit);
    const known = page.get(key);
    if (known !== undefined) return known;
    const written = writePage(prepared, visit);
    page.set(key, written);
    return written;
  };
};
