import type { Page } from 'playwright-core';
import { cookieFor, marker, press, until, useVisits } from './pages/visits';

const { site, visitor, remember } = useVisits();

const pixels = [marker('base', ['necessary']), marker('ads', ['marketing'])];

/** Open a page, and write down what its console is told of us: short where it is an object. */
const listenIn = async (
  path: string,
  { kind = 'private', cookie = '' }: { kind?: 'private' | 'shared'; cookie?: string } = {},
): Promise<{ page: Page; told: string[] }> => {
  const context = await visitor({ kind, pixels });
  if (cookie) await remember(context, cookie);
  const page = await context.newPage();
  const told: string[] = [];
  page.on('console', async (message) => {
    if (!message.text().startsWith('pixel-inventory:')) return;
    const at = told.push('') - 1;
    const words = await Promise.all(
      message.args().map((word) =>
        word.evaluate((value: unknown) => {
          const plan = value as { granted?: unknown; pixels: { id: string }[] };
          return typeof value === 'string'
            ? value
            : JSON.stringify([plan.granted, plan.pixels.map(({ id }) => id)]);
        }),
      ),
    );
    told[at] = words.slice(1).join(' ');
  });
  await page.goto(site.origin + path);
  await until(page, '!!window.pixels && !!pixels.track && !!window.trace');
  return { page, told };
};

const expectTold = async (page: Page, told: string[], wanted: string[]): Promise<void> => {
  for (let tries = 0; told.length < wanted.length && tries < 100; tries += 1) await page.waitForTimeout(30);
  await page.waitForTimeout(100);
  expect(told.splice(0)).toEqual(wanted);
};

test('with #pixel-debug a page says which pixels it may run, what they report and what the site’s code calls', async () => {
  const { page, told } = await listenIn('/#pixel-debug');
  await expectTold(page, told, ['plan [null,["base"]]', 'reported base page_view']);
  await page.evaluate(`pixels.track('purchase'); pixels.track('purchse')`);
  await expectTold(page, told, ['called purchase', 'reported base purchase', 'called purchse']);
  await press(page, 'Accept all');
  await expectTold(page, told, ['plan [["marketing"],["base","ads"]]', 'reported ads page_view']);
});

test('a page that is the same for everybody says what its visitor may run', async () => {
  const { page, told } = await listenIn('/#pixel-debug', { kind: 'shared', cookie: cookieFor('001') });
  await expectTold(page, told, [
    'plan [null,["base"]]',
    'reported base page_view',
    'plan [["marketing"],["base","ads"]]',
    'reported ads page_view',
  ]);
});

test('it can be asked for later, and stays while the page does', async () => {
  const { page, told } = await listenIn('/');
  await page.evaluate(`location.hash = 'pixel-debug'; pixels.track('purchase')`);
  await expectTold(page, told, ['called purchase', 'reported base purchase']);
  await page.evaluate(`history.pushState(null, '', '/other'); pixels.track('purchase')`);
  await expectTold(page, told, [
    'called purchase',
    'plan [null,["base"]]',
    'reported base page_view',
    'reported base purchase',
  ]);
});

test('nobody else hears anything', async () => {
  const { page, told } = await listenIn('/#pixel-debugger');
  await page.evaluate(`pixels.track('purchase')`);
  await expectTold(page, told, []);
});
