import type { BrowserStep, Snapshot, SnapshotPixel } from '../contract';

/** Name of the list in a page in which pixels leave marks during a preview. */
export const PREVIEW_MARKS = 'pixelInventoryPreview';

/** What a pixel does: its set-up where there is no event. `end`: all of its steps were run. */
export interface PreviewMark {
  pixel: string;
  event: string;
  end: boolean;
}

const mark = (value: PreviewMark): BrowserStep => ({
  do: 'push',
  path: [PREVIEW_MARKS],
  value: { ...value },
});

const between = (pixel: string, event: string, steps: readonly BrowserStep[]): BrowserStep[] => [
  mark({ pixel, event, end: false }),
  ...steps,
  mark({ pixel, event, end: true }),
];

const markPixel = (pixel: SnapshotPixel): SnapshotPixel => ({
  ...pixel,
  setup: between(pixel.id, '', pixel.setup),
  events: Object.fromEntries(
    Object.entries(pixel.events).map(([name, event]) => [
      name,
      { ...event, steps: between(pixel.id, name, event.steps) },
    ]),
  ),
});

/**
 * Have every pixel of a preview leave marks in the page before and after its steps, for the overlay to read. So the loader of
 * all other visitors carries nothing for it.
 */
export const withMarks = (snapshot: Snapshot): Snapshot => ({
  ...snapshot,
  pixels: snapshot.pixels.map(markPixel),
});
