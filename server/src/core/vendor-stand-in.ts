import type { BrowserStep, Snapshot, SnapshotPixel } from '../contract';

type Json = string | number | boolean | null | undefined | Json[] | { [key: string]: Json };

const redirect = (text: string, standIn: string): string =>
  text.startsWith('https://') ? `${standIn}/${text.slice('https://'.length)}` : text;

/** Redirect every text that is an address, however deep it lies. */
const redirectAll = (value: Json, standIn: string): Json => {
  if (typeof value === 'string') return redirect(value, standIn);
  if (Array.isArray(value)) return value.map((item) => redirectAll(item, standIn));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, redirectAll(item, standIn)]));
};

// In markup and in scripts (`s.src = "https://…"`). An address that is made of parts stays, and leads nowhere here.
const ADDRESS = /\b(src|href|action)(\s*=\s*["'`]?)https:\/\//gi;

const redirectMarkup = (html: string, standIn: string): string =>
  html.replace(ADDRESS, (_, name: string, before: string) => `${name}${before}${standIn}/`);

const redirectStep = (step: BrowserStep, standIn: string): BrowserStep => {
  if (step.do === 'html') return { ...step, html: redirectMarkup(step.html, standIn) };
  const redirected = redirectAll(step, standIn) as BrowserStep;
  // The stand-in serves other bytes than those that the vendor's checksum is of.
  if (redirected.do === 'script') delete redirected.integrity;
  return redirected;
};

const redirectPixel = (pixel: SnapshotPixel, standIn: string): SnapshotPixel => {
  const steps = (list: BrowserStep[]): BrowserStep[] => list.map((step) => redirectStep(step, standIn));
  const events = Object.entries(pixel.events).map(([name, event]) => [
    name,
    { ...event, steps: steps(event.steps) },
  ]);
  return {
    ...pixel,
    setup: steps(pixel.setup),
    events: Object.fromEntries(events) as SnapshotPixel['events'],
    noscript: pixel.noscript === null ? null : redirect(pixel.noscript, standIn),
  };
};

/**
 * Send everything that would go to a vendor to an address on this machine: `https://host/path` becomes
 * `<standIn>/host/path` in every step and image; in markup where it stands in `src`, `href` or `action`. For
 * demonstrations and tests alone.
 */
export const rewriteVendorOrigins = (snapshot: Snapshot, standIn: string): Snapshot => ({
  ...snapshot,
  pixels: snapshot.pixels.map((pixel) => redirectPixel(pixel, standIn)),
});
