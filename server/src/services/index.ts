import type { Core } from '@strapi/strapi';
import { browserAssets } from '../../generated/browser-assets';
import type { Config, Snapshot } from '../contract';
import { prepare, type PreparedSnapshot } from '../core/decide';
import { rewriteVendorOrigins } from '../core/vendor-stand-in';
import type { Sha256 } from '../core/hash';
import type { Mail } from '../core/mail-text';
import { systemClock, type Clock } from '../io/clock';
import { readConfig } from '../io/config';
import { csv } from '../io/csv';
import { newToken } from '../io/new-token';
import { createPreviewTokens } from '../io/preview-tokens';
import { pause, sendHook } from '../io/send-hook';
import { sha256 } from '../io/sha256';
import { strapiSigner } from '../io/signer';
import { watchSnapshots } from '../io/snapshot-watch';
import { publicApi, signingSecret, siteOrigin } from '../io/strapi-server';
import type { Stores } from '../io/ports';
import { createAnswerTokens } from '../io/answer-tokens';
import { createMailAddresses, createMailer } from '../io/mailer';
import type { Signer } from '../io/ports';
import type { AnswerTokens } from '../io/review-ports';
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
import { createOwnerNotices, type OwnerNotices } from './owner-notices';
import { createOverview, type OverviewService } from './overview';
import { createPreviews, type PreviewService } from './previews';
import { createProcessingRecord } from './processing-record';
import { createPublicationViews, type PublicationViews } from './publication-views';
import { createPublications, type PublicationService } from './publications';
import { createReviewAnswers, type ReviewAnswerService } from './review-answers';
import { createReviewDates, type ReviewDatesService } from './review-dates';
import { createReviewFeed, type ReviewFeedService } from './review-feed';
import { createReviewLetters } from './review-letters';
import { createReviewLinks, type ReviewLinks } from './review-links';
import { createReviewMails, type MailAddresses } from './review-mails';
import { createReviewPost, type ReviewPost } from './review-post';
import { createReviewReport } from './review-report';
import { createReviewRun, type ReviewRun } from './review-run';
import { createReviewSamples, type ReviewSamples } from './review-samples';
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
  publicationViews: PublicationViews;
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
  reviewLinks: ReviewLinks;
  reviewPost: ReviewPost;
  reviewRun: ReviewRun;
  reviewFeed: ReviewFeedService;
  reviewSamples: ReviewSamples;
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
  newToken: () => string;
  feedOf: (token: string) => string;
  countsOf: CountsOf;
  stores: Stores;
  clock: Clock;
  dates: ReviewDatesService;
  drafts: Drafts;
  publications: PublicationService;
  settings: SettingsService;
  sha256: Sha256;
  tokens: AnswerTokens;
  notices: OwnerNotices;
  addresses: MailAddresses;
  siteHost: () => Promise<string>;
  deliver: (to: string, mail: Mail) => Promise<void>;
  onError: (error: unknown) => void;
}

const hostOf = (origin: string): string => (origin === '' ? '' : new URL(origin).host);

const createReviewParts = (parts: ReviewParts) => {
  const views = createReviewViews(parts);
  const reviews = createReviews({ ...parts, zones, views });
  const answers = createReviewAnswers({ ...parts, reviews });
  const links = createReviewLinks({ ...parts, reviews, answers });
  const { screenOf } = parts.addresses;
  const report = createReviewReport({ ...parts, zones, views, csv, screenOf });
  const { mails, ...writer } = createReviewMails({ ...parts, links, report });
  const letters = createReviewLetters({ ...parts, views });
  const post = createReviewPost({ ...parts, letters, mails });
  return {
    reviews,
    reviewAnswers: answers,
    reviewLinks: links,
    reviewPost: post,
    reviewSamples: createReviewSamples({ ...parts, zones, views, writer }),
    reviewRun: createReviewRun({ ...parts, zones, post }),
    reviewFeed: createReviewFeed({ ...parts, zones, reviews, screenOf: parts.addresses.reviewOf }),
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
  const secret = signingSecret(strapi);
  const addresses = createMailAddresses(strapi);
  const ownOrigin = async () => siteOrigin(strapi, (await settings.read()).siteUrl);
  const deliver = createMailer(strapi, config.mailSeconds);
  const mails = createMails({
    ...parts,
    settings,
    deliver,
    screenOf: addresses.screenOf,
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
  const notices = createOwnerNotices({
    stores,
    clock: systemClock,
    settings,
    dates,
    // Made below: nobody stops a pixel before.
    send: () => reviewParts.reviewPost.sendWaiting('by_hand'),
    onError,
  });
  const publications = createPublications({
    ...parts,
    loneApprovals,
    settings,
    consentSettings,
    dates,
    notices,
    onPublished: async () => {
      await snapshots.refresh();
      sites.tell();
      notices.send();
    },
  });
  const reviewParts = createReviewParts({
    ...parts,
    newToken,
    feedOf: (token) => `${publicApi(strapi)}/review-calendar/${token}/reviews.ics`,
    countsOf: config.countFires ? fires.counted : () => Promise.resolve(null),
    dates,
    drafts,
    publications,
    settings,
    tokens: createAnswerTokens(secret),
    notices,
    addresses,
    siteHost: async () => hostOf(await ownOrigin()),
    deliver,
    onError,
  });
  const consentRecords = createConsentRecords({ ...parts, csv });
  const reading = { ...parts, settings, live: snapshots.current };
  return {
    config,
    inventory,
    publications,
    publicationViews: createPublicationViews(parts),
    bannerPreview: createBannerPreview({ ...parts, css: browserAssets.styles.body }),
    bulk: createBulk({ inventory, publications, mails, notices, onError }),
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
    whenStopping: [notices.settled],
    exchange: createExchange({
      ...parts,
      drafts,
      csv,
      processing: createProcessingRecord({ ...parts, dates, csv }),
    }),
    auditLog: createAuditLog(parts),
    comments: createComments(parts),
    consentSettings,
    consentRecords,
    entries: createEntries({ ...reading, entries: stores.entries }),
    mails,
    overview: createOverview(reading),
    previews: createPreviews({
      ...parts,
      tokens: createPreviewTokens(secret),
      siteOrigin: ownOrigin,
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
