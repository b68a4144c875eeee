import type { BrowserContext, Page } from 'playwright-core';
import type { Behaviour } from './pages/test-site';
import {
  bannerOf,
  cookieFor,
  expectTrace,
  marker,
  press,
  ran,
  reloaded,
  traceOf,
  until,
  useVisits,
} from './pages/visits';
import { reloadQuietly } from './pages/quiet';

const { site, visitor, open, remember } = useVisits();

const pixels = () => [
  marker('base', ['necessary']),
  marker('stats', ['measurement']),
  marker('ads', ['marketing']),
];
const EVERYTHING = ran('base', 'stats', 'ads');
const KINDS = ['private', 'shared'] as const;

const choose = (page: Page, categories: string[]): Promise<unknown> =>
  page.evaluate(`pixels.consent.set(${JSON.stringify(categories)})`);

const granted = (page: Page): Promise<unknown> => page.evaluate('pixels.consent.get()');

const cookieOf = async (context: BrowserContext): Promise<string | undefined> =>
  (await context.cookies()).find(({ name }) => name === 'pixel_consent')?.value;

/** What was chosen, as the proofs have it. */
const proofs = (): string[] => site.records.map(({ categories }) => categories.join(' '));

const untilProven = async (page: Page, count: number): Promise<void> => {
  for (let tries = 0; site.records.length < count && tries < 200; tries += 1) await page.waitForTimeout(30);
};

/** The site can be reached again, and the browser notices. */
const comeBack = async (page: Page): Promise<void> => {
  Object.assign(site.behaviour, { down: [], refusing: {}, unrecorded: false, delay: 0 });
  await page.evaluate(`void dispatchEvent(new Event('online'))`);
};

const AWAY: [string, Partial<Behaviour>][] = [
  ['cannot be reached', { down: ['consent', 'plan'] }],
  ['has too much to do', { refusing: { consent: 429 } }],
  ['fails', { refusing: { consent: 500 } }],
  ['cannot keep the proof', { unrecorded: true }],
];

describe.each(AWAY)('a site that %s', (_, away) => {
  test.each(KINDS)('a no on a %s page holds at once, survives a reload and is told later', async (kind) => {
    const context = await visitor({ kind, pixels: pixels() });
    await remember(context, cookieFor('111'));
    const page = await open(context);
    await expectTrace(page, EVERYTHING);
    Object.assign(site.behaviour, away);
    expect(await choose(page, [])).toBe(true);
    expect(await granted(page)).toEqual([]);
    await page.evaluate(`pixels.track('purchase')`);
    await expectTrace(page, EVERYTHING);
    expect(await cookieOf(context)).toMatch(/^0\.000\.\d{10}$/);

    await reloadQuietly(page);
    await expectTrace(page, ran('base'));
    expect((await granted(page)) ?? []).toEqual([]);
    expect(proofs()).toEqual([]);
    await comeBack(page);
    await untilProven(page, 1);
    expect(proofs()).toEqual(['']);
    await expectTrace(page, ran('base'));
    await page.waitForTimeout(100);
    expect(await cookieOf(context)).toMatch(/^2\.i\.000\./);
    expect(await bannerOf(page).count()).toBe(0);
  });

  test.each(KINDS)('a yes on a %s page runs nothing until its proof is kept, and then all', async (kind) => {
    const context = await visitor({ kind, pixels: pixels(), ...away });
    const page = await open(context);
    expect(await choose(page, ['measurement', 'marketing'])).toBe(true);
    expect(await granted(page)).toEqual([]);
    await expectTrace(page, ran('base'));
    await reloadQuietly(page);
    await expectTrace(page, ran('base'));
    expect(await cookieOf(context)).toMatch(/^0\.011\./);
    expect(proofs()).toEqual([]);
    await comeBack(page);
    await expectTrace(page, EVERYTHING);
    expect(proofs()).toEqual(['measurement marketing']);
  });

  test('a yes is told on the next page, where the browser does not notice before', async () => {
    const context = await visitor({ pixels: pixels(), ...away });
    const page = await open(context);
    await choose(page, ['measurement']);
    Object.assign(site.behaviour, { down: [], refusing: {}, unrecorded: false });
    await page.close();
    await expectTrace(await open(context, '/next'), ran('base', 'stats'));
    expect(proofs()).toEqual(['measurement']);
  });

  test('the banner takes a no, and does not come back', async () => {
    const context = await visitor({ pixels: pixels(), ...away });
    const page = await open(context);
    await page.getByRole('button', { name: 'Reject all' }).click();
    await bannerOf(page).waitFor({ state: 'detached' });
    await expectTrace(page, ran('base'));
    await reloadQuietly(page);
    expect(await bannerOf(page).count()).toBe(0);
    await expectTrace(page, ran('base'));
  });

  test('a no in one tab silences the other at once', async () => {
    const context = await visitor({ pixels: pixels() });
    await remember(context, cookieFor('111'));
    const [one, other] = [await open(context), await open(context, '/other')];
    Object.assign(site.behaviour, { ...away, down: ['consent', 'plan'] });
    await other.evaluate('window.old = true');
    expect(await choose(one, [])).toBe(true);
    await other.waitForTimeout(300);
    await other.evaluate(`pixels.track('purchase')`);
    await expectTrace(other, EVERYTHING);
    await comeBack(other);
    await reloaded(other);
    await expectTrace(other, ran('base'));
    expect(new Set(proofs())).toEqual(new Set(['']));
  });

  test('a page that comes back by the back button tells what was kept meanwhile', async () => {
    const context = await visitor({ pixels: pixels(), ...away });
    await context.addInitScript(`Object.defineProperty(window, 'cookieStore', { value: undefined })`);
    const page = await open(context);
    await remember(context, `0.010.${Math.floor(Date.now() / 1000)}`);
    Object.assign(site.behaviour, { down: [], refusing: {}, unrecorded: false });
    await page.evaluate(`void dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))`);
    await expectTrace(page, ran('base', 'stats'));
    expect(proofs()).toEqual(['measurement']);
  });
});

test.each([400, 403, 404, 415])(
  'a site that refuses a choice for good (%d): nothing changes',
  async (status) => {
    const context = await visitor({ pixels: pixels(), refusing: { consent: status } });
    const page = await open(context);
    expect(await choose(page, ['measurement'])).toBe(false);
    expect(await granted(page)).toBe(null);
    expect(await cookieOf(context)).toBe(undefined);
    await expectTrace(page, ran('base'));
    await page.getByRole('button', { name: 'Accept all' }).click();
    await page.waitForTimeout(200);
    expect(await bannerOf(page).isVisible()).toBe(true);
    await expectTrace(page, ran('base'));
  },
);

test('a slow site: a no holds before it answers, and a yes only after', async () => {
  const context = await visitor({ pixels: pixels(), delay: 1500 });
  const page = await open(context);
  await page.evaluate(`void pixels.consent.set(['marketing'])`);
  await page.waitForTimeout(700);
  await expectTrace(page, ran('base'));
  await expectTrace(page, ran('base', 'ads'));
  await page.evaluate(`window.old = true; void pixels.consent.set([]); pixels.track('purchase')`);
  await page.waitForTimeout(500);
  await page.evaluate(`pixels.track('purchase')`);
  await expectTrace(page, ran('base', 'ads'));
  site.behaviour.delay = 0;
  await reloaded(page);
  await expectTrace(page, ran('base'));
});

/** A browser that lets scripts keep nothing, and keeps no cookies of servers either. */
const REFUSING = `
  const refuse = () => { throw new DOMException('refused', 'SecurityError'); };
  Object.defineProperty(Document.prototype, 'cookie', { get: refuse, set: refuse });
  for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get: refuse });`;

const refusingBrowser = async (behaviour: Partial<Behaviour>): Promise<BrowserContext> => {
  const context = await visitor(behaviour);
  await context.addInitScript(REFUSING);
  await context.route('**/_pixels/consent', async (route) => {
    try {
      const answer = await route.fetch();
      const { 'set-cookie': _kept, ...headers } = answer.headers();
      await route.fulfill({ response: answer, headers });
      await context.clearCookies();
    } catch {
      await route.abort();
    }
  });
  return context;
};

describe.each(KINDS)('a browser that keeps nothing, on a %s page', (kind) => {
  test('a yes holds for the page, can be taken back, and the next page asks again', async () => {
    const context = await refusingBrowser({ kind, pixels: pixels() });
    const page = await open(context);
    await bannerOf(page).waitFor();
    expect(await choose(page, ['measurement', 'marketing'])).toBe(true);
    await expectTrace(page, EVERYTHING);
    await page.evaluate('window.old = true');
    await choose(page, []).catch(() => undefined);
    await reloaded(page);
    await expectTrace(page, ran('base'));
    const next = await open(context, '/next');
    await bannerOf(next).waitFor();
    await expectTrace(next, ran('base'));
  });

  test('where the site is away too, nothing was chosen, and it says so', async () => {
    const context = await refusingBrowser({ kind, pixels: pixels(), down: ['consent', 'plan'] });
    const page = await open(context);
    expect(await choose(page, ['marketing'])).toBe(false);
    await expectTrace(page, ran('base'));
  });
});

const NOW = Math.floor(Date.now() / 1000);
const MARKS = '0'.repeat(18);
const RECORD = '7ZQ4M9T2XK5B8N1C';

describe.each(KINDS)('a cookie on a %s page', (kind) => {
  test.each([
    ['cut off', '2.i.11'],
    ['empty', ''],
    ['oversized', `2.i.111.${NOW}.${'f'.repeat(3800)}.${RECORD}`],
    ['with a bit too many', `2.i.1111.${NOW}.${MARKS}.${RECORD}`],
    ['of a rule that is none', `2.x.111.${NOW}.${MARKS}.${RECORD}`],
    ['without its record', `2.i.111.${NOW}.${MARKS}.`],
    ['of the future', `2.i.111.${NOW + 200_000}.${MARKS}.${RECORD}`],
    ['that is outdated', `2.i.111.${NOW - 400 * 86_400}.${MARKS}.${RECORD}`],
    ['of the first format', `1.111.${NOW}`],
    ['of a later format', `3.i.111.${NOW}.${MARKS}.${RECORD}`],
    ['in quotes', `"2.i.111.${NOW}.${MARKS}.${RECORD}"`],
    ['with markup', '2.i.111.<script>'],
  ])('%s is no yes: the visitor is asked, and a no then holds', async (_, value) => {
    const context = await visitor({ kind, pixels: pixels() });
    await remember(context, value);
    const page = await open(context);
    await expectTrace(page, ran('base'));
    await bannerOf(page).waitFor();
    await press(page, 'Reject all');
    const next = await open(context, '/next');
    await expectTrace(next, ran('base'));
    expect(await bannerOf(next).count()).toBe(0);
  });

  test('beside another that was set for a part of the site: the one that the site set counts', async () => {
    const context = await visitor({ kind, pixels: pixels() });
    await context.addCookies([
      { name: 'pixel_consent', value: cookieFor('010'), url: `${site.origin}/` },
      { name: 'pixel_consent', value: cookieFor('111'), domain: '127.0.0.1', path: '/shop' },
    ]);
    const page = await open(context, '/shop/cups');
    await expectTrace(page, ran('base', 'stats'));
    await page.waitForTimeout(100);
    await expectTrace(page, ran('base', 'stats'));
    expect(await bannerOf(page).count()).toBe(0);
  });

  test('that a script forged as kept is no yes before the site has a proof of it', async () => {
    const context = await visitor({ kind, pixels: pixels(), down: ['consent', 'plan'] });
    await remember(context, `0.111.${NOW}`);
    const page = await open(context);
    await expectTrace(page, ran('base'));
    await comeBack(page);
    await expectTrace(page, EVERYTHING);
    expect(proofs()).toEqual(['functional measurement marketing']);
  });
});

/** A browser whose clock is so many years off. */
const clockOff = (years: number): string => `
  const now = Date.now;
  Date.now = () => now() + ${years * 365 * 86_400_000};`;

describe.each([-20, 20])('a browser whose clock is %d years off', (years) => {
  test('a choice holds as anywhere', async () => {
    const context = await visitor({ pixels: pixels() });
    await context.addInitScript(clockOff(years));
    const page = await open(context);
    await press(page, 'Accept all');
    await expectTrace(page, EVERYTHING);
    await expectTrace(await open(context, '/next'), EVERYTHING);
  });

  test.each(KINDS)(
    'a no that is kept while a %s site is away holds, and is told when it is back',
    async (kind) => {
      const context = await visitor({ kind, pixels: pixels() });
      await context.addInitScript(clockOff(years));
      await remember(context, cookieFor('111'));
      const page = await open(context);
      site.behaviour.down = ['consent', 'plan'];
      expect(await choose(page, [])).toBe(true);
      await reloadQuietly(page);
      await expectTrace(page, ran('base'));
      await comeBack(page);
      await untilProven(page, 1);
      expect(proofs()).toEqual(['']);
      const next = await open(context, '/next');
      await expectTrace(next, ran('base'));
      expect(await bannerOf(next).count()).toBe(0);
      expect(await traceOf(page)).toEqual(ran('base'));
    },
  );

  test('a yes that is kept runs once it is told', async () => {
    const context = await visitor({ pixels: pixels(), down: ['consent', 'plan'] });
    await context.addInitScript(clockOff(years));
    const page = await open(context);
    expect(await choose(page, ['measurement'])).toBe(true);
    await reloadQuietly(page);
    await expectTrace(page, ran('base'));
    await comeBack(page);
    await until(page, `(window.trace || []).length > 2`);
    await expectTrace(page, ran('base', 'stats'));
    expect(proofs()).toEqual(['measurement']);
  });
});
