import {
  type CopyPlace,
  type FireRow,
  type Next,
  type PageTags,
  pixelInventory,
  type RequestFacts,
  type SiteOptions,
  type Snapshot,
  type SnapshotSource,
  type StrapiOptions,
  type WebMiddleware,
} from 'strapi-plugin-pixel-inventory/web';

const kept = new Map<string, string>();
const copy: CopyPlace = {
  read: async () => kept.get('pixels'),
  write: async (text) => void kept.set('pixels', text),
};
const strapi: StrapiOptions = { url: 'https://cms.example.org', token: 'token', copy };
const current: Snapshot | null = null;
const snapshot: SnapshotSource = () => current;
const rows: FireRow[] = [];
const options: SiteOptions = { snapshot, count: async (more) => void rows.push(...more) };

const pixels = pixelInventory({ strapi });
const asHandler: WebMiddleware = pixelInventory(options);
const next: Next = () => new Response('<!doctype html><title>Page</title>');
const facts: RequestFacts = { ip: undefined, waitUntil: (work) => void work };
export const answers: Promise<Response>[] = [
  pixels(new Request('https://site.example.org/')),
  asHandler(new Request('https://site.example.org/'), next, facts),
];
const tags: PageTags = pixels.tags;
export const head: string = tags.html + tags.planId + tags.plan + tags.loader;

// @ts-expect-error A value that is none.
pixelInventory({ strapi, pages: 'sharde' });
// @ts-expect-error A name that is none.
pixelInventory({ strapi: { ...strapi, tokn: 'token' } });
// @ts-expect-error A copy that cannot be written.
pixelInventory({ strapi: { url: 'https://cms.example.org', token: 'token', copy: { read: copy.read } } });
// @ts-expect-error A text in place of a request.
pixels('https://site.example.org/');
// @ts-expect-error An answer that is none.
pixels(new Request('https://site.example.org/'), () => 'page');
// @ts-expect-error A fact that is none.
pixels(new Request('https://site.example.org/'), next, { address: '192.0.2.1' });
// @ts-expect-error A tag that is none.
pixels.tags.lodaer;
