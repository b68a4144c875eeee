import type { BrowserStep, SnapshotPixel, Trace, Traces } from '../contract';
import type { CategoryMask } from './consent';
import type { PreparedSnapshot } from './prepare';

/** Letters that a name must have before its `*`, or a pattern would fit what is none of the vendor's. */
const LEAST_FIXED = 2;

const isUsable = (name: string): boolean => {
  const at = name.indexOf('*');
  return at < 0 ? name !== '' : at >= LEAST_FIXED;
};

const namesIn = (pixels: readonly SnapshotPixel[], where: Trace['where']): Set<string> =>
  new Set(
    pixels.flatMap(({ traces = [] }) =>
      traces.filter((trace) => trace.where === where && isUsable(trace.name)).map(({ name }) => name),
    ),
  );

/**
 * Name what the pixels that a visitor does not allow may have left in their browser, and how those that still run are
 * stopped. What a pixel that they do allow keeps under such a name stays.
 */
export const tracesOf = ({ snapshot, pixels }: PreparedSnapshot, granted: CategoryMask): Traces => {
  const isAllowed = (_: unknown, at: number): boolean => ((pixels[at]?.mask ?? ~0) & ~granted) === 0;
  const allowed = snapshot.pixels.filter(isAllowed);
  const others = snapshot.pixels.filter((pixel, at) => !isAllowed(pixel, at) && !pixel.declared);
  const leftIn = (where: Trace['where']): string[] => {
    const kept = [...namesIn(allowed, where)];
    return [...namesIn(others, where)].filter((name) => !kept.some((pattern) => fitsName(pattern, name)));
  };
  const stop: Record<string, BrowserStep[]> = {};
  for (const pixel of others) if (pixel.stop) stop[pixel.id] = pixel.stop;
  return {
    cookies: leftIn('cookie'),
    local: leftIn('local_storage'),
    session: leftIn('session_storage'),
    stop,
  };
};

/** Say whether a name fits one with `*` for any characters. Answers in linear time: all that is fixed has to stand in order. */
export const fitsName = (pattern: string, name: string): boolean => {
  const [first = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return pattern === name;
  const last = rest.pop() ?? '';
  if (!name.startsWith(first) || name.length < first.length + last.length || !name.endsWith(last))
    return false;
  let from = first.length;
  for (const part of rest) {
    const at = name.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return from <= name.length - last.length;
};
