import * as React from 'react';
import type { PixelSummary } from '../../../../server/src/contract';

/** The pixels that somebody chose, by their short names. They stay chosen on other pages of the list. */
export type Chosen = ReadonlyMap<string, PixelSummary>;

export interface Choosing {
  chosen: Chosen;
  toggle: (pixel: PixelSummary) => void;
  /** Choose all of these, or none of them if all are chosen. */
  toggleAll: (pixels: readonly PixelSummary[]) => void;
  /** Let go of all but these. */
  keep: (slugs: readonly string[]) => void;
}

/** Take or leave all of these. */
export const toggled = (chosen: Chosen, pixels: readonly PixelSummary[]): Chosen => {
  const next = new Map(chosen);
  const all = pixels.every(({ slug }) => chosen.has(slug));
  for (const pixel of pixels) {
    if (all) next.delete(pixel.slug);
    else next.set(pixel.slug, pixel);
  }
  return next;
};

const NOBODY: Chosen = new Map();

/** Keep what is chosen, as new as the list shows it: what is done has to fit what is on the screen. */
export const useChoosing = (shown: readonly PixelSummary[]): Choosing => {
  const [chosen, setChosen] = React.useState(NOBODY);
  const fresh = React.useMemo(() => {
    const current = new Map(shown.map((pixel) => [pixel.slug, pixel]));
    return new Map([...chosen].map(([slug, pixel]) => [slug, current.get(slug) ?? pixel]));
  }, [chosen, shown]);
  return {
    chosen: fresh,
    toggle: (pixel) => setChosen(toggled(fresh, [pixel])),
    toggleAll: (pixels) => setChosen(toggled(fresh, pixels)),
    keep: (slugs) => setChosen(new Map([...fresh].filter(([slug]) => slugs.includes(slug)))),
  };
};
