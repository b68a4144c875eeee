import type { Visit } from '../contract';
import { decidePage, type PageDecision, type PreparedPixel, type PreparedSnapshot } from './decide';
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

/** Writes the plans of one snapshot on one site. */
export interface PlanWriter {
  /** The visitor's own plan: the text of a `PagePlan` that can stand in a page. */
  plan: (visit: Visit) => string;
  /** What goes into a page for this visitor alone. */
  privatePage: (visit: Visit) => Insertions;
  /** What goes into a page whose bytes are the same for everybody: only what needs no choice. */
  sharedPage: (path: string, now: number) => Insertions;
}

/** Prepare the writing of plans: what all of them share is written once, so that a request only joins texts. */
export const planWriter = (prepared: PreparedSnapshot, names: SiteNames): PlanWriter => {
  const { prefix, loader, banner } = names;
  const start = `{"v":1,"snapshot":${prepared.snapshot.number},"prefix":${embedJson(prefix)},"banner":${embedJson(banner)}`;
  const open = `<script type="application/json" id="${PLAN_ELEMENT_ID}">`;
  const close = `</script><script async src="${escapeAttribute(`${prefix}/${loader}`)}"></script>`;

  const write = (kind: 'private' | 'shared', visit: Visit, { running, waiting }: PageDecision): string =>
    `${start},"kind":"${kind}","ask":${waiting},"choice":${writeChoice(visit.choice)},"pixels":[${writePixels(running)}]}`;

  return {
    plan: (visit) => write('private', visit, decidePage(prepared, visit)),
    privatePage: (visit) => {
      const decision = decidePage(prepared, visit);
      return {
        head: open + write('private', visit, decision) + close,
        bodyStart: writeImages(decision.running),
      };
    },
    sharedPage: (path, now) => {
      const visit = anybody(path, now);
      return { head: open + write('shared', visit, decidePage(prepared, visit)) + close };
    },
  };
};
