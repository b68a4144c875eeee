import type { BulkResult, PixelSummary } from '../../../../server/src/contract';
import { reviewOf } from '../../words/pixel-state';
import type { Words } from '../../words/words';
import type { Chosen } from './use-choosing';

/** What can be done with several pixels at once. */
export const BULK_KINDS = ['pause', 'submit'] as const;
export type BulkKind = (typeof BULK_KINDS)[number];

/** Tell whether something makes sense for a pixel, as far as the list shows. */
export const fits = (kind: BulkKind, pixel: PixelSummary): boolean =>
  kind === 'pause' ? pixel.state === 'live' && pixel.delivery !== 'declared' : reviewOf(pixel) === 'draft';

const NAMES_SHOWN = 8;

/** Name the pixels that it would be done to, and say how many stay as they are. */
export const bulkDetails = (kind: BulkKind, pixels: readonly PixelSummary[], { say }: Words): string[] => {
  const names = pixels.filter((pixel) => fits(kind, pixel)).map(({ name }) => name);
  const more = names.length - NAMES_SHOWN;
  const others = pixels.length - names.length;
  return [
    ...names.slice(0, NAMES_SHOWN),
    ...(more > 0 ? [say('inventory.bulk.more', { count: more })] : []),
    ...(others > 0 ? [say(`inventory.bulk.${kind}.others`, { count: others })] : []),
  ];
};

/** What became of several pixels, in words. */
export interface BulkOutcome {
  tone: 'success' | 'warning';
  /** How it went, in one or two sentences. */
  summary: string;
  /** What became of each pixel. */
  lines: string[];
  /** Those that were left as they are, by their short names. */
  refused: string[];
}

/** Say what became of each pixel, those that were refused first. */
export const bulkOutcome = (
  kind: BulkKind,
  { results }: BulkResult,
  chosen: Chosen,
  { say, tell }: Words,
): BulkOutcome => {
  const done = results.filter(({ ok }) => ok);
  const refused = results.filter(({ ok }) => !ok);
  const line = ({ slug, message }: BulkResult['results'][number]): string =>
    say('inventory.bulk.result', {
      name: chosen.get(slug)?.name ?? slug,
      message: message ? tell(message) : say(`inventory.bulk.${kind}.line`),
    });
  return {
    tone: refused.length > 0 ? 'warning' : 'success',
    summary: [
      done.length > 0 ? say(`inventory.bulk.${kind}.done`, { count: done.length }) : '',
      refused.length > 0 ? say('inventory.bulk.refused', { count: refused.length }) : '',
    ]
      .filter((part) => part !== '')
      .join(' '),
    lines: [...refused, ...done].map(line),
    refused: refused.map(({ slug }) => slug),
  };
};
