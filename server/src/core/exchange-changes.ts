import type { PixelContent } from '../contract';
import { canonicalJson } from './hash';

const text = (value: unknown): string => (value === undefined ? '' : canonicalJson(value));

/** Name the fields of a pixel's content that differ, in the order of the content. */
export const changedFields = (before: PixelContent, after: PixelContent): string[] => {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof PixelContent>;
  return [...fields].filter((field) => text(before[field]) !== text(after[field]));
};
