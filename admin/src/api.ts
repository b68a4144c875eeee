import * as React from 'react';
import { useFetchClient, type FetchClient } from '@strapi/strapi/admin';
import { z } from 'zod';
import {
  pixelDetailSchema,
  pixelListSchema,
  publicationsSchema,
  type Approve,
  type CreatePixel,
  type PixelDetail,
  type PixelList,
  type PixelState,
  type Publications,
  type Publish,
  type SavePixel,
  type SendBack,
  type Submit,
} from '../../server/src/contract';
import { failureOf, type Failure } from './failure';
import { PLUGIN_ID } from './plugin-id';

export type Answer<T> = { ok: true; value: T } | { ok: false; failure: Failure };

export interface PixelQuery {
  search?: string;
  state?: PixelState;
  waiting?: boolean;
  page?: number;
  pageSize?: number;
}

/** How many pixels there are, serve, and wait for somebody. */
export interface Counts {
  pixels: number;
  live: number;
  waiting: number;
  unpublished: number;
}

const ask = async <T>(schema: z.ZodType<T>, request: Promise<{ data: unknown }>): Promise<Answer<T>> => {
  try {
    const { data } = await request;
    return { ok: true, value: z.object({ data: schema }).parse(data).data };
  } catch (error) {
    return { ok: false, failure: failureOf(error) };
  }
};

const queryText = ({ search, state, waiting, page, pageSize }: PixelQuery): string => {
  const query = new URLSearchParams();
  if (search) query.set('search', search);
  if (state) query.set('state', state);
  if (waiting !== undefined) query.set('waiting', String(waiting));
  if (page !== undefined) query.set('page', String(page));
  if (pageSize !== undefined) query.set('pageSize', String(pageSize));
  return query.toString();
};

const createApi = ({ get, post, put }: FetchClient) => {
  const at = (path: string): string => `/${PLUGIN_ID}${path}`;
  const ofPixel = (slug: string, action = ''): string => at(`/pixels/${encodeURIComponent(slug)}${action}`);
  const detail = (request: Promise<{ data: unknown }>) => ask<PixelDetail>(pixelDetailSchema, request);
  const list = (query: PixelQuery) =>
    ask<PixelList>(pixelListSchema, get(`${at('/pixels')}?${queryText(query)}`));
  const publications = () => ask<Publications>(publicationsSchema, get(at('/publications')));

  return {
    list,
    publications,
    pixel: (slug: string) => detail(get(ofPixel(slug))),
    create: (body: CreatePixel) => detail(post(at('/pixels'), body)),
    save: (slug: string, body: SavePixel) => detail(put(ofPixel(slug), body)),
    submit: (slug: string, body: Submit) => detail(post(ofPixel(slug, '/submit'), body)),
    approve: (slug: string, body: Approve) => detail(post(ofPixel(slug, '/approve'), body)),
    sendBack: (slug: string, body: SendBack) => detail(post(ofPixel(slug, '/send-back'), body)),
    pause: (slug: string, reason: string) => detail(post(ofPixel(slug, '/pause'), { reason })),
    resume: (slug: string) => detail(post(ofPixel(slug, '/resume'), {})),
    retire: (slug: string, reason: string) => detail(post(ofPixel(slug, '/retire'), { reason })),
    publish: (body: Publish) => ask<Publications>(publicationsSchema, post(at('/publications'), body)),
    restore: (number: number, expected: number) =>
      ask<Publications>(publicationsSchema, post(at(`/publications/${number}/restore`), { expected })),
    counts: async (): Promise<Counts | null> => {
      const [all, live, waiting, published] = await Promise.all([
        list({ pageSize: 1 }),
        list({ state: 'live', pageSize: 1 }),
        list({ waiting: true, pageSize: 1 }),
        publications(),
      ]);
      if (!all.ok || !live.ok || !waiting.ok || !published.ok) return null;
      return {
        pixels: all.value.total,
        live: live.value.total,
        waiting: waiting.value.total,
        unpublished: published.value.waiting.length,
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
