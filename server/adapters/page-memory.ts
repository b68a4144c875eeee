import type { Visit } from '../src/contract';
import type { PreparedSnapshot } from '../src/core/decide';
import { writePage, type PageText, type PageWriter } from '../src/core/page-plan';
import { consentOf } from '../src/core/visit-consent';
import { remember } from './remember';

/** Paths that are remembered, each with the choices that visitors made there. */
const MAX_PATHS = 500;

const ASKED_AT = 3;
const UNANSWERED = 64;
const FOR_ALL = 128;

/** All that a page depends on besides path and time. */
const keyOf = (prepared: PreparedSnapshot, visit: Visit, forAll: boolean): number => {
  const { granted, asked } = consentOf(prepared, visit);
  return granted | (asked << ASKED_AT) | (visit.choice === null ? UNANSWERED : 0) | (forAll ? FOR_ALL : 0);
};

/** The moment after `now` at which the next pixel of a snapshot stops by itself, in milliseconds since 1970. */
const nextStop = ({ pixels }: PreparedSnapshot, now: number): number =>
  pixels.reduce((next, { stopsAt }) => (stopsAt > now && stopsAt < next ? stopsAt : next), Infinity);

/**
 * Remember what a page says to visitors who chose the same. What is remembered counts until the next pixel stops by
 * itself, and not for a clock that goes back.
 */
export const rememberPages = (prepared: PreparedSnapshot): PageWriter => {
  const start = () => remember(() => new Map<number, PageText>(), MAX_PATHS);
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
    const key = keyOf(prepared, visit, forAll);
    const known = page.get(key);
    if (known !== undefined) return known;
    const written = writePage(prepared, visit, forAll);
    page.set(key, written);
    return written;
  };
};
