import type { Page } from 'playwright-core';
import type { Trigger } from '../../server/src/contract';
import { TALL, scrollTo, selector, text, times, useLeads } from './pages/leads';
import { failing, mark, marker, press, traceOf, until, cookieFor } from './pages/visits';
import { openQuietly } from './pages/quiet';

const { site, visitor, remember, faults, lead, agreed, visit, reports } = useLeads();

const BODY = `<button>Buy</button><form action="/find"><button>Find</button></form>${TALL}`;
const everything: Trigger[] = [
  { kind: 'click', on: text('Buy') },
  { kind: 'form', on: { by: 'any' } },
  { kind: 'scroll', percent: 90 },
  { kind: 'time', seconds: 1 },
  { kind: 'named', name: 'brochure' },
];

/** Do all that `everything` waits for. */
const doEverything = async (page: Page): Promise<void> => {
  await page.evaluate(`addEventListener('submit', (e) => e.preventDefault()); pixels.track('brochure')`);
  await page.getByRole('button', { name: 'Buy' }).click();
  await page.getByRole('button', { name: 'Find' }).click();
  await scrollTo(page, 100);
  await page.waitForTimeout(1100);
  await scrollTo(page, 0);
};

describe('consent', () => {
  test('nothing is heard before it, and nothing of that is told later', async () => {
    const page = await visit(await visitor({ pixels: [lead(everything)], body: BODY }));
    await doEverything(page);
    expect(await reports(page)).toEqual([]);
    await press(page, 'Accept all');
    expect(await reports(page)).toEqual([]);
    await doEverything(page);
    expect(await reports(page)).toEqual(times(5));
  });

  test('nothing is heard after it was taken back', async () => {
    const page = await visit(await agreed({ pixels: [lead(everything)], body: BODY }));
    await page.evaluate(`window.old = true; void pixels.consent.set([])`);
    await until(page, '!window.old && !!window.pixels && !!pixels.track');
    await doEverything(page);
    expect(await reports(page)).toEqual([]);
  });

  test('nothing is heard after it was taken back elsewhere while the site does not answer', async () => {
    const context = await agreed({ pixels: [lead(everything)], body: BODY });
    const page = await visit(context);
    site.behaviour.down = ['plan'];
    await remember(context, cookieFor('000'));
    await page.waitForTimeout(300);
    await doEverything(page);
    expect(await reports(page)).toEqual([]);
  });

  test('a pixel that waits for another category hears nothing', async () => {
    const context = await visitor({
      pixels: [lead(everything), lead(everything, 'more')].map((pixel, at) =>
        at ? { ...pixel, categories: ['measurement' as const] } : pixel,
      ),
      body: BODY,
    });
    await remember(context, cookieFor('001'));
    const page = await visit(context);
    await doEverything(page);
    expect(await reports(page)).toEqual(times(5));
  });
});

test('once a page holds when the visitor comes back to the page that the browser kept', async () => {
  const page = await visit(
    await agreed({ pixels: [lead([{ kind: 'click', on: text('Buy'), once: true }])] }),
  );
  const press = () => page.getByRole('button', { name: 'Buy' }).click();
  await press();
  await page.evaluate('window.old = true');
  await openQuietly(page, `${site.origin}/other`);
  await page.evaluate('void history.back()');
  await page.waitForURL(`${site.origin}/`, { waitUntil: 'commit' });
  await until(page, '!!window.pixels && !!pixels.track');
  const kept = await page.evaluate('!!window.old');
  await press();
  expect(await reports(page)).toEqual(times(kept ? 1 : 2));
});

describe('one pixel and the others', () => {
  const buy: Trigger[] = [{ kind: 'click', on: text('Buy') }];

  test('a step that fails stops its own pixel alone, and not the page', async () => {
    const bad = marker('bad', ['marketing'], {
      events: { purchase: { triggers: buy, steps: [failing, mark('bad')] } },
    });
    const broken = lead([{ kind: 'click', on: selector('[[') }], 'broken');
    const page = await visit(await agreed({ pixels: [bad, broken, lead(buy)] }));
    await page.evaluate(`addEventListener('click', () => (window.clicks = (window.clicks || 0) + 1))`);
    for (const _ of [1, 2]) await page.getByRole('button', { name: 'Buy' }).click();
    expect(await reports(page)).toEqual(times(2));
    expect(await traceOf(page)).toEqual(['bad: set up']);
    expect(await page.evaluate('window.clicks')).toBe(2);
    expect(faults()).toEqual([]);
  });

  test.each<[string, Trigger[], string[]]>([
    ['a page view alone', [{ kind: 'page_view' }], []],
    ['a name', [{ kind: 'named', name: 'brochure' }], []],
    ['a click', buy, ['click', 'auxclick']],
    ['a form', [{ kind: 'form', on: { by: 'any' } }], ['submit']],
    ['scrolling', [{ kind: 'scroll', percent: 50 }], ['scroll', 'resize', 'load', 'visibilitychange']],
    ['time', [{ kind: 'time', seconds: 60 }], ['visibilitychange']],
  ])('nothing is listened for that no pixel needs: %s', async (_, triggers, types) => {
    const context = await agreed({ pixels: [lead(triggers), lead(triggers, 'more')] });
    await context.addInitScript(`window.heard = [];
      const add = EventTarget.prototype.addEventListener;
      EventTarget.prototype.addEventListener = function (type, ...rest) {
        if (!(this instanceof Node)) heard.push(type);
        return add.call(this, type, ...rest);
      };`);
    const page = await visit(context);
    const heard = new Set(await page.evaluate<string[]>('window.heard'));
    // What the loader listens for on every page.
    for (const type of ['pageshow', 'pagehide', 'change', 'abort', 'online', 'currententrychange'])
      heard.delete(type);
    expect([...heard].filter((type) => type !== 'load' || types.includes(type)).sort()).toEqual(
      [...types].sort(),
    );
  });
});
