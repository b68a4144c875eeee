import type { PixelContent } from '../contract';
import { cellsOf, type Cells } from './exchange-cells';
import { orderHeadings } from './exchange-columns';

/** A pixel that stands in the template, to be written over. */
const EXAMPLE: PixelContent = {
  name: 'Spring campaign',
  vendor: 'meta-pixel',
  delivery: 'injected',
  settings: { pixelId: '123456789012345' },
  purpose: 'Tells us which of our ads on Facebook bring people to the shop.',
  categories: ['marketing'],
  events: [{ name: 'page_view', goal: 'Which ad shall we go on paying for?' }],
  placement: { include: [{ kind: 'prefix', path: '/' }], exclude: [{ kind: 'prefix', path: '/kids' }] },
  owner: { name: 'Jo Baker', email: 'jo@example.org' },
  reviewEveryDays: 90,
};

/** What an export says for information, and an import does not ask for. */
const NOT_ASKED = new Set(['slug', 'state', 'version', 'liveVersion']);

/** Lay out a file for people to fill in: the headings that an import takes, and one row that shows what goes where. */
export const importTemplate = (): { headings: string[]; cells: Cells } => {
  const cells = cellsOf({ slug: '', state: '', version: 1, liveVersion: null, content: EXAMPLE });
  return { headings: orderHeadings(cells.keys()).filter((heading) => !NOT_ASKED.has(heading)), cells };
};
