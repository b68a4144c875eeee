import type { OptionalCategory } from '../src/contract';
import type { Granted } from './choice';
import type { PageConsent } from './page-consent';

/**
 * What a site's own scripts can call, as `window.pixels`. To call it at any time, also before the loader has
 * arrived, push a function:
 *
 * ```js
 * (window.pixels = window.pixels || []).push((pixels) => pixels.track('purchase'));
 * ```
 */
export interface PixelsApi {
  /**
   * Call a name. It sets off the events that wait for it, of the pixels that the visitor allows; a name that none of
   * them waits for does nothing. `page_view` says that the site shows a new page without having loaded one. Nothing
   * is kept for a consent that comes later.
   */
  track: (name: string) => void;
  /** Look for embeds that wait, after a script has put one into the page. */
  lookForEmbeds: () => void;
  /** Call a function with this object, at once. */
  push: (...calls: ((pixels: PixelsApi) => void)[]) => void;
  /** What the visitor chose. */
  consent: {
    /** The categories that are granted; null: the visitor has to choose first. */
    get: () => Granted;
    /**
     * Store a choice, for sites with a form of their own. False: it could not be stored and nothing has changed. Where the
     * site cannot be reached, a no holds at once, and a yes when the site can be told.
     */
    set: (categories: readonly OptionalCategory[]) => Promise<boolean>;
    /** Show the visitor their choices. */
    open: () => void;
    /** Call a function after every change of the choice. Answers with a function that ends it. */
    on: (listener: (granted: Granted) => void) => () => void;
  };
}

declare global {
  interface Window {
    pixels?: PixelsApi | ((pixels: PixelsApi) => void)[];
  }
  interface WindowEventMap {
    /** What is granted now. */
    'pixels:consent': CustomEvent<Granted>;
  }
  interface DocumentEventMap {
    /** The same, in the words of WordPress's consent API. */
    wp_listen_for_consent_change: CustomEvent<Record<string, 'allow' | 'deny'>>;
  }
}

const isFree = (value: Window['pixels']): value is ((pixels: PixelsApi) => void)[] | undefined =>
  value === undefined || (Array.isArray(value) && value.every((call) => typeof call === 'function'));

/**
 * Put the API in place, and make the calls that waited for it. Each call fails alone. A site that uses the name
 * for something of its own keeps it, and goes without the API.
 */
export const installApi = (
  consent: PageConsent,
  open: () => void,
  lookForEmbeds: PixelsApi['lookForEmbeds'],
): void => {
  const waiting = window.pixels;
  if (!isFree(waiting)) return;
  const api: PixelsApi = {
    track: (name) => consent.track(name),
    lookForEmbeds,
    push: (...calls) => {
      for (const call of calls) {
        try {
          call(api);
        } catch (error) {
          console.error(error);
        }
      }
    },
    consent: {
      get: consent.granted,
      set: async (categories) => (await consent.choose(categories, 'site')) !== 'failed',
      open,
      on: consent.listen,
    },
  };
  window.pixels = api;
  api.push(...(waiting ?? []));
};
