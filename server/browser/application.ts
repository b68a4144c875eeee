/**
 * `window.pixels` for the code of a site, as functions: typed, at any time, also before the loader has arrived, and on a server that
 * renders the site, where nothing happens.
 */
import type { OptionalCategory } from '../src/contract';
import type { Granted } from './choice';
import type { PixelsApi } from './pixels-api';

export type { OptionalCategory } from '../src/contract';
export type { Granted } from './choice';
export { heldEmbed, type HeldEmbed } from './held-embed';
export type { PixelsApi } from './pixels-api';

const loaded = (): PixelsApi | null => {
  if (typeof window === 'undefined') return null;
  const { pixels } = window;
  return pixels !== undefined && 'consent' in pixels ? pixels : null;
};

/** Call a function with `window.pixels`: at once, or when the loader has arrived. */
export const whenReady = (call: (pixels: PixelsApi) => void): void => {
  if (typeof window === 'undefined') return;
  window.pixels ??= [];
  window.pixels.push(call);
};

/** Call a name, which sets off the events that wait for it. `page_view`: another page is shown, without having been loaded. */
export const track = (name: string): void => whenReady((pixels) => pixels.track(name));

/** Look for embeds that wait, after your code has put one into the page: each gets its placeholder, or loads where that is allowed. */
export const lookForEmbeds = (): void => whenReady((pixels) => pixels.lookForEmbeds());

/** What the visitor chose. */
export const consent = {
  /** The categories that are granted; null: the visitor has to choose first, or the loader has not arrived. */
  get: (): Granted => loaded()?.consent.get() ?? null,

  /** Store a choice, for sites with a form of their own. False: nothing has changed. Waits for the loader. */
  set: (categories: readonly OptionalCategory[]): Promise<boolean> =>
    new Promise((resolve) => {
      if (typeof window === 'undefined') resolve(false);
      whenReady((pixels) => resolve(pixels.consent.set(categories)));
    }),

  /** Show the visitor their choices. */
  open: (): void => whenReady((pixels) => pixels.consent.open()),

  /**
   * Call a function after every change, and when the loader has arrived, where something is granted. Answers with a function that
   * ends it.
   */
  on: (listener: (granted: Granted) => void): (() => void) => {
    const isEarly = loaded() === null;
    let isOver = false;
    let stop = (): void => undefined;
    whenReady((pixels) => {
      if (isOver) return;
      stop = pixels.consent.on(listener);
      const granted = pixels.consent.get();
      if (isEarly && granted !== null) listener(granted);
    });
    return () => {
      isOver = true;
      stop();
    };
  },
};
