import type { BrowserContext, Page } from 'playwright-core';
import type { BrowserStep, OptionalCategory, SnapshotPixel } from '../../server/src/contract';
import { CHOICES } from '../../server/src/core/consent-cookie';
import { fitsName } from '../../server/src/core/traces';
import { vendors, type Vendor } from '../../server/src/vendors';
import { published, redirected } from '../fakes/published';
import { FakeVendor, leaving, leftBy, type Left } from './pages/fake-vendor';
import type { Behaviour, SitePixel } from './pages/test-site';
import { bannerOf, press, until, useVisits } from './pages/visits';

const { site, visitor } = useVisits();
const vendor = new FakeVendor();

beforeAll(async () => {
  await vendor.start();
  // A domain with something below it, so that cookies can be for all of it.
  site.origin = site.origin.replace('127.0.0.1', 'www.shop.localhost');
});
afterAll(() => vendor.stop());

const NOTHING: Left = { cookies: [], vendorCookies: [], local: [], session: [] };
const OURS_ALONE: Left = { ...NOTHING, cookies: ['pixel_consent'] };

/** Its first example asks nobody for anything. */
const SETTINGS: Record<string, Record<string, string>> = {
  'custom-html': { html: '<script src="https://code.example.org/tag.js"></script>' },
};

/** How a vendor's script finds out that it was stopped: what the steps of `stop` leave on the page. */
const STOPPED: Record<string, string> = {
  'meta-pixel': `fbq.queue.some(([what, how]) => what === 'consent' && how === 'revoke')`,
  'google-analytics-4': `window['ga-disable-G-ABC123DEF4']`,
  intercom: `Intercom.q.some(([what]) => what === 'shutdown')`,
};

/** Long enough for two more of a script's rounds. */
const settle = (page: Page): Promise<void> => page.waitForTimeout(250);

const toSitePixel = (pixel: SnapshotPixel): SitePixel => ({ ...pixel, vendor: pixel.vendorName });

/** The site with these pixels, as a publication would hold them. */
const siteWith = (pixels: SnapshotPixel[]): Partial<Behaviour> => ({
  pixels: redirected(pixels, vendor.origin).map(toSitePixel),
  headers: () => ({
    'content-security-policy': `default-src 'none'; script-src 'self' ${vendor.origin}; connect-src 'self' ${vendor.origin}; img-src ${vendor.origin}; style-src 'self'`,
  }),
});

/** What a visitor's browser holds, by name. */
const heldBy = async (context: BrowserContext, page: Page): Promise<Left> => {
  const cookies = await context.cookies();
  const names = (isVendors: boolean): string[] =>
    [
      ...new Set(cookies.filter(({ domain }) => /vendor/.test(domain) === isVendors).map(({ name }) => name)),
    ].sort();
  const [local, session] = await page.evaluate(() => [
    Object.keys(localStorage).sort(),
    Object.keys(sessionStorage).sort(),
  ]);
  return { cookies: names(false), vendorCookies: names(true), local: local ?? [], session: session ?? [] };
};

const addressesIn = (steps: readonly BrowserStep[]): string[] =>
  steps.flatMap((step) => {
    if (step.do === 'html') return Array.from(step.html.matchAll(/src="([^"]*)"/g), ([, src = '']) => src);
    return step.do === 'script' || step.do === 'image' ? [step.src] : [];
  });

/** What the definition has a page ask for when it is opened: host and path. */
const askedFor = ({ setup, events }: SnapshotPixel): string[] =>
  addressesIn([...setup, ...(events.page_view?.steps ?? [])])
    .map((address) => new URL(address))
    .map(({ host, pathname }) => host + pathname)
    .sort();

const hasScript = ({ setup, events }: SnapshotPixel): boolean =>
  [...setup, ...(events.page_view?.steps ?? [])].some((step) => step.do === 'script' || step.do === 'html');

/** One visitor in a browser of their own, who sees one vendor's pixel. */
interface Visitor {
  name: string;
  context: BrowserContext;
  page: Page;
}

const arrive = async (behaviour: Partial<Behaviour>, name: string, gpc = false): Promise<Visitor> => {
  const context = await visitor(behaviour, {
    userAgent: name,
    ...(gpc ? { extraHTTPHeaders: { 'sec-gpc': '1' } } : {}),
  });
  return { name, context, page: await context.newPage() };
};

const openPage = async ({ page }: Visitor): Promise<void> => {
  await page.goto(`${site.origin}/`, { waitUntil: 'load' });
  await until(page, '!!window.pixels && !!pixels.track');
};

const choose = ({ page }: Visitor, categories: readonly OptionalCategory[]): Promise<unknown> =>
  page.evaluate((chosen) => {
    const { pixels } = window as unknown as { pixels: { consent: { set: (c: unknown) => unknown } } };
    return pixels.consent.set(chosen);
  }, categories);

/** Expect that nothing was asked of the vendor, and nothing but this is in the browser: now and a little later. */
const expectOnly = async ({ name, context, page }: Visitor, held: Left): Promise<void> => {
  await settle(page);
  expect(vendor.by(name)).toEqual([]);
  expect(await heldBy(context, page)).toEqual(held);
};

/** Expect that it is so here, whatever the site's code says has happened, and on the next page. */
const expectOnlyFromNowOn = async (visit: Visitor, held: Left): Promise<void> => {
  await expectOnly(visit, held);
  await visit.page.evaluate(`pixels.track('purchase'); pixels.track('page_view')`);
  await openPage(visit);
  await expectOnly(visit, held);
};

/** Expect that the pixel runs, and asks for and leaves just what its definition says. */
const expectRunning = async ({ name, context, page }: Visitor, pixel: SnapshotPixel): Promise<void> => {
  const asked = () => vendor.by(name).filter(({ path }) => path !== '/report' && path !== '/favicon.ico');
  await until(page, 'true');
  const wanted = askedFor(pixel);
  for (let tries = 0; asked().length < wanted.length && tries < 100; tries += 1)
    await page.waitForTimeout(50);
  // What is not there needs a script to bring it.
  if (!hasScript(pixel)) await page.evaluate(leaving(leftBy(pixel)));
  await settle(page);
  expect(
    asked()
      .map(({ host, path }) => host + path)
      .sort(),
  ).toEqual(wanted);
  const strangers = vendor.by(name).filter(({ host }) => !pixel.hosts.some((known) => fitsName(known, host)));
  expect(strangers).toEqual([]);
  const { cookies, ...left } = leftBy(pixel);
  expect(await heldBy(context, page)).toEqual({ ...left, cookies: ['pixel_consent', ...cookies].sort() });
};

const expectNoTrace = async (visit: Visitor, pixel: SnapshotPixel): Promise<void> => {
  // Cookies of the vendor's own site are out of a site's reach, and the definition says so.
  const held = { ...OURS_ALONE, vendorCookies: leftBy(pixel).vendorCookies };
  const isClean = async () =>
    JSON.stringify(await heldBy(visit.context, visit.page)) === JSON.stringify(held);
  for (let tries = 0; !(await isClean()) && tries < 100; tries += 1) await visit.page.waitForTimeout(30);
  vendor.forget(visit.name);
  await expectOnlyFromNowOn(visit, held);
};

const rejecting = async (visit: Visitor): Promise<void> => {
  await openPage(visit);
  await bannerOf(visit.page).waitFor();
  await expectOnly(visit, NOTHING);
  await press(visit.page, 'Reject all');
  await expectOnlyFromNowOn(visit, OURS_ALONE);
};

const agreeingToTheRest = async (visit: Visitor, pixel: SnapshotPixel): Promise<void> => {
  await openPage(visit);
  await choose(
    visit,
    CHOICES.filter((category) => !pixel.categories.includes(category)),
  );
  await expectOnlyFromNowOn(visit, OURS_ALONE);
};

/** A cookie of the site's own server, out of reach for scripts, under a name that the vendor uses. */
const hiddenCookie = (pixel: SnapshotPixel): Record<string, string> => {
  const pattern = pixel.traces?.find(({ where }) => where === 'cookie')?.name;
  return pattern ? { 'set-cookie': `${pattern.replaceAll('*', 'hidden')}=1; Path=/; HttpOnly` } : {};
};

const takingBack = async (visit: Visitor, pixel: SnapshotPixel): Promise<void> => {
  const { context, page } = visit;
  await openPage(visit);
  await press(page, 'Accept all');
  await expectRunning(visit, pixel);
  await page.evaluate(`fetch('/hidden')`);
  const isThere = async () => (await context.cookies()).some(({ httpOnly }) => httpOnly);
  expect(await isThere()).toBe('set-cookie' in hiddenCookie(pixel));
  await page.evaluate('window.old = true');
  // Where the page is loaded anew, it is gone before it can say how it went.
  await choose(visit, []).catch(() => undefined);
  if (!pixel.stop) await until(page, '!window.old && !!window.pixels && !!pixels.track');
  await expectNoTrace(visit, pixel);
  expect(await isThere()).toBe(false);
};

const signalling = async (visit: Visitor, pixel: SnapshotPixel): Promise<void> => {
  await openPage(visit);
  const asking = await visit.page.evaluate(`fetch('/_pixels/ask').then((answer) => answer.json())`);
  const open = pixel.categories.filter((category) => category !== 'marketing');
  expect(asking).toMatchObject({ gpc: true, open, asked: open });
  if (pixel.categories.includes('marketing')) {
    await expectOnly(visit, NOTHING);
    expect(await bannerOf(visit.page).count()).toBe(0);
    await choose(visit, CHOICES);
    return expectOnlyFromNowOn(visit, OURS_ALONE);
  }
  await press(visit.page, 'Accept all');
  return expectRunning(visit, pixel);
};

const isInjectable = (one: Vendor): boolean => one.injectable !== false;
const injectable = vendors.filter(isInjectable);

test('the script of every vendor that vouches for a way to stop it can tell', () => {
  const stoppable = injectable.filter((one) => published(one).stop?.length);
  expect(stoppable.map(({ key }) => key).sort()).toEqual(Object.keys(STOPPED).sort());
});

test.each(injectable.map((one) => [one.name, one] as const))(
  '%s asks for, and leaves, what its definition says, after a yes alone',
  async (_, one) => {
    const settings = SETTINGS[one.key];
    const pixel = published(one, settings ? { settings } : {});
    vendor.play(pixel, STOPPED[one.key]);
    const behaviour = siteWith([pixel]);
    const { headers } = behaviour;
    behaviour.headers = (path) => ({
      ...headers?.(path),
      ...(path === '/hidden' ? hiddenCookie(pixel) : {}),
    });
    const rejects = await arrive(behaviour, `${one.key} rejects`);
    const agrees = await arrive(behaviour, `${one.key} agrees to the rest`);
    const changes = await arrive(behaviour, `${one.key} changes their mind`);
    const signals = await arrive(behaviour, `${one.key} signals`, true);
    const visits = await Promise.allSettled([
      rejecting(rejects),
      agreeingToTheRest(agrees, pixel),
      takingBack(changes, pixel),
      signalling(signals, pixel),
    ]);
    for (const visit of visits) if (visit.status === 'rejected') throw visit.reason;
  },
);

describe('what something else puts into the site', () => {
  const declared = vendors.map((one) => published(one, { delivery: 'declared' }));

  test('has no steps, and neither has what can only be declared, whatever was chosen for it', () => {
    const only = vendors.filter((one) => !isInjectable(one)).map((one) => published(one));
    expect(only.length).toBeGreaterThan(0);
    for (const { setup, events, noscript, hosts } of [...declared, ...only]) {
      const steps = Object.values(events).flatMap((event) => event.steps);
      expect({ setup, steps, noscript, hosts }).toEqual({ setup: [], steps: [], noscript: null, hosts: [] });
    }
  });

  test('is never injected, whatever a visitor chose, and what it left is not ours to remove', async () => {
    vendor.play({ traces: [], hosts: [] });
    const visit = await arrive(siteWith(declared), 'sees nothing');
    await openPage(visit);
    await expectOnly(visit, NOTHING);
    await choose(visit, CHOICES);
    await expectOnlyFromNowOn(visit, OURS_ALONE);
    const plan = await visit.page.locator('#pixel-inventory-plan').textContent();
    expect(JSON.parse(plan ?? '')).toMatchObject({ granted: CHOICES, pixels: [] });
    await visit.page.evaluate(`document.cookie = '_shopify_y=1; Path=/'`);
    await choose(visit, []);
    await expectOnlyFromNowOn(visit, { ...NOTHING, cookies: ['_shopify_y', 'pixel_consent'] });
  });
});
