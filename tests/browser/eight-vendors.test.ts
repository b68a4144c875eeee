import type { AddressInfo } from 'node:net';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createVendorStandIn, VENDORS, type VendorStandIn } from '../../demo/vendor-stand-in';
import { vendors, type Vendor } from '../../server/src/vendors';
import { addApproved, createFlows, dataOf, type Flows } from '../integration/flows';
import { MIDDLEWARES, startApp, type TestApp, type TestUser } from '../integration/strapi-app';
import { launchChromium } from './chromium';

jest.setTimeout(60_000);

let browser: Browser;
let standIn: VendorStandIn;
let app: TestApp;
let flows: Flows;
let editor: TestUser;
let approver: TestUser;
let shop: string;
let visitor: BrowserContext;

const PAGE = `<!doctype html><html lang="en"><head><title>Shop</title></head>
<body><h1>Shop</h1><p><a href="#pixel-choices">Privacy choices</a></p></body></html>`;

const addPages = (strapi: Core.Strapi) => {
  const serve = (cacheControl: string) => (ctx: Context) => {
    ctx.type = 'html';
    ctx.set('Cache-Control', cacheControl);
    ctx.body = PAGE;
  };
  const page = (path: string, cacheControl: string) => ({
    method: 'GET' as const,
    path,
    handler: serve(cacheControl),
    config: { auth: false as const },
  });
  strapi.server.routes([page('/shop', 'private, no-cache'), page('/cached', 'public, max-age=60')]);
};

const middlewares = (vendorUrl: string) => {
  const directives = {
    'script-src': ["'self'", vendorUrl],
    'connect-src': ["'self'", vendorUrl],
    'img-src': ["'self'", 'data:', vendorUrl],
    upgradeInsecureRequests: null,
  };
  const security = { contentSecurityPolicy: { useDefaults: true, directives } };
  return MIDDLEWARES.map((name) => (name === 'strapi::security' ? { name, config: security } : name));
};

beforeAll(async () => {
  standIn = createVendorStandIn();
  const { url } = await standIn.listen();
  app = await startApp({
    name: 'eight-vendors',
    pages: addPages,
    middlewares: middlewares(url),
    pluginConfig: { vendorStandIn: url },
  });
  const server = app.strapi.server.httpServer;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  shop = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  flows = createFlows(app);
  editor = await app.addUser('Editor', ['read', 'edit', 'submit', 'pause']);
  approver = await app.addUser('Approver', ['read', 'approve', 'publish', 'retire']);
  browser = await launchChromium();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await standIn?.close();
});

beforeEach(async () => {
  standIn.clear();
  visitor = await browser.newContext();
});
afterEach(() => visitor.close());

const open = async (path: string): Promise<Page> => {
  const page = await visitor.newPage();
  await page.goto(`${shop}${path}`, { waitUntil: 'load' });
  return page;
};

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** Long enough for a tag that should not run to show itself. */
const settle = (page: Page) => page.waitForTimeout(400);

const reports = () => standIn.log.filter((entry) => entry.kind === 'event');

const until = async (holds: () => boolean): Promise<void> => {
  const end = Date.now() + 10_000;
  while (!holds() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 25));
};

/** The id as the vendor's address names it; an image pixel has none. */
const idOf = (vendor: Vendor): string => {
  const [first] = Object.values(vendor.examples[0]?.settings ?? {}) as string[];
  return vendor.key === 'matomo' ? '1' : (first ?? '');
};

const retire = (slug: string) =>
  app.call(approver, 'post', `/pixels/${slug}/retire`, { reason: 'The test is over.' });

// What something else puts into a page is no tag of ours: demo-consent tells its story.
const imitated = vendors.filter((vendor) => VENDORS.includes(vendor.name) && vendor.injectable !== false);

it('knows at least eight vendors', () => {
  expect(imitated.length).toBeGreaterThanOrEqual(8);
});

// A page that caches may keep, and one for a visitor alone, in turn. What a no keeps away is for vendor-phases to say.
const onPages = imitated.map((vendor, at) => [vendor.name, at % 2 ? '/cached' : '/shop', vendor] as const);

describe.each(onPages)('%s', (name, path, vendor) => {
  let slug: string;

  beforeAll(async () => {
    const detail = await addApproved(flows, editor, approver, {
      name,
      vendor: vendor.key,
      settings: vendor.examples[0]?.settings ?? {},
      categories: [vendor.category === 'necessary' ? 'measurement' : vendor.category],
    });
    slug = detail.pixel.slug;
    dataOf(await flows.publish(approver));
  });

  afterAll(async () => {
    dataOf(await retire(slug));
  });

  it(`hears from those who said yes alone, on ${path}`, async () => {
    const page = await open(path);
    await page.getByRole('button', { name: 'Accept all', exact: true }).waitFor();
    await settle(page);
    expect(standIn.log).toEqual([]);

    await press(page, 'Accept all');
    await until(() => reports().length > 0);
    await settle(page);
    const event = vendor.events.page_view?.name;
    expect(reports().map((entry) => [entry.vendor, entry.event])).toEqual([[name, event]]);
    if (vendor.key !== 'image-pixel') expect(reports()[0]?.id).toBe(idOf(vendor));

    standIn.clear();
    await page.reload();
    await until(() => reports().length > 0);
    await settle(page);
    expect(reports()).toHaveLength(1);
  });

  it('hears nothing once the pixel is stopped', async () => {
    const page = await open(path);
    await press(page, 'Accept all');
    await until(() => reports().length > 0);
    dataOf(await flows.pause(editor, slug));
    standIn.clear();
    await page.reload();
    await settle(page);
    expect(standIn.log).toEqual([]);
    const { actions } = await flows.read(approver, slug);
    expect(actions.resume.allowed).toBe(true);
  });
});
