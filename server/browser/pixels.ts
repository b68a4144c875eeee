import type { BrowserStep, PagePlan, PixelPlan, Trigger } from '../src/contract';
import { planTriggers } from '../src/core/plan-events';
import { sameChoice, type Granted } from './choice';
import { countFire, countNextPage } from './fires';
import type { Extras, TriggerListener } from './extras-host';
import type { Hears } from './matching';
import type { WithPart } from './part-loading';
import { say } from './say';
import { setGranted, stepRunner } from './steps';

/** The pixels of this page. */
export interface Pixels {
  /**
   * Run what is new in a plan: signals, set-up, page view, then the `calls` that waited for it. The rest of the page's
   * pixels hear nothing more. `opened`: another page is shown, which those that run already are told, with the calls.
   */
  run: (plan: PagePlan, calls: readonly string[], opened?: boolean) => void;
  /** Tell the pixels that run which name the site's code called. */
  call: (name: string) => void;
  /** The ids of the pixels that ran on this page and are not in the plan. */
  exceeding: (plan: PagePlan) => string[];
  /** These were stopped; they can only start again on a new page. */
  stopped: (ids: readonly string[]) => void;
  /** Whether one of the plan's pixels was stopped on this page. */
  needsNewPage: (plan: PagePlan) => boolean;
  /** Send no more events to anybody. */
  silence: () => void;
}

const isOpening = ({ kind }: Trigger): boolean => kind === 'page_view';

/** A site that shows a new page without loading one says so by calling `page_view`. */
const hearCall =
  (name: string): Hears =>
  (trigger) =>
    trigger.kind === 'named' ? trigger.name === name : name === 'page_view' && isOpening(trigger);

const isForOnce = (trigger: Trigger & { once?: boolean | undefined }): boolean | undefined =>
  trigger.kind === 'scroll' || trigger.kind === 'time' || trigger.once;

const isHeardHere = ({ kind }: Trigger): boolean => kind === 'page_view' || kind === 'named';

/** Leave out what a set holds already, and note the rest in it. */
const newTo = (known: Set<string>, steps: readonly BrowserStep[] = []): BrowserStep[] =>
  steps.filter((step) => known.size < known.add(JSON.stringify(step)).size);

/**
 * Keep account of what runs on this page: each pixel is set up once, hears from then on what sets its events off, and
 * fails alone.
 */
export const pagePixels = (withExtras: WithPart<Extras>): Pixels => {
  const ran = new Set<string>();
  const broken = new Set<string>();
  const halted = new Set<string>();
  // Triggers that have had their one time. Written out, as each plan of this page has objects of its own.
  const spent = new Set<string>();
  // Signals that were given: the defaults once a page, the others once for each choice.
  const defaults = new Set<string>();
  const updates = new Set<string>();
  let granted: Granted = null;
  let allowed: PixelPlan[] = [];
  let listener: TriggerListener | undefined;

  const attempt = (pixel: { id: string }, act: () => void): void => {
    if (broken.has(pixel.id)) return;
    try {
      act();
    } catch (error) {
      broken.add(pixel.id);
      console.debug(`pixel-inventory: ${pixel.id} stopped`, error);
    }
  };

  const runner = (pixel: { id: string }) =>
    stepRunner((html) => withExtras((extras) => attempt(pixel, () => extras?.addHtml(html))));

  const isNews = (pixel: PixelPlan, event: string, trigger: Trigger): boolean =>
    !isForOnce(trigger) || spent.size < spent.add(`${pixel.id} ${event} ${JSON.stringify(trigger)}`).size;

  /** Report each event of which some trigger hears: once, however many do. */
  const report = (pixel: PixelPlan, hears: Hears): void =>
    attempt(pixel, () => {
      for (const [name, event] of Object.entries(pixel.events)) {
        const heard = planTriggers(name, event).filter(
          (trigger) => hears(trigger, pixel.id) && isNews(pixel, name, trigger),
        );
        if (!heard.length) continue;
        runner(pixel)(event.steps, name);
        countFire(pixel.id, name);
        say('reported', pixel.id, name);
      }
    });

  const occur = (hears: Hears): void => {
    // A plan's later pixels are set up after its first ones have run.
    for (const pixel of allowed) if (ran.has(pixel.id)) report(pixel, hears);
  };

  /** Have the triggers of a pixel heard that the page sets off. */
  const listen = (pixel: PixelPlan): void =>
    attempt(pixel, () => {
      const triggers = Object.entries(pixel.events).flatMap(([name, event]) =>
        planTriggers(name, event).filter((trigger) => !isHeardHere(trigger)),
      );
      if (!triggers.length) return;
      withExtras((extras) => {
        listener ??= extras?.listen(occur);
        attempt(pixel, () => triggers.forEach((trigger) => listener?.hear(trigger, pixel.id)));
      });
    });

  const signal = (plan: PagePlan): void => {
    if (!sameChoice(granted, plan.granted)) updates.clear();
    granted = plan.granted;
    setGranted(granted);
    for (const pixel of allowed) {
      attempt(pixel, () => runner(pixel)(newTo(defaults, pixel.signals?.defaults)));
    }
    for (const pixel of allowed) attempt(pixel, () => runner(pixel)(newTo(updates, pixel.signals?.update)));
  };

  return {
    run: (plan, calls, opened) => {
      allowed = plan.pixels;
      say('plan', plan);
      signal(plan);
      if (opened) {
        spent.clear();
        countNextPage();
        listener?.startOver();
      }
      for (const pixel of allowed) {
        if (!ran.has(pixel.id)) attempt(pixel, () => runner(pixel)(pixel.setup));
        else if (!opened) continue;
        ran.add(pixel.id);
        report(pixel, isOpening);
        for (const name of calls) report(pixel, hearCall(name));
        listen(pixel);
      }
    },
    call: (name) => {
      say('called', name);
      if (name === 'page_view') countNextPage();
      occur(hearCall(name));
    },
    exceeding: (plan) =>
      Array.from(ran).filter((id) => !halted.has(id) && !plan.pixels.some((pixel) => pixel.id === id)),
    stopped: (ids) => ids.forEach((id) => halted.add(id)),
    needsNewPage: (plan) => plan.pixels.some(({ id }) => halted.has(id)),
    silence: () => {
      allowed = [];
    },
  };
};
