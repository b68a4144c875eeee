import type { Config, Notice, Snapshot, Visit } from '../src/contract';
import { prepare, type PreparedSnapshot } from '../src/core/decide';
import { countable, type Reports } from '../src/core/fires';
import { embedJudge, type JudgeEmbed } from '../src/core/embeds';
import { bannerMarkup } from '../src/core/banner-markup';
import { policyNeeds } from '../src/core/csp-needs';
import { asking, notice } from '../src/core/notice';
import { planWriter, type PageWriter, type PlanWriter, type SiteNames } from '../src/core/page-plan';
import type { Log } from './log';
import { rememberPages } from './page-memory';
import { policyReader, type ReadPolicy } from './page-policy';
import { remember } from './remember';

/** All that a site says about one snapshot, written once. */
export interface Publication {
  prepared: PreparedSnapshot;
  writer: PlanWriter;
  /** What the banner says in the first of these languages that there is. */
  noticeIn: (languages: readonly string[]) => Notice;
  embeds: JudgeEmbed;
  /** What the content security policies of a page ask of us. */
  readPolicy: ReadPolicy;
  reports: Reports;
  /** What a page says about what was done to it. */
  privateReport: string;
  sharedReport: string;
}

const NOTHING: Snapshot = { format: 1, number: 0, publishedAt: '', pixels: [] };

const SEPARATOR = ',';
const FEW = 100;

/** What a site says about any snapshot with. */
export interface SiteParts extends Pick<Config, 'csp' | 'embeds'> {
  names: SiteNames & { styles: string };
  /** Checksum of the loader. */
  integrity: string | undefined;
  log: Log;
}

const withFurther =
  (pageOf: PageWriter, further: string): PageWriter =>
  (visit, forAll) => {
    const page = pageOf(visit, forAll);
    return further === ''
      ? page
      : { ...page, pixels: page.pixels === '' ? further : `${page.pixels},${further}` };
  };

/**
 * Write down what a site says about a prepared snapshot. `further`: plans as JSON that stand behind those of the pixels that
 * run, in every page.
 */
export const publicationOf = (prepared: PreparedSnapshot, parts: SiteParts, further = ''): Publication => {
  const { names, csp, embeds, integrity, log } = parts;
  const { snapshot } = prepared;
  const noticeOf = remember((languages) => notice(prepared, languages.split(SEPARATOR)), FEW);
  const writeBanner = (visit: Visit): string =>
    bannerMarkup(asking(prepared, visit, noticeOf('')), {
      prefix: names.prefix,
      path: visit.path,
      cssFile: names.styles,
    });
  return {
    prepared,
    writer: planWriter(prepared, names, withFurther(rememberPages(prepared, writeBanner), further)),
    embeds: embedJudge(snapshot),
    readPolicy: policyReader({
      needs: csp === 'merge' ? () => policyNeeds(prepared, embeds) : null,
      integrity,
      log,
    }),
    reports: countable(snapshot),
    noticeIn: (languages) => noticeOf(languages.join(SEPARATOR)),
    privateReport: `private; snapshot=${snapshot.number}`,
    sharedReport: `shared; snapshot=${snapshot.number}`,
  };
};

/** Hands out what a site says about the current snapshot. */
export interface Publications {
  /** Null: there is no snapshot. */
  current: () => Publication | null;
  /** One with no pixels where there is no snapshot. */
  currentOrNothing: () => Publication;
}

/** Write down what a site says about a snapshot when it is first asked, and keep it until there is another one. */
export const publications = (snapshot: () => PreparedSnapshot | null, parts: SiteParts): Publications => {
  const nothing = publicationOf(prepare(NOTHING), parts);
  let known: PreparedSnapshot | null = null;
  let written: Publication | null = null;
  const current = (): Publication | null => {
    const prepared = snapshot();
    if (prepared !== known) {
      written = prepared && publicationOf(prepared, parts);
      known = prepared;
    }
    return written;
  };
  return { current, currentOrNothing: () => current() ?? nothing };
};
