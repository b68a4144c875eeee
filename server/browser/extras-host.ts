import type { BrowserStep, Trigger } from '../src/contract';
import type { BannerHost } from './banner-host';
import type { Granted } from './choice';
import type { Hears } from './matching';

/** What the loader lends to the extras. */
export interface ExtrasHost {
  /** Address of the endpoint `traces`. */
  traces: string;
  /** Runs steps; throws at the first that fails. */
  run: (steps: BrowserStep[]) => void;
  /** The loader's own nonce, which only its own script can read. */
  nonce: string | undefined;
  /** Address of the endpoint `ask`. */
  ask: string;
  granted: () => Granted;
  choose: BannerHost['choose'];
  listen: BannerHost['listen'];
}

/** Listens for what sets triggers off. */
export interface TriggerListener {
  /** Make sure that a trigger of a pixel is heard from now on. */
  hear: (trigger: Trigger, pixel: string) => void;
  /** Another page is shown: what counts seconds or percents starts over. */
  startOver: () => void;
}

/** What few pages need: a script of its own, loaded where it is used. */
export interface Extras {
  /** `occur` hands what happens to the pixels that run. */
  listen: (occur: (hears: Hears) => void) => TriggerListener;
  addHtml: (html: string) => void;
  /**
   * Remove what pixels without consent have left in this browser, and stop those that run. Answers with the ids of the
   * pixels that were stopped.
   */
  withdraw: (running: readonly string[]) => Promise<string[]>;
  /** Look for embeds that are held back: let those load that may, and put a placeholder in front of the others. */
  lookForEmbeds: () => void;
}
