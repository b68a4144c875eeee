import type { OptionalCategory } from '../src/contract';
import type { Granted } from './choice';

/**
 * What the banner's script is told to show. `ask`: the banner; `choose`: the choices; `way-back`: the small
 * button by which a visitor returns to them.
 */
export type Show = 'ask' | 'choose' | 'way-back';

/** What the loader lends to the banner's script. */
export interface BannerHost {
  /** Address of the notice. */
  notice: string;
  granted: () => Granted;
  choose: (categories: readonly OptionalCategory[]) => Promise<boolean>;
  listen: (listener: (granted: Granted) => void) => void;
  /** To be called by the banner once; `show` is then called for everything that is to be shown. */
  ready: (show: (what: Show) => void) => void;
}

/** Marks our own elements in a page, in which nothing that a visitor does is told to anybody. */
export const OURS = 'data-pixel-inventory';

/** The script element that loads the banner carries the host, so that no global name is needed. */
export type BannerScript = HTMLScriptElement & { pixelInventory?: BannerHost };
