import * as React from 'react';
import { useFetchClient, type FetchClient } from '@strapi/strapi/admin';
import { z } from 'zod';
import {
  activityCheckSchema,
  activityListSchema,
  bannerPreviewSchema,
  bulkResultSchema,
  consentRatesSchema,
  consentRecordSchema,
  consentSettingsAnswerSchema,
  entryPixelsSchema,
  exportedSchema,
  importPreviewSchema,
  importResultSchema,
  keepResultSchema,
  overviewSchema,
  pixelDetailSchema,
  pixelListSchema,
  previewLinkSchema,
  publicationSchema,
  publicationsSchema,
  recordListSchema,
  reviewCalendarSchema,
  reviewDetailSchema,
  reviewListSchema,
  reviewRunSchema,
  reviewTaskListSchema,
  reviewTaskSchema,
  settingsSchema,
  whyAnswerSchema,
  whyOptionsSchema,
  type ActivityCheck,
  type ActivityList,
  type AnswerReview,
  type Approve,
  type BannerPreview,
  type BulkPause,
  type BulkResult,
  type BulkSubmit,
  type CalendarQuery,
  type ConsentRates,
  type ConsentRecord,
  type ConsentSettingsAnswer,
  type CreatePixel,
  type DayRange,
  type EntryPixels,
  type ExportFormat,
  type Exported,
  type Import,
  type ImportPreview,
  type ImportResult,
  type KeepMany,
  type KeepResult,
  type ListQuery,
  type MailLanguage,
  type MakePreview,
  type Overview,
  type PixelDetail,
  type PixelList,
  type PreviewBanner,
  type PreviewLink,
  type Publication,
  type Publications,
  type Publish,
  type PublishedBanner,
  type RecordList,
  type RecordsExport,
  type ReviewCalendar,
  type ReviewDetail,
  type ReviewList,
  type ReviewQuery,
  type ReviewRunResult,
  type ReviewTaskKind,
  type ReviewTaskList,
  type ReviewTaskView,
  type SaveConsent,
  type SavePixel,
  type SendBack,
  type Settings,
  type Submit,
  type Why,
  type WhyAnswer,
  type WhyOptions,
  type WriteComment,
} from '../../server/src/contract';
import { contentTypesSchema, type ContentType } from './content-type';
import { failureOf, type Failure } from './failure';
import { importForm } from './import-form';
import { localesSchema, type Locale } from './locale';
import { PLUGIN_ID } from './plugin-id';
import {
  feedAddressSchema,
  feedSchema,
  mailPreviewSchema,
  testMailSchema,
  type Feed,
  type FeedAddress,
  type MailPreview,
  type TestMail,
} from './review-mail';

export type Answer<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** What the inventory is narrowed to and sorted by; what is left out is the server's usual. */
export type PixelQuery = Partial<ListQuery>;

/** What the audit log is narrowed to; an empty text is left out. */
export interface ActivityFilter {
  person: string;
  action: string;
  pixel: string;
  from: string;
  to: string;
  page: number;
  pageSize: number;
}

/** How many pixels there are, serve, and wait for somebody. */
export interface Counts {
  pixels: number;
  live: number;
  waiting: number;
  unpublished: number;
  /** Changes of the banner and its rules that wait to go live. */
  consentChanges: number;
  /** Pixels that somebody should look at, in time or late. */
  reviews: number;
}

const ask = async <T>(schema: z.ZodType<T>, request: Promise<{ data: unknown }>): Promise<Answer<T>> => {
  try {
    const { data } = await request;
    return { ok: true, value: z.object({ data: schema }).parse(data).data };
  } catch (error) {
    return { ok: false, failure: failureOf(error) };
  }
};

const queryText = (query: object): string =>
  new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, String(value)]],
    ),
  ).toString();

const createApi = ({ get, post, put, del }: FetchClient) => {
  const at = (path: string): string => `/${PLUGIN_ID}${path}`;
  const ofPixel = (slug: string, action = ''): string => at(`/pixels/${encodeURIComponent(slug)}${action}`);
  const detail = (request: Promise<{ data: unknown }>) => ask<PixelDetail>(pixelDetailSchema, request);
  const list = (query: PixelQuery) =>
    ask<PixelList>(pixelListSchema, get(`${at('/pixels')}?${queryText(query)}`));
  const publications = () => ask<Publications>(publicationsSchema, get(at('/publications')));
  const settings = () => ask<Settings>(settingsSchema, get(at('/settings')));
  const reviews = (query: Partial<ReviewQuery>) =>
    ask<ReviewList>(reviewListSchema, get(`${at('/reviews')}?${queryText(query)}`));

  return {
    list,
    overview: () => ask<Overview>(overviewSchema, get(at('/overview'))),
    activity: (filter: ActivityFilter) =>
      ask<ActivityList>(activityListSchema, get(`${at('/activity')}?${queryText(filter)}`)),
    checkActivity: () => ask<ActivityCheck>(activityCheckSchema, get(at('/activity/check'))),
    settings,
    /** Change these settings and leave the others as they are now, whoever set them. */
    changeSettings: async (change: Partial<Settings>): Promise<Answer<Settings>> => {
      const now = await settings();
      if (!now.ok) return now;
      return ask<Settings>(settingsSchema, put(at('/settings'), { ...now.value, ...change }));
    },
    consent: () => ask<ConsentSettingsAnswer>(consentSettingsAnswerSchema, get(at('/consent-settings'))),
    saveConsent: (body: SaveConsent) =>
      ask<ConsentSettingsAnswer>(consentSettingsAnswerSchema, put(at('/consent-settings'), body)),
    previewBanner: (body: PreviewBanner) =>
      ask<BannerPreview>(bannerPreviewSchema, post(at('/consent-settings/preview'), body)),
    contentTypes: () => ask<ContentType[]>(contentTypesSchema, get('/content-manager/content-types')),
    /** `locale`: the entry's language; empty: the site's usual one. */
    entryPixels: (uid: string, documentId: string, locale: string) =>
      ask<EntryPixels>(
        entryPixelsSchema,
        get(
          at(`/entries/${encodeURIComponent(uid)}/${encodeURIComponent(documentId)}`) +
            (locale === '' ? '' : `?locale=${encodeURIComponent(locale)}`),
        ),
      ),
    publications,
    /** `page`: of its pixels. `language`: that of the vendors' texts. */
    publication: (number: string, page: number, language: string) =>
      ask<Publication>(
        publicationSchema,
        get(`${at(`/publications/${encodeURIComponent(number)}`)}?${queryText({ page, language })}`),
      ),
    publishedBanner: (number: number, view: PublishedBanner) =>
      ask<BannerPreview>(
        bannerPreviewSchema,
        get(`${at(`/publications/${number}/banner`)}?${queryText(view)}`),
      ),
    pixel: (slug: string) => detail(get(ofPixel(slug))),
    create: (body: CreatePixel) => detail(post(at('/pixels'), body)),
    save: (slug: string, body: SavePixel) => detail(put(ofPixel(slug), body)),
    submit: (slug: string, body: Submit) => detail(post(ofPixel(slug, '/submit'), body)),
    comment: (slug: string, body: WriteComment) => detail(post(ofPixel(slug, '/comments'), body)),
    previewPixel: (slug: string, body: MakePreview) =>
      ask<PreviewLink>(previewLinkSchema, post(ofPixel(slug, '/preview'), body)),
    whyOptions: () => ask<WhyOptions>(whyOptionsSchema, get(at('/why'))),
    why: (slug: string, body: Why) => ask<WhyAnswer>(whyAnswerSchema, post(ofPixel(slug, '/why'), body)),
    approve: (slug: string, body: Approve) => detail(post(ofPixel(slug, '/approve'), body)),
    sendBack: (slug: string, body: SendBack) => detail(post(ofPixel(slug, '/send-back'), body)),
    pause: (slug: string, reason: string) => detail(post(ofPixel(slug, '/pause'), { reason })),
    resume: (slug: string) => detail(post(ofPixel(slug, '/resume'), {})),
    retire: (slug: string, reason: string) => detail(post(ofPixel(slug, '/retire'), { reason })),
    publish: (body: Publish) => ask<Publications>(publicationsSchema, post(at('/publications'), body)),
    restore: (number: number, expected: number) =>
      ask<Publications>(publicationsSchema, post(at(`/publications/${number}/restore`), { expected })),
    bulkSubmit: (body: BulkSubmit) => ask<BulkResult>(bulkResultSchema, post(at('/bulk/submit'), body)),
    bulkPause: (body: BulkPause) => ask<BulkResult>(bulkResultSchema, post(at('/bulk/pause'), body)),
    rates: ({ from, to }: DayRange) =>
      ask<ConsentRates>(consentRatesSchema, get(at(`/consent/rates?from=${from}&to=${to}`))),
    records: (page: number) => ask<RecordList>(recordListSchema, get(at(`/consent/records?page=${page}`))),
    record: (number: string) =>
      ask<ConsentRecord>(consentRecordSchema, get(at(`/consent/records/${encodeURIComponent(number)}`))),
    /** The file itself, as it can be too large for a text. */
    exportRecords: ({ format, from, to }: RecordsExport) =>
      ask<Blob>(
        z.instanceof(Blob),
        get<Blob>(at(`/consent/export?format=${format}&from=${from}&to=${to}`), {
          responseType: 'blob',
        }).then(({ data }) => ({ data: { data } })),
      ),
    reviews,
    reviewCalendar: ({ from, to }: CalendarQuery) =>
      ask<ReviewCalendar>(reviewCalendarSchema, get(at(`/reviews/calendar?from=${from}&to=${to}`))),
    review: (slug: string) => ask<ReviewDetail>(reviewDetailSchema, get(ofPixel(slug, '/review'))),
    answerReview: (slug: string, body: AnswerReview) =>
      ask<ReviewDetail>(reviewDetailSchema, post(ofPixel(slug, '/review'), body)),
    keepMany: (body: KeepMany) => ask<KeepResult>(keepResultSchema, post(at('/reviews/keep'), body)),
    runReviews: () => ask<ReviewRunResult>(reviewRunSchema, post(at('/reviews/run'), {})),
    reviewMails: (page: number) =>
      ask<ReviewTaskList>(reviewTaskListSchema, get(at(`/reviews/mails?page=${page}&pageSize=10`))),
    retryReviewMail: (id: number) =>
      ask<ReviewTaskView>(reviewTaskSchema, post(at(`/reviews/mails/${id}/retry`), {})),
    previewReviewMail: (kind: ReviewTaskKind, language: MailLanguage) =>
      ask<MailPreview>(mailPreviewSchema, get(at(`/reviews/mail-preview?kind=${kind}&language=${language}`))),
    testReviewMail: (kind: ReviewTaskKind, language: MailLanguage) =>
      ask<TestMail>(testMailSchema, post(at('/reviews/test-mail'), { kind, language })),
    feed: () => ask<Feed>(feedSchema, get(at('/reviews/feed'))),
    makeFeed: () => ask<FeedAddress>(feedAddressSchema, post(at('/reviews/feed'), {})),
    endFeed: () => ask<Record<string, never>>(z.object({}), del(at('/reviews/feed'))),
    /** `language`: that of the record. */
    importTemplate: () => ask<Exported>(exportedSchema, get(at('/import/template'))),
    exportPixels: (format: ExportFormat, language: MailLanguage = 'en') =>
      ask<Exported>(exportedSchema, get(at(`/export?format=${format}&language=${language}`))),
    previewImport: (body: Import) =>
      ask<ImportPreview>(importPreviewSchema, post(at('/import/preview'), importForm(body))),
    importPixels: (body: Import) =>
      ask<ImportResult>(importResultSchema, post(at('/import'), importForm(body))),
    /** Strapi's languages; none where i18n is off or does not answer, as nothing depends on it. */
    locales: async (): Promise<Locale[]> => {
      try {
        const { data } = await get<unknown>('/i18n/locales');
        const parsed = localesSchema.safeParse(data);
        return parsed.success ? parsed.data : [];
      } catch {
        return [];
      }
    },
    counts: async (): Promise<Counts | null> => {
      const [all, live, waiting, published, due] = await Promise.all([
        list({ pageSize: 1 }),
        list({ state: 'live', pageSize: 1 }),
        list({ waiting: true, pageSize: 1 }),
        publications(),
        reviews({ pageSize: 1 }),
      ]);
      if (!all.ok || !live.ok || !waiting.ok || !published.ok) return null;
      return {
        pixels: all.value.total,
        live: live.value.total,
        waiting: waiting.value.total,
        unpublished: published.value.waiting.length,
        consentChanges: published.value.consent?.changes.length ?? 0,
        // The other numbers say nothing about reviews, so that they do not wait for these.
        reviews: due.ok ? due.value.counts.overdue + due.value.counts.due : 0,
      };
    },
  };
};

export type Api = ReturnType<typeof createApi>;

/** Use the server. Requests that are under way when a component leaves the screen end as `left`. */
export const useApi = (): Api => {
  const client = useFetchClient();
  return React.useMemo(() => createApi(client), [client]);
};
