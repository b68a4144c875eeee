import { PREVIEW_MARKS, type PreviewMark } from '../src/core/preview-marks';

const isMark = (value: unknown): value is PreviewMark =>
  typeof value === 'object' && value !== null && 'pixel' in value && 'event' in value;

/** Tell of every mark that pixels leave in this page, those before now included. */
export const watchMarks = (tell: (mark: PreviewMark) => void): void => {
  const page = window as unknown as Record<string, unknown>;
  const before = page[PREVIEW_MARKS];
  const take = (value: unknown): void => {
    if (isMark(value)) tell(value);
  };
  page[PREVIEW_MARKS] = { push: take };
  if (Array.isArray(before)) before.forEach(take);
};

/** What a pixel has done in this page. */
export interface Deeds {
  isSetUp: boolean;
  /** How often each event was reported. */
  events: ReadonlyMap<string, number>;
  /** Names of what broke off; the set-up has none. */
  failed: readonly string[];
}

/** Sum up the marks of one pixel. What began and did not end has broken off. */
export const deedsOf = (marks: readonly PreviewMark[]): Deeds => {
  const begun = new Map<string, number>();
  const ended = new Map<string, number>();
  for (const { event, end } of marks) {
    const counts = end ? ended : begun;
    counts.set(event, (counts.get(event) ?? 0) + 1);
  }
  return {
    isSetUp: ended.has(''),
    events: new Map([...ended].filter(([event]) => event !== '')),
    failed: [...begun].filter(([event, count]) => count > (ended.get(event) ?? 0)).map(([event]) => event),
  };
};
