import type { Notice, Snapshot, Visit } from '../src/contract';
import { prepare, type PreparedSnapshot } from '../src/core/decide';
import { countable, type Reports } from '../src/core/fires';
import { embedJudge, type JudgeEmbed } from '../src/core/embeds';
import { bannerMarkup } from '../src/core/banner-markup';
import { asking, notice } from '../src/core/notice';
import { planWriter, type PlanWriter, type SiteNames } from '../src/core/page-plan';
import { rememberPages } from './page-memory';
import { remember } from './remember';

/** All that a site says about one snapshot, written once. */
export interface Publication {
  prepared: PreparedSnapshot;
  writer: PlanWriter;
  /** What the banner says in the first of these languages that there is. */
  noticeIn: (languages: readonly string[]) => Notice;
  embeds: JudgeEmbed;
  reports: Reports;
  /** What a page says about what was done to it. */
  privateReport: string;
  sharedReport: string;
}

const NOTHING: Snapshot = { format: 1, number: 0, publishedAt: '', pixels: [] };

const SEPARATOR = ',';
const FEW = 100;

const publicationOf = (prepared: PreparedSnapshot, names: SiteNames & { styles: string }): Publication => {
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
    writer: planWriter(prepared, names, rememberPages(prepared, writeBanner)),
    embeds: embedJudge(snapshot),
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
export const publications = (
  snapshot: () => PreparedSnapshot | null,
  names: SiteNames & { styles: string },
): Publications => {
  const nothing = publicationOf(prepare(NOTHING), names);
  let known: PreparedSnapshot | null = null;
  let written: Publication | null = null;
  const current = (): Publication | null => {
    const prepared = snapshot();
    if (prepared !== known) {
      written = prepared && publicationOf(prepared, names);
      known = prepared;
    }
    return written;
  };
  return { current, currentOrNothing: () => current() ?? nothing };
};
