import type { Core } from '@strapi/strapi';
import { browserAssets } from '../../generated/browser-assets';
import type { Config, Snapshot } from '../contract';
import { prepare, type PreparedSnapshot } from '../core/decide';
import { rewriteVendorOrigins } from '../core/vendor-stand-in';
import type { Mail } from '../core/mail-text';
import { systemClock, type Clock } from '../io/clock';
import { readConfig } from '../io/config';
import { csv } from '../io/csv';
import { createPreviewTokens } from '../io/preview-tokens';
import { pause, sendHook } from '../io/send-hook';
import { sha256 } from '../io/sha256';
import { strapiSigner } from '../io/signer';
import { watchSnapshots } from '../io/snapshot-watch';
import { signingSecret, siteOrigin } from '../io/strapi-server';
import type { Stores } from '../io/ports';
import { createMailer, createReviewAddress, createScreenAddress } from '../io/mailer';
import type { Signer } from '../io/ports';
import { createStores } from '../io/stores';
import { zones } from '../io/zones';
import { createAuditLog, type AuditLog } from './audit-log';
import { createBannerPreview, type BannerPreviewService } from './banner-preview';
import { createBulk, type Bulk } from './bulk';
import { createComments, type CommentService } from './comments';
import { createConsentSettings, type ConsentSettingsService } from './consent-settings';
import { createConsentRecords, type ConsentRecords } from './consent-records';
import { createDrafts, type Drafts } from './drafts';
import { createEntries, type EntryService } from './entries';
import { createExchange, type Exchange } from './exchange';
import { createExpiry, type Expiry } from './expiry';
import { createFires, type FireService } from './fires';
import { createInventory, type Inventory } from './inventory';
import { createLoneApprovals } from './lone-approvals';
import { createMails, type Mails } from './mails';
import { createOverview, type OverviewService } from './overview';
import { createPreviews, type PreviewService } from './previews';
import { createPublications, type PublicationService } from './publications';
import { createReviewAnswers, type ReviewAnswerService } from './review-answers';
import { createReviewDates, type ReviewDatesService } from './review-dates';
import { createReviewLetters } from './review-letters';
import { createReviewMails } from './review-mails';
import { createReviewPost } from './review-post';
import { createReviewRun, type ReviewRun } from './review-run';
import { createReviewViews, type CountsOf } from './review-views';
import { createReviews, type ReviewService } from './reviews';
import { createSettings, type SettingsService } from './settings';
import { createSiteSnapshots, type SiteSnapshots } from './site-snapshots';
import { createSites, type Sites } from './sites';
import { createWhy, type WhyService } from './why';

export interface Services {
  config: Config;
  inventory: Inventory;
  publications: PublicationService;
  bannerPreview: BannerPreviewService;
  bulk: Bulk;
  exchange: Exchange;
  expiry: Expiry;
  fires: FireService;
  fireExpiry: Expiry;
  /** What has to be done before Strapi stops; whoever has something adds it. */
  whenStopping: (() => Promise<void>)[];
  auditLog: AuditLog;
  comments: CommentService;
  consentSettings: ConsentSettingsService;
  consentRecords: ConsentRecords;
  entries: EntryService;
  mails: Mails;
  overview: OverviewService;
  previews: PreviewService;
  reviews: ReviewService;
  reviewAnswers: ReviewAnswerService;
  reviewRun: ReviewRun;
  settings: SettingsService;
  sites: Sites;
  siteSnapshots: SiteSnapshots;
  signer: () => Signer;
  why: WhyService;
  snapshots: ReturnType<typeof watchSnapshots<PreparedSnapshot>>;
}

/** Work something out when it is first asked for. */
const remembered = <T>(work: () => T): (() => T) => {
  let known: { value: T } | null = null;
  return () => (known ??= { value: work() }).value;
};

interface ReviewParts {
  countsOf: CountsOf;
  stores: Stores;
  clock: Clock;
  dates: ReviewDatesService;
  drafts: Drafts;
  publications: PublicationService;
  deliver: (to: string, mail: Mail) => Promise<void>;
  screenOf: (slug: string) => string;
  onError: (error: unknown) => void;
}

const createReviewParts = (parts: ReviewParts) => {
  const views = createReviewViews(parts);
  const letters = createReviewLetters({ ...parts, views });
  const mails = createReviewMails({ ...parts, zones });
  const post = createReviewPost({ ...parts, letters, mails });
  const reviews = createReviews({ ...parts, zones, views });
  return {
    reviews,
    reviewAnswers: createReviewAnswers({ ...parts, reviews }),
    reviewRun: createReviewRun({ ...parts, zones, post }),
  };
};

const create = (strapi: Core.Strapi): Services => {
  const config = readConfig(strapi);
  const stores = createStores(strapi);
  const serving = (snapshot: Snapshot): Snapshot =>
    config.vendorStandIn ? rewriteVendorOrigins(snapshot, config.vendorStandIn) : snapshot;
  const snapshots = watchSnapshots({
    latestNumber: stores.snapshots.latestNumber,
    load: async () => {
      const snapshot = await stores.snapshots.latest();
      return snapshot && prepare(serving(snapshot));
    },
    every: config.refreshSeconds * 1000,
    onError: (error) =>
      strapi.log.error(
        `pixel-inventory: the newest publication could not be loaded, so pages carry no tags. ${String(error)}`,
      ),
  });
  const parts = { stores, clock: systemClock, sha256 };
  const drafts = createDrafts(parts);
  const onError = (error: unknown) => strapi.log.error(`pixel-inventory: ${String(error)}`);
  const settings = createSettings({
    ...parts,
    // Both are made below: nobody saves settings before.
    onReviewsChanged: async (person, at) => {
      await dates.noteAll(at);
      await publications.within.redate('schedule', 'Brought the dates of reviews up to date.', person, at);
    },
    onSaved: snapshots.refresh,
  });
  const dates = createReviewDates({ ...parts, zones, settings });
  const loneApprovals = createLoneApprovals(parts);
  const mails = createMails({
    ...parts,
    settings,
    deliver: createMailer(strapi),
    screenOf: createScreenAddress(strapi),
    onError,
  });
  const fires = createFires(parts);
  const inventory = createInventory({ ...parts, drafts, settings, loneApprovals, mails, fires });
  const knowsPlaces = config.countryHeader !== null;
  const consentSettings = createConsentSettings({ ...parts, knowsPlaces });
  const signer = remembered(() => strapiSigner(strapi));
  const siteSnapshots = createSiteSnapshots({ ...parts, signer, live: snapshots });
  const sites = createSites({
    ...parts,
    sites: config.sites,
    signer,
    current: siteSnapshots.current,
    send: sendHook,
    pause,
    onFailed: (sentence) =>
      strapi.log.warn(`pixel-inventory: ${sentence} It follows when it next looks by itself.`),
  });
  const publications = createPublications({
    ...parts,
    loneApprovals,
    settings,
    consentSettings,
    dates,
    onPublished: async () => {
      await snapshots.refresh();
      sites.tell();
    },
  });
  const reviewParts = createReviewParts({
    ...parts,
    countsOf: config.countFires ? fires.counted : () => Promise.resolve(null),
    dates,
    drafts,
    publications,
    deliver: createMailer(strapi),
    screenOf: createReviewAddress(strapi),
    onError,
  });
  const consentRecords = createConsentRecords({ ...parts, csv });
  const reading = { ...parts, settings, live: snapshots.current };
  return {
    config,
    inventory,
    publications,
    bannerPreview: createBannerPreview({ ...parts, css: browserAssets.styles.body }),
    bulk: createBulk({ inventory, publications, mails, onError }),
    expiry: createExpiry({
      records: consentRecords,
      onDone: (deleted) => {
        if (deleted > 0)
          strapi.log.info(`pixel-inventory: deleted ${deleted} proofs of consent, as their time was over.`);
      },
      onError,
    }),
    fires,
    fireExpiry: createExpiry({ records: fires, onDone: () => undefined, onError }),
    whenStopping: [],
    exchange: createExchange({ ...parts, drafts, csv }),
    auditLog: createAuditLog(parts),
    comments: createComments(parts),
    consentSettings,
    consentRecords,
    entries: createEntries({ ...reading, entries: stores.entries }),
    mails,
    overview: createOverview(reading),
    previews: createPreviews({
      ...parts,
      tokens: createPreviewTokens(signingSecret(strapi)),
      siteOrigin: async () => siteOrigin(strapi, (await settings.read()).siteUrl),
      prefix: config.prefix,
      serving,
    }),
    ...reviewParts,
    settings,
    sites,
    siteSnapshots,
    signer,
    why: createWhy({ ...reading, consentSettings, knowsPlaces }),
    snapshots,
  };
};

const wired = new WeakMap<Core.Strapi, Services>();

/** Get the plugin's services, wired to this Strapi. The one place that knows the real stores. */
export const getServices = (strapi: Core.Strapi): Services => {
  const services = wired.get(strapi) ?? create(strapi);
  wired.set(strapi, services);
  return services;
};
