import type { AddressInfo } from 'node:net';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createVendorStandIn, type VendorStandIn } from '../../demo/vendor-stand-in';
import type { Asking, PixelContent } from '../../server/src/contract';
import { addApproved, createFlows, dataOf } from '../integration/flows';
import { MIDDLEWARES, startApp, type TestApp } from '../integration/strapi-app';
import { launchChromium } from './chromium';

jest.setTimeout(60_000);

let browser: Browser;
let standIn: VendorStandIn;
let app: TestApp;
let shop: string;
let visitor: BrowserContext;

const PAGE = `<!doctype html><html lang="de-AT"><head><title>Shop</title></head><body><h1>Shop</h1>
<p><a href="#pixel-choices">Privacy choices</a></p><p><button type="button">Add to <b>cart</b></button></p>
<form action="/newsletter"><input name="mail" required><button>Subscribe</button></form></body></html>`;

const addPage = (strapi: Core.Strapi) => {
  const handler = (ctx: Context) => {
    ctx.type = 'html';
    ctx.set('Cache-Control', 'private, no-cache');
    ctx.body = PAGE;
  };
  strapi.server.routes([{ method: 'GET', path: '/shop', handler, config: { auth: false } }]);
};

/** Strapi's own middlewares, with a policy that lets pages talk to the stand-in. */
const middlewares = (vendor: string) => {
  const directives = {
    'script-src': ["'self'", vendor],
    'connect-src': ["'self'", vendor],
    'img-src': ["'self'", vendor],
  };
  const contentSecurityPolicy = {
    useDefaults: true,
    directives: { ...directives, upgradeInsecureRequests: null },
  };
  return MIDDLEWARES.map((name) =>
    name === 'strapi::security' ? { name, config: { contentSecurityPolicy } } : name,
  );
};

const GOAL = 'Which ad shall we go on paying for?';
const PURPOSE_DE = 'Sagt uns, welche Anzeigen zu Bestellungen führen.';

const injected: Partial<PixelContent> = {
  name: 'Spring campaign',
  purposeIn: { de: PURPOSE_DE },
  events: [
    { name: 'page_view', goal: GOAL },
    {
      name: 'add_to_cart',
      goal: GOAL,
      triggers: [{ kind: 'click', on: { by: 'text', text: 'add to cart' } }],
    },
    {
      name: 'subscribe',
      goal: GOAL,
      triggers: [{ kind: 'form', on: { by: 'address', contains: '/newsletter' } }],
    },
    { name: 'search', goal: GOAL, triggers: [{ kind: 'scroll', percent: 100 }] },
    { name: 'view_item', goal: GOAL, triggers: [{ kind: 'time', seconds: 1 }] },
    { name: 'generate_lead', goal: GOAL, triggers: [{ kind: 'named', name: 'brochure' }] },
  ],
};
const declared: Partial<PixelContent> = {
  name: 'In our mails',
  vendor: 'tiktok-pixel',
  delivery: 'declared',
};

beforeAll(async () => {
  standIn = createVendorStandIn();
  const { url } = await standIn.listen();
  app = await startApp({
    name: 'published-triggers',
    pages: addPage,
    middlewares: middlewares(url),
    pluginConfig: { vendorStandIn: url },
  });
  const server = app.strapi.server.httpServer;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  shop = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const flows = createFlows(app);
  const editor = await app.addUser('Editor', ['read', 'edit', 'submit', 'pause']);
  const approver = await app.addUser('Approver', ['read', 'approve', 'publish', 'retire']);
  await addApproved(flows, editor, approver, injected);
  await addApproved(flows, editor, approver, { ...declared, settings: { pixelId: 'C4A5B6C7D8E9F0A1B2C3' } });
  dataOf(await flows.publish(approver));
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

/** What the vendors received, in order, after what is still on its way has arrived. */
const received = async (page: Page): Promise<string[]> => {
  await page.waitForTimeout(500);
  return standIn.log.filter(({ kind }) => kind === 'event').map(({ vendor, event }) => `${vendor}: ${event}`);
};

const doAll = async (page: Page): Promise<void> => {
  await page.evaluate(`addEventListener('submit', (event) => event.preventDefault())`);
  await page.getByText('cart').click();
  await page.locator('[name=mail]').fill('');
  await page.getByRole('button', { name: 'Subscribe' }).click();
  await page.locator('[name=mail]').fill('jo@example.org');
  await page.getByRole('button', { name: 'Subscribe' }).click();
  await page.evaluate(`pixels.track('brochure'); pixels.track('add_to_cart')`);
  await page.waitForTimeout(1100);
};

const choose = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('what was published with its triggers reaches the vendor when a visitor sets it off, after a yes alone', async () => {
  const page = await visitor.newPage();
  await page.goto(`${shop}/shop`);
  await page.getByRole('button', { name: 'Alle akzeptieren', exact: true }).waitFor();
  await doAll(page);
  expect(await received(page)).toEqual([]);

  await choose(page, 'Alle akzeptieren');
  // The page fits the window, so that all of it is in sight.
  expect((await received(page)).sort()).toEqual(['Meta Pixel: PageView', 'Meta Pixel: Search']);
  standIn.clear();
  await doAll(page);
  expect((await received(page)).sort()).toEqual([
    'Meta Pixel: AddToCart',
    'Meta Pixel: Lead',
    'Meta Pixel: Subscribe',
    'Meta Pixel: ViewContent',
  ]);

  standIn.clear();
  // Meta's script can be stopped, so that the page goes on without it.
  expect(await page.evaluate('pixels.consent.set([])')).toBe(true);
  await doAll(page);
  expect(await received(page)).toEqual([]);
});

test('visitors are told of what something else puts into the site, in the language of the page', async () => {
  const { notice } = (await (await fetch(`${shop}/_pixels/ask`)).json()) as Asking;
  expect(notice.categories.map(({ key, pixels }) => [key, pixels.map(({ vendor }) => vendor)])).toEqual([
    ['marketing', ['TikTok Pixel', 'Meta Pixel']],
  ]);
  const page = await visitor.newPage();
  await page.goto(`${shop}/shop`);
  await choose(page, 'Auswählen');
  await page.getByText('Meta Pixel', { exact: true }).click();
  await page.getByRole('listitem').getByText(PURPOSE_DE).waitFor();
  expect(await page.locator('#pixel-inventory-plan').textContent()).not.toContain('tiktok');
});
