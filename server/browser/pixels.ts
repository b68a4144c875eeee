import type { PagePlan, PixelPlan, Trigger } from '../src/contract';
import { planTriggers } from '../src/core/plan-events';
import type { Hears } from './matching';
import { runSteps } from './steps';
import { listenForTriggers } from './triggers';

/** The pixels of this page. */
export interface Pixels {
  /**
   * Run what is new in a plan: set-up, page view, then the `calls` that waited for it. The rest of the page's pixels
   * hear nothing more.
   */
  run: (plan: PagePlan, calls: readonly string[]) => void;
  /** Tell the pixels that run which name the site's code called. */
  call: (name: string) => void;
  /** Whether something that ran on this page is not in the plan. */
  exceeds: (plan: PagePlan) => boolean;
  /** Send no more events to anybody. */
  silence: () => void;
}

const isOpening = ({ kind }: Trigger): boolean => kind === 'page_view';

/** A site that shows a new page without loading one says so by calling `page_view`. */
const hearCall =
  (name: string): Hears =>
  (trigger) =>
    trigger.kind === 'named' ? trigger.name === name : name === 'page_view' && isOpening(trigger);

const isForOnce = (trigger: Trigger & { once?: boolean | undefined }): boolean =>
  trigger.kind === 'scroll' || trigger.kind === 'time' || !!trigger.once;

/**
 * Keep account of what runs on this page: each pixel is set up once, hears from then on what sets its events off, and
 * fails alone.
 */
export const pagePixels = (): Pixels => {
  const ran = new Set<string>();
  const broken = new Set<string>();
  // Triggers that have had their one time. Written out, as each plan of this page has objects of its own.
  const spent = new Set<string>();
  let allowed: PixelPlan[] = [];

  const attempt = (pixel: PixelPlan, act: () => void): void => {
    if (broken.has(pixel.id)) return;
    try {
      act();
    } catch (error) {
      broken.add(pixel.id);
      console.debug(`pixel-inventory: ${pixel.id} stopped`, error);
    }
  };

  const isNews = (pixel: PixelPlan, event: string, trigger: Trigger): boolean =>
    !isForOnce(trigger) || spent.size < spent.add(`${pixel.id} ${event} ${JSON.stringify(trigger)}`).size;

  /** Report each event of which some trigger hears: once, however many do. */
  const report = (pixel: PixelPlan, hears: Hears): void =>
    attempt(pixel, () => {
      for (const [name, event] of Object.entries(pixel.events)) {
        const heard = planTriggers(name, event).filter(
          (trigger) => hears(trigger, pixel.id) && isNews(pixel, name, trigger),
        );
        if (heard.length) runSteps(event.steps, name);
      }
    });

  const occur = (hears: Hears): void => {
    // A plan's later pixels are set up after its first ones have run.
    for (const pixel of allowed) if (ran.has(pixel.id)) report(pixel, hears);
  };
  const listen = listenForTriggers(occur);

  const begin = (pixel: PixelPlan, calls: readonly string[]): void => {
    if (ran.has(pixel.id)) return;
    ran.add(pixel.id);
    attempt(pixel, () => runSteps(pixel.setup, ''));
    report(pixel, isOpening);
    for (const name of calls) report(pixel, hearCall(name));
    attempt(pixel, () => {
      for (const [name, event] of Object.entries(pixel.events)) {
        for (const trigger of planTriggers(name, event)) listen(trigger, pixel.id);
      }
    });
  };

  return {
    run: (plan, calls) => {
      allowed = plan.pixels;
      for (const pixel of allowed) begin(pixel, calls);
    },
    call: (name) => occur(hearCall(name)),
    exceeds: (plan) => Array.from(ran).some((id) => !plan.pixels.some((pixel) => pixel.id === id)),
    silence: () => {
      allowed = [];
    },
  };
};
