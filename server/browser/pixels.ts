import type { BrowserStep, EventName, PagePlan, PixelPlan } from '../src/contract';
import { runSteps } from './steps';

/** The pixels of this page. */
export interface Pixels {
  /** Run what is new in a plan: set-up, page view, then the `events` that waited for it. The rest of the page's pixels hear no more events. */
  run: (plan: PagePlan, events: readonly string[]) => void;
  /** Report an event to the pixels that are allowed and declared it. */
  fire: (event: string) => void;
  /** Whether something that ran on this page is not in the plan. */
  exceeds: (plan: PagePlan) => boolean;
  /** Send no more events to anybody. */
  silence: () => void;
}

const stepsFor = (pixel: PixelPlan, event: string): BrowserStep[] => {
  const steps = pixel.events[event as EventName];
  // The name comes from the site: `constructor` finds something that is no list of steps.
  return Array.isArray(steps) ? steps : [];
};

/** Keep account of what runs on this page: each pixel is set up once, and fails alone. */
export const pagePixels = (): Pixels => {
  const ran = new Set<string>();
  const broken = new Set<string>();
  let allowed: PixelPlan[] = [];

  const attempt = (pixel: PixelPlan, steps: () => BrowserStep[], event: string): void => {
    if (broken.has(pixel.id)) return;
    try {
      runSteps(steps(), event);
    } catch (error) {
      broken.add(pixel.id);
      console.debug(`pixel-inventory: ${pixel.id} stopped`, error);
    }
  };
  const report = (pixel: PixelPlan, event: string): void =>
    attempt(pixel, () => stepsFor(pixel, event), event);
  const begin = (pixel: PixelPlan, events: readonly string[]): void => {
    if (ran.has(pixel.id)) return;
    ran.add(pixel.id);
    attempt(pixel, () => pixel.setup, '');
    for (const event of ['page_view', ...events]) report(pixel, event);
  };

  return {
    run: (plan, events) => {
      allowed = plan.pixels;
      for (const pixel of allowed) begin(pixel, events);
    },
    fire: (event) => {
      for (const pixel of allowed) report(pixel, event);
    },
    exceeds: (plan) => Array.from(ran).some((id) => !plan.pixels.some((pixel) => pixel.id === id)),
    silence: () => {
      allowed = [];
    },
  };
};
