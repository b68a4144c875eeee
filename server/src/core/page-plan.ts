import type { ConsentChoice, Visit } from '../contract';
import { grantedOf, type Grants } from './consent';
import { formatConsent } from './consent-cookie';
import { decidePage, type PreparedPixel, type PreparedSnapshot } from './decide';
import { embedJson, escapeAttribute } from './embed-json';
import type { Insertions } from './injector';
import { onceEach } from './once-each';
import { anybody } from './visit';
import { consentOf } from './visit-consent';

/** Id of the element that holds the plan in a page. */
export const PLAN_ELEMENT_ID = 'pixel-inventory-plan';

/** What a site's pages have in common. */
export interface SiteNames {
  /** Path under which the site serves our endpoints, without a slash at its end. */
  prefix: string;
  /** File names below the prefix. */
  loader: string;
  banner: string;
  extras: string;
  /** Nobody counts here how often pixels fire. */
  uncounted?: boolean;
}

// Digits, small letters, dots and a number of a record: there is nothing to escape.
const quoteChoice = (choice: ConsentChoice): string => `"${formatConsent(choice)}"`;

const writeGranted = (grants: Grants): string =>
  `[${grantedOf(grants)
    .map((category) => `"${category}"`)
    .join(',')}]`;

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
  /** Whether this visitor is to be asked, or told. */
  ask: boolean;
  /** The granted categories as JSON; `null` where a question comes first. */
  granted: string;
  /** The plans of the pixels that run, as JSON that can stand in a page, joined by commas. */
  pixels: string;
  /** Elements for visitors without scripts. */
  images: string;
  /** The banner, so that it is there before any script; empty: nobody is asked. */
  banner: string;
}

/** Writes the banner for a visitor who is to be asked. */
export type WriteBanner = (visit: Visit) => string;

const NO_BANNER: WriteBanner = () => '';

/** Decide about a visit, and write the decision down. `forAll`: for bytes that everybody gets. */
export const writePage = (
  prepared: PreparedSnapshot,
  visit: Visit,
  forAll = false,
  writeBanner = NO_BANNER,
): PageText => {
  const { running, waiting } = decidePage(prepared, visit, forAll);
  const { grants, terms } = consentOf(prepared, visit);
  const isOpen = visit.choice === null && (visit.unclear || terms.rule === 'opt_in');
  return {
    ask: waiting,
    granted: isOpen ? 'null' : writeGranted(grants),
    pixels: writePixels(running),
    images: writeImages(running),
    banner: waiting && !forAll ? writeBanner(visit) : '',
  };
};

/** Writes the plans of one snapshot on one site. */
export interface PlanWriter {
  /** The visitor's own plan: the text of a `PagePlan` that can stand in a page. */
  plan: (visit: Visit) => string;
  /** What goes into a page for this visitor alone. `attributes`: further ones of the loader's tag, with a space in front. */
  privatePage: (visit: Visit, attributes?: string) => Insertions;
  /** What goes into a page whose bytes are the same for everybody: only what needs no choice. */
  sharedPage: (path: string, now: number, attributes?: string) => Insertions;
}

/** Says what a page holds, or remembers it. `forAll`: for bytes that everybody gets. */
export type PageWriter = (visit: Visit, forAll: boolean) => PageText;

/** In the place of a choice, in bytes that everybody gets: it differs from whatever a browser holds, so that it asks for its own plan. */
const ASK_FOR_YOURS = '""';

/** What any page of a site may hold, whoever asks for it and whatever is published: its browser then asks for its own plan. */
export interface PageTags {
  /** Id of the element of the type `application/json` that holds the plan. */
  planId: string;
  /** A plan without pixels, as JSON that can stand in a page. */
  plan: string;
  /** Address of the loader, for a script that is `async`. */
  loader: string;
  /** Both elements as HTML, for a page's head. */
  html: string;
}

const openPlan = `<script type="application/json" id="${PLAN_ELEMENT_ID}">`;
const closePlan = '</script>';
const loaderStart = (address: string): string => `<script async src="${escapeAttribute(address)}"`;
const loaderEnd = '></script>';

const startOf = (snapshot: number, { prefix, banner, extras, uncounted = false }: SiteNames): string =>
  `{"v":1,"snapshot":${snapshot},"prefix":${embedJson(prefix)},"banner":${embedJson(banner)},"extras":${embedJson(extras)}${uncounted ? ',"uncounted":true' : ''}`;

/** Write what any page of a site may hold. */
export const pageTags = (names: SiteNames): PageTags => {
  const loader = `${names.prefix}/${names.loader}`;
  const plan = `${startOf(0, names)},"kind":"shared","ask":false,"choice":${ASK_FOR_YOURS},"granted":null,"pixels":[]}`;
  return {
    planId: PLAN_ELEMENT_ID,
    plan,
    loader,
    html: openPlan + plan + closePlan + loaderStart(loader) + loaderEnd,
  };
};

/** What stands before and behind a choice. */
interface Around {
  before: string;
  behind: string;
}

/** Join texts to one that lies in one piece: V8 would keep a sum as its parts, and put them together for each page anew. */
const flat = (...parts: string[]): string => parts.join('');

/**
 * Prepare the writing of plans: what all of them share is written once, so that a request only joins texts. `pageOf` is
 * `writePage` for the snapshot, or remembers what that said.
 */
export const planWriter = (
  { snapshot: { number }, isAlikeForAll }: Pick<PreparedSnapshot, 'snapshot' | 'isAlikeForAll'>,
  names: SiteNames,
  pageOf: PageWriter,
): PlanWriter => {
  const start = startOf(number, names);
  const close = closePlan + loaderStart(`${names.prefix}/${names.loader}`);
  const quoted = onceEach(quoteChoice);
  const choiceOf = ({ choice }: Visit): string => (choice === null ? 'null' : quoted(choice));

  /** What stands before and behind the choice, which alone may differ from visitor to visitor. */
  const around =
    (kind: 'private' | 'shared') =>
    ({ ask, granted, pixels }: PageText): Around => ({
      before: flat(start, `,"kind":"${kind}","ask":${ask},"choice":`),
      behind: flat(`,"granted":${granted},"pixels":[`, pixels, ']}'),
    });
  const aroundOwn = onceEach(around('private'));

  /** The parts of what stands in a head, the same texts for all who chose the same. */
  const inHead = (part: (page: PageText) => Around) =>
    onceEach((page: PageText): Around => {
      const { before, behind } = part(page);
      return { before: flat(openPlan, before), behind: flat(behind, close) };
    });
  const ownHead = inHead(around('private'));
  const sharedHead = inHead(around('shared'));

  return {
    plan: (visit) => {
      const { before, behind } = aroundOwn(pageOf(visit, false));
      return before + choiceOf(visit) + behind;
    },
    privatePage: (visit, attributes = '') => {
      const page = pageOf(visit, false);
      const { before, behind } = ownHead(page);
      return {
        head: [before, choiceOf(visit), behind, attributes + loaderEnd],
        bodyStart: page.banner + page.images,
      };
    },
    sharedPage: (path, now, attributes = '') => {
      const { before, behind } = sharedHead(pageOf(anybody(path, now), true));
      return { head: [before, isAlikeForAll ? 'null' : ASK_FOR_YOURS, behind, attributes + loaderEnd] };
    },
  };
};
