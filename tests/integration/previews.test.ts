import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import {
  previewViewSchema,
  type ActivityCheck,
  type ActivityList,
  type MakePreview,
  type PixelContent,
  type PreviewLink,
  type PreviewSet,
  type PixelDetail,
} from '../../server/src/contract';
import { addApproved, createFlows, dataOf, refusalOf, type Flows } from './flows';
import { startApp, type TestApp, type TestUser } from './strapi-app';

const PAGE = '<!doctype html><html lang="en"><head><title>Shop</title></head><body>Shop</body></html>';
const SITE = 'https://shop.example';

let app: TestApp;
let flows: Flows;
let ana: TestUser;
let ben: TestUser;
let reader: TestUser;
let coder: TestUser;

const addPages = (strapi: Core.Strapi) => {
  strapi.server.routes([
    {
      method: 'GET',
      path: '/shop',
      handler: (ctx: Context) => {
        ctx.type = 'html';
        ctx.set('Cache-Control', 'private, no-cache');
        ctx.body = PAGE;
      },
      config: { auth: false },
    },
  ]);
};

beforeAll(async () => {
  app = await startApp({ name: 'previews', pages: addPages });
  flows = createFlows(app);
  ana = await app.addUser('Ana', 'super');
  ben = await app.addUser('Ben', 'super');
  reader = await app.addUser('Reader', ['read', 'publish', 'submit', 'activity']);
  coder = await app.addUser('Coder', ['read', 'edit', 'custom-code']);
  dataOf(await app.call(ana, 'put', '/settings', { siteUrl: SITE }));
}, 120_000);

afterAll(() => app.stop());

const ask = (user: TestUser, { pixel, versions }: PixelDetail, changes: Partial<MakePreview> = {}) =>
  app.call(user, 'post', `/pixels/${pixel.slug}/preview`, {
    version: pixel.head,
    hash: versions[0]?.hash,
    path: '/shop',
    ...changes,
  });
const tokenIn = ({ url }: PreviewLink): string => new URL(url).searchParams.get('token') ?? '';
const linkOf = async (user: TestUser, detail: PixelDetail): Promise<string> =>
  tokenIn(dataOf<PreviewLink>(await ask(user, detail)));

const read = (token: string) => app.http().get('/api/pixel-inventory/preview').set('X-Preview-Token', token);
const exchange = (token: string) =>
  app.http().post('/api/pixel-inventory/preview').set('X-Preview-Token', token);
const start = (token: string) =>
  app
    .http()
    .post('/_pixels/preview')
    .set({ Origin: SITE, 'Sec-Fetch-Site': 'same-origin' })
    .type('form')
    .send({ token });
const cookieFrom = async (token: string): Promise<string> =>
  (await start(token).expect(303)).headers['set-cookie']?.[0]?.split(';')[0] ?? '';
const page = (cookie = '') => app.http().get('/shop').set('Cookie', cookie);
const view = async (cookie: string) =>
  previewViewSchema.parse(
    (await app.http().get('/_pixels/preview.json?path=/shop').set('Cookie', cookie)).body,
  );

describe('a preview', () => {
  it('shows a draft beside what is live, in the browser that opened its link and in no other', async () => {
    await addApproved(flows, ana, ben, { name: 'Live one', categories: ['necessary'] });
    dataOf(await flows.publish(ben));
    const draft = await flows.add(ana, { name: 'Draft', categories: ['necessary'] });
    const link = dataOf<PreviewLink>(await ask(ana, draft));
    expect(link.url).toMatch(/^https:\/\/shop\.example\/_pixels\/preview\?token=1\.[\w-]+\.[\w-]{43}$/);
    expect(link.minutes).toBe(30);
    const minutes = (Date.parse(link.until) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(14);
    expect(minutes).toBeLessThanOrEqual(15);

    const { text } = await app
      .http()
      .get(`/_pixels/preview?token=${tokenIn(link)}`)
      .expect(200);
    expect(text).toContain('Preview of “Draft”');
    expect(text).toContain('The link was made by Ana Test.');
    const cookie = await cookieFrom(tokenIn(link));
    const previewed = await page(cookie);
    expect(previewed.headers['x-pixel-inventory']).toBe('preview; snapshot=1; pixel=draft; version=1');
    expect(previewed.text).toContain('"id":"draft"');
    expect((await view(cookie)).pixels.map(({ id, standing, runs }) => [id, standing, runs])).toEqual([
      ['draft', 'Version 1, draft', true],
      ['live-one', 'Version 1, live', true],
    ]);
    expect((await page()).text).not.toContain('"id":"draft"');
    expect((await page()).headers['x-pixel-inventory']).toBe('private; snapshot=1');
  });

  it('takes the place of the live version, and a stop reaches it', async () => {
    const { pixel } = await addApproved(flows, ana, ben, { name: 'Changing', categories: ['necessary'] });
    dataOf(await flows.publish(ben));
    const changed = dataOf<PixelDetail>(
      await flows.save(ana, pixel.slug, 1, { name: 'Changed', categories: ['necessary'] }),
    );
    const waiting = dataOf<PixelDetail>(await flows.submit(ana, changed));
    const run = ((await exchange(await linkOf(ben, waiting))).body as { token: string }).token;
    const set = (await read(run)).body as PreviewSet;
    expect(set).toMatchObject({ use: 'run', pixel: pixel.slug, version: 2, state: 'in_review' });
    const shown = () => set.snapshot.pixels.filter(({ id }) => id === pixel.slug);
    expect(shown()).toMatchObject([{ version: 2, name: 'Changed', paused: false }]);
    dataOf(await flows.pause(ben, pixel.slug));
    const stopped = ((await read(run)).body as PreviewSet).snapshot.pixels;
    expect(stopped.find(({ id }) => id === pixel.slug)).toMatchObject({ version: 2, paused: true });
    dataOf(await app.call(ben, 'post', `/pixels/${pixel.slug}/retire`, { reason: 'It is over.' }));
    await read(run).expect(404);
  });

  it('is begun once, however many try at once', async () => {
    const token = await linkOf(ana, await flows.add(ana, { name: 'Once' }));
    const answers = await Promise.all(Array.from({ length: 5 }, () => exchange(token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404, 404, 404]);
    await read(token).expect(404);
    expect(refusalOf(await exchange(token)).code).toBe('preview_over');
  });

  it('stands in the audit log, which still holds', async () => {
    const draft = await flows.add(ana, { name: 'Logged' });
    const token = await linkOf(ben, draft);
    const log = async () =>
      dataOf<ActivityList>(await app.call(ana, 'get', '/activity?action=preview&pixel=logged')).items;
    expect(await log()).toMatchObject([{ person: { name: 'Ben Test' }, version: 1, action: 'preview' }]);
    await read(token).expect(200);
    expect(await log()).toHaveLength(1);
    await exchange(token).expect(200);
    const [opened, made] = await log();
    expect(opened).toMatchObject({ action: 'preview_opened', person: { name: 'Ben Test' } });
    const id = /([0-9A-Z]{16})\.$/.exec(made?.summary ?? '')?.[1];
    expect(made?.summary).toBe(`Made a link to preview version 1 on ${SITE}: ${id}.`);
    expect(opened?.summary).toBe(`Somebody opened the link to preview version 1: ${id}.`);
    expect(dataOf<ActivityCheck>(await app.call(ana, 'get', '/activity/check')).holds).toBe(true);
  });

  it('is for those who may edit or approve', async () => {
    const draft = await flows.add(ana, { name: 'Guarded' });
    expect(refusalOf(await ask(reader, draft))).toMatchObject({ status: 403, code: 'not_permitted' });
    expect(dataOf(await ask(coder, draft))).toBeTruthy();
  });

  it('of code of its own is for those who may approve', async () => {
    const code: Partial<PixelContent> = {
      name: 'Code',
      vendor: 'custom-html',
      settings: { html: '<script>window.trace = 1</script>' },
      events: [{ name: 'page_view', goal: 'Does the chat help anybody?' }],
    };
    const draft = await flows.add(coder, code);
    expect(refusalOf(await ask(coder, draft))).toMatchObject({ status: 403, code: 'preview_needs_approver' });
    const { text } = await app
      .http()
      .get(`/_pixels/preview?token=${await linkOf(ben, draft)}`)
      .expect(200);
    expect(text).toContain('It holds code of its own');
  });

  it('is of the newest version alone, as the person saw it', async () => {
    const draft = await flows.add(ana, { name: 'Seen' });
    dataOf(await flows.save(ana, draft.pixel.slug, 1, { name: 'Seen anew' }));
    expect(refusalOf(await ask(ana, draft)).code).toBe('version_outdated');
    expect(refusalOf(await ask(ana, draft, { version: 2 })).code).toBe('version_outdated');
    expect(refusalOf(await ask(ana, draft, { path: '//evil.example?x' })).code).toBe('invalid_input');
  });

  it('is worth nothing with a token that was not made here', async () => {
    const token = await linkOf(ana, await flows.add(ana, { name: 'Forged' }));
    const [, payload = '', signature] = token.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    const altered = Buffer.from(JSON.stringify({ ...claims, use: 'run' })).toString('base64url');
    for (const forged of ['', 'x', `1.${altered}.${signature}`, `1.${payload}.${'A'.repeat(43)}`]) {
      await read(forged).expect(404);
      await exchange(forged).expect(404);
      expect((await page(`pixel_preview=${forged}`)).headers['x-pixel-inventory']).toMatch(/^private;/);
    }
    // A link is no run: it has to be exchanged first.
    expect((await page(`pixel_preview=${token}`)).headers['x-pixel-inventory']).toMatch(/^private;/);
  });
});
