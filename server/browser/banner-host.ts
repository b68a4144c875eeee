import type { ChoiceWay, OptionalCategory } from '../src/contract';
import type { Granted } from './choice';

/**
 * What the banner's script is told to show. `ask`: the banner; `choose`: the choices; `way-back`: the small
 * button by which a visitor returns to them.
 */
export type Show = 'ask' | 'choose' | 'way-back';

/**
 * What became of a choice. `kept`: the site could not be reached; the choice holds in this browser, and the site is told
 * later. `failed`: nothing has changed.
 */
export type Chosen = 'saved' | 'kept' | 'failed';

/** What the loader lends to the banner's script. */
export interface BannerHost {
  /** Address of the endpoint `ask`; the banner adds `?lang=`. */
  ask: string;
  /** Store a choice. */
  choose: (categories: readonly OptionalCategory[], way: ChoiceWay) => Promise<Chosen>;
  listen: (listener: (granted: Granted) => void) => void;
  /** To be called by the banner once; `show` is then called for everything that is to be shown. */
  ready: (show: (what: Show) => void) => void;
}

/** Marks our own elements in a page, in which nothing that a visitor does is told to anybody. */
export const OURS = 'data-pixel-inventory';

/** The script element that loads the banner carries the host, so that no global name is needed. */
export type BannerScript = HTMLScriptElement & { pixelInventory?: BannerHost };
