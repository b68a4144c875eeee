import {
  bannerOf,
  cookieFor,
  expectTrace,
  failing,
  mark,
  marker,
  press,
  ran,
  reloaded,
  traceOf,
  until,
  useVisits,
} from './pages/visits';
import { openQuietly, reloadQuietly } from './pages/quiet';

const { site, visitor, open, remember, faults } = useVisits();

const four = () => [
  marker('base', ['necessary']),
  marker('chat', ['functional']),
  marker('stats', ['measurement']),
  marker('ads', ['marketing']),
];

const withVendor = () =>
  marker('vendor', ['marketing'], {
    setup: [{ do: 'script', src: `${site.vendor}/tag.js` }],
    events: { page_view: { steps: [{ do: 'image', src: `${site.vendor}/hit?e={event}&p={page_path}` }] } },
  });

describe('a page with the visitor’s own plan', () => {
  test('before a choice only necessary pixels run, and no vendor hears anything', async () => {
    const page = await open(await visitor({ pixels: [...four(), withVendor()] }));
    expect(await traceOf(page)).toEqual(ran('base'));
    expect(site.vendorLog).toEqual([]);
    await expect(bannerOf(page).isVisible()).resolves.toBe(true);
  });

  test('after a no nothing more runs, here and on the next page, and nobody asks again', async () => {
    const context = await visitor({ pixels: [...four(), withVendor()] });
    const page = await open(context);
    await press(page, 'Reject all');
    expect(await traceOf(page)).toEqual(ran('base'));
    expect(await bannerOf(page).count()).toBe(0);
    const next = await open(context, '/other');
    expect(await traceOf(next)).toEqual(ran('base'));
    expect(await bannerOf(next).count()).toBe(0);
    expect(site.vendorLog).toEqual([]);
  });

  test('after a yes every pixel runs once, in order, and the vendor hears of it', async () => {
    const page = await open(await visitor({ pixels: [...four(), withVendor()] }), '/shop/tea cups');
    await press(page, 'Accept all');
    await expectTrace(page, [...ran('base', 'chat', 'stats', 'ads'), '/tag.js']);
    expect(site.vendorLog.sort()).toEqual(['/hit?e=page_view&p=%2Fshop%2Ftea%2520cups', '/tag.js']);
  });

  test('a reload keeps the choice and asks nobody', async () => {
    const page = await open(await visitor({ pixels: four() }));
    await press(page, 'Accept all');
    site.log.length = 0;
    await reloadQuietly(page);
    expect(await traceOf(page)).toEqual(ran('base', 'chat', 'stats', 'ads'));
    expect(await bannerOf(page).count()).toBe(0);
    expect(site.log.filter((line) => /plan|consent/.test(line))).toEqual([]);
  });

  test('a pixel in two categories needs both', async () => {
    const both = marker('both', ['measurement', 'marketing']);
    const context = await visitor({ pixels: [both] });
    await remember(context, cookieFor('010'));
    expect(await traceOf(await open(context))).toEqual([]);
    await remember(context, cookieFor('011'));
    expect(await traceOf(await open(context))).toEqual(ran('both'));
  });

  test('a pixel that fails stops alone, and for good', async () => {
    const pixels = [
      marker('bad', ['necessary'], { setup: [mark('bad: begins'), failing, mark('bad: goes on')] }),
      marker('late', ['necessary'], {
        events: { page_view: { steps: [failing] }, purchase: { steps: [mark('late: purchase')] } },
      }),
      marker('good', ['necessary']),
    ];
    const page = await open(await visitor({ pixels }));
    await page.evaluate(`pixels.track('purchase')`);
    expect(await traceOf(page)).toEqual(['bad: begins', 'late: set up', ...ran('good'), 'good: purchase']);
  });
});

describe('a choice that is taken back', () => {
  test('reloads a page on which something ran that has to stop', async () => {
    const context = await visitor({ pixels: four() });
    await remember(context, cookieFor('111'));
    const page = await open(context);
    await page.evaluate(`window.old = true; pixels.consent.set(['measurement'])`);
    await reloaded(page);
    expect(await traceOf(page)).toEqual(ran('base', 'stats'));
  });

  test('does not reload where nothing has to stop', async () => {
    const context = await visitor({ pixels: [marker('stats', ['measurement'])] });
    await remember(context, cookieFor('111'));
    const page = await open(context);
    expect(await page.evaluate(`window.old = true; pixels.consent.set(['measurement'])`)).toBe(true);
    await page.waitForTimeout(300);
    expect(await page.evaluate('window.old')).toBe(true);
    expect(await traceOf(page)).toEqual(ran('stats'));
  });

  test('does not reload a page again and again where browser and server disagree', async () => {
    const context = await visitor({ kind: 'shared', pixels: four(), forgetful: true });
    const page = await open(context);
    // Caches keep a page that names a pixel which was stopped meanwhile.
    site.behaviour.planText = await page.evaluate<string>(
      `document.getElementById('pixel-inventory-plan').textContent`,
    );
    site.behaviour.pixels = four().slice(1);
    await remember(context, cookieFor('111'));
    site.log.length = 0;
    await openQuietly(page, site.origin);
    await page.waitForTimeout(1000);
    expect(site.log.filter((line) => line === 'GET /')).toHaveLength(1);
  });
});

describe('a page that is the same for everybody', () => {
  test('runs what needs no consent and asks', async () => {
    const page = await open(await visitor({ kind: 'shared', pixels: four() }));
    expect(await traceOf(page)).toEqual(ran('base'));
    expect(await bannerOf(page).isVisible()).toBe(true);
    expect(site.log).not.toContain('GET /_pixels/plan');
  });

  test('fetches the plan of a visitor who said yes, and runs what is new', async () => {
    const context = await visitor({ kind: 'shared', pixels: four() });
    await remember(context, cookieFor('010'));
    const page = await open(context);
    expect(await traceOf(page)).toEqual(ran('base', 'stats'));
    expect(await bannerOf(page).count()).toBe(0);
  });

  test('asks the server nothing for a visitor who said no', async () => {
    const context = await visitor({ kind: 'shared', pixels: four() });
    await remember(context, cookieFor('000'));
    const page = await open(context);
    expect(await traceOf(page)).toEqual(ran('base'));
    expect(await bannerOf(page).count()).toBe(0);
    expect(site.log).not.toContain('GET /_pixels/plan');
  });

  test.each([
    ['of another format', '2.111.1764000000'],
    ['with a byte too many', '1.1111.1764000000'],
    ['of the far future', '1.111.9999999999'],
    ['that is far too long', `1.111.${'1'.repeat(3900)}`],
    ['with markup', '1.111.<script>'],
  ])('takes a cookie %s for no choice', async (_, value) => {
    const context = await visitor({ kind: 'shared', pixels: four() });
    await remember(context, value);
    const page = await open(context);
    expect(await traceOf(page)).toEqual(ran('base'));
    expect(await bannerOf(page).isVisible()).toBe(true);
  });

  test('runs nothing more when the plan cannot be fetched', async () => {
    const context = await visitor({ kind: 'shared', pixels: four(), down: ['plan'] });
    await remember(context, cookieFor('111'));
    expect(await traceOf(await open(context))).toEqual(ran('base'));
  });

  test('finds the server although a <base> points elsewhere', async () => {
    const context = await visitor({
      kind: 'shared',
      pixels: four(),
      head: (plan, loader) => `${plan}${loader}<base href="${site.vendor}/">`,
    });
    await remember(context, cookieFor('010'));
    expect(await traceOf(await open(context))).toEqual(ran('base', 'stats'));
    expect(site.vendorLog).toEqual([]);
  });
});

describe('plan and loader in the page', () => {
  test.each<[string, (plan: string, loader: string) => string]>([
    ['twice', (plan, loader) => plan + loader + plan + loader],
    ['the loader first', (plan, loader) => loader + plan],
    [
      'the loader twice with another address',
      (plan, loader) => plan + loader + loader.replace('.js', '.js?again'),
    ],
    ['the loader deferred', (plan, loader) => loader.replace('async', 'defer') + plan],
    ['the loader blocking, before the plan', (plan, loader) => loader.replace('async ', '') + plan],
  ])('%s: pixels run once', async (_, head) => {
    const page = await open(await visitor({ pixels: four(), head }));
    await until(page, '!!window.pixels && !!pixels.track');
    expect(await traceOf(page)).toEqual(ran('base'));
    expect(await bannerOf(page).count()).toBe(1);
  });

  test.each([
    ['nothing', ''],
    ['cut off', '{"v":1,"pixels":[{"id":"a"'],
    ['of another version', '{"v":2,"prefix":"/_pixels","pixels":[]}'],
    ['null', 'null'],
    ['a list', '[]'],
    ['without pixels', '{"v":1,"prefix":"/_pixels","kind":"private","ask":true,"banner":"b.js"}'],
    [
      'with a pixel that is none',
      '{"v":1,"prefix":"/_pixels","kind":"private","ask":false,"choice":null,"pixels":[null]}',
    ],
  ])('a plan that is %s: nothing happens, and no error', async (_, planText) => {
    const page = await open(await visitor({ planText }));
    expect(await traceOf(page)).toEqual([]);
    expect(await bannerOf(page).count()).toBe(0);
    expect(faults()).toEqual([]);
  });

  test('a policy that asks for a nonce: what the loader loads carries the loader’s own', async () => {
    const page = await open(
      await visitor({
        pixels: [...four(), withVendor()],
        scriptSrc: `'nonce-abc'`,
      }),
    );
    await press(page, 'Accept all');
    await expectTrace(page, [...ran('base', 'chat', 'stats', 'ads'), '/tag.js']);
  });

  test('a path that is longer than the server takes: a choice is stored all the same', async () => {
    const page = await open(await visitor({ pixels: four() }), `/${'a'.repeat(2000)}`);
    const request = page.waitForRequest(/\/consent$/);
    await press(page, 'Reject all');
    expect((await request).postData()?.length).toBeLessThanOrEqual(2048);
  });

  test('no plan at all: nothing happens', async () => {
    const page = await open(await visitor({ head: (_, loader) => loader }));
    expect(await traceOf(page)).toEqual([]);
  });

  test('a pixel with a step that this loader does not know stops alone', async () => {
    const planText = JSON.stringify({
      v: 1,
      snapshot: 1,
      prefix: '/_pixels',
      kind: 'private',
      ask: false,
      choice: null,
      banner: 'b.js',
      pixels: [
        { id: 'new', setup: [mark('one'), { do: 'teleport' }, mark('two')], events: {} },
        { id: 'odd', setup: 'steps', events: null },
        { id: 'old', setup: [mark('three')], events: {} },
      ],
    });
    expect(await traceOf(await open(await visitor({ planText })))).toEqual(['one', 'three']);
  });
});

describe('a page that a browser kept from an earlier choice', () => {
  test('runs nothing of its plan after a withdrawal elsewhere', async () => {
    const context = await visitor({ pixels: four(), cacheControl: 'private, max-age=600' });
    await remember(context, cookieFor('111'));
    await (await open(context, '/kept')).close();
    await remember(context, cookieFor('000'));
    const page = await open(context, '/kept');
    // The page itself came from the cache, and so it names all of the pixels.
    expect(site.log.filter((line) => line === 'GET /kept')).toHaveLength(1);
    expect(await traceOf(page)).toEqual(ran('base'));
  });

  test('runs what was allowed since, without asking again', async () => {
    const context = await visitor({ pixels: four(), cacheControl: 'private, max-age=600' });
    await (await open(context, '/kept')).close();
    await remember(context, cookieFor('010'));
    const page = await open(context, '/kept');
    expect(await traceOf(page)).toEqual(ran('base', 'stats'));
    expect(await bannerOf(page).count()).toBe(0);
  });

  test('runs nothing at all while the server cannot say', async () => {
    const context = await visitor({ pixels: four(), cacheControl: 'private, max-age=600' });
    await remember(context, cookieFor('111'));
    await (await open(context, '/kept')).close();
    await remember(context, cookieFor('000'));
    site.behaviour.down = ['plan'];
    expect(await traceOf(await open(context, '/kept'))).toEqual([]);
  });
});
