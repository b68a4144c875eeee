import type { Visit } from '../contract';
import { decidePage, type PreparedPixel, type PreparedSnapshot } from './decide';
import { embedJson, escapeAttribute } from './embed-json';
import type { Insertions } from './injector';
import { anybody } from './visit';

/** Id of the element that holds the plan in a page. */
export const PLAN_ELEMENT_ID = 'pixel-inventory-plan';

/** What a site's pages have in common. */
export interface SiteNames {
  /** Path under which the site serves our endpoints, without a slash at its end. */
  prefix: string;
  /** File names below the prefix. */
  loader: string;
  banner: string;
}

// Only names of categories and a number: there is nothing to escape.
const writeChoice = (choice: Visit['choice']): string =>
  choice === null
    ? 'null'
    : `{"categories":[${choice.categories.map((category) => `"${category}"`).join(',')}],"at":${choice.at}}`;

const writePixels = (pixels: readonly PreparedPixel[]): string => {
  let text = '';
  for (const { json } of pixels) text += text === '' ? json : `,${json}`;
  return text;
};

const writeImages = (pixels: readonly PreparedPixel[]): string => {
  let text = '';
  for (const { image } of pixels) text += image;
  return text;
};

/** What a decision says of a page, written down. */
export interface PageText {
  /** Whether pixels wait for the visitor's choice. */
  ask: boolean;
  /** The plans of the pixels that run, as JSON that can stand in a page, joined by commas. */
  pixels: string;
  /** Elements for visitors without scripts. */
  images: string;
}

/** Decide about a visit, and write the decision down. */
export const writePage = (prepared: PreparedSnapshot, visit: Visit): PageText => {
  const { running, waiting } = decidePage(prepared, visit);
  return { ask: waiting, pixels: writePixels(running), images: writeImages(running) };
};

/** Writes the plans of one snapshot on one site. */
export interface PlanWriter {
  /** The visitor's own plan: the text of a `PagePlan` that can stand in a page. */
  plan: (visit: Visit) => string;
  /** What goes into a page for this visitor alone. */
  privatePage: (visit: Visit) => Insertions;
  /** What goes into a page whose bytes are the same for everybody: only what needs no choice. */
  sharedPage: (path: string, now: number) => Insertions;
}

/**
 * Prepare the writing of plans: what all of them share is written once, so that a request only joins texts. `number`
 * is that of the snapshot; `pageOf` is `writePage` for it, or remembers what that said.
 */
export const planWriter = (
  number: number,
  { prefix, loader, banner }: SiteNames,
  pageOf: (visit: Visit) => PageText,
): PlanWriter => {
  const start = `{"v":1,"snapshot":${number},"prefix":${embedJson(prefix)},"banner":${embedJson(banner)}`;
  const open = `<script type="application/json" id="${PLAN_ELEMENT_ID}">`;
  const close = `</script><script async src="${escapeAttribute(`${prefix}/${loader}`)}"></script>`;

  const write = (kind: 'private' | 'shared', { choice }: Visit, { ask, pixels }: PageText): string =>
    `${start},"kind":"${kind}","ask":${ask},"choice":${writeChoice(choice)},"pixels":[${pixels}]}`;

  return {
    plan: (visit) => write('private', visit, pageOf(visit)),
    privatePage: (visit) => {
      const page = pageOf(visit);
      return { head: open + write('private', visit, page) + close, bodyStart: page.images };
    },
    sharedPage: (path, now) => {
      const visit = anybody(path, now);
      return { head: open + write('shared', visit, pageOf(visit)) + close };
    },
  };
};
