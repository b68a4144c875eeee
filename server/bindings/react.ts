import { createElement, type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { consent, type Granted, heldEmbed, type HeldEmbed, lookForEmbeds } from '../browser/application';

/** Read the categories that are granted, and render again when they change; null: nothing is known or chosen yet. */
export const useConsent = (): Granted => useSyncExternalStore(consent.on, consent.get, () => null);

/**
 * Show content of another site, which waits until its visitor agrees.
 *
 * @example
 * <PixelEmbed name="YouTube" frame={{ src, title: 'How to hang it up', width: 560, height: 315 }} />
 */
export const PixelEmbed = (embed: HeldEmbed): ReactNode => {
  const markup = heldEmbed(embed);
  useEffect(lookForEmbeds, [markup]);
  // What stands inside is no more React's: by the time it arrives, a placeholder may be there.
  return createElement('div', {
    suppressHydrationWarning: true,
    dangerouslySetInnerHTML: { __html: markup },
  });
};
