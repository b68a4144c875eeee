import {
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

const { site, visitor, open, remember, faults } = useVisits();

const pixels = [marker('base', ['necessary']), marker('ads', ['marketing'])];
const QUEUE = 'window.pixels = window.pixels || [];';

test('calls made before the loader has arrived are made when it has, each failing alone', async () => {
  const context = await visitor({ pixels });
  await context.addInitScript(
    `${QUEUE} window.got = [];
     pixels.push(() => { throw new Error('mine') });
     pixels.push((p) => p.track('purchase'), (p) => got.push(p === window.pixels, p.consent.get()));`,
  );
  const page = await open(context);
  expect(await traceOf(page)).toEqual([...ran('base'), 'base: purchase']);
  expect(await page.evaluate('got')).toEqual([true, null]);
});

test('the same line works after the loader has arrived', async () => {
  const page = await open(await visitor({ pixels }));
  await page.evaluate(`${QUEUE} pixels.push((p) => p.track('purchase'))`);
  expect(await traceOf(page)).toEqual([...ran('base'), 'base: purchase']);
});

test.each(['search', 'constructor', '__proto__', 'toString', '', 'page view'])(
  'an event that nobody declared does nothing: %j',
  async (event) => {
    const page = await open(await visitor({ pixels }));
    await page.evaluate(`pixels.track(${JSON.stringify(event)}); pixels.track('purchase')`);
    expect(await traceOf(page)).toEqual([...ran('base'), 'base: purchase']);
  },
);

test('an event before consent is not told to anybody later', async () => {
  const page = await open(await visitor({ pixels }));
  await page.evaluate(`pixels.track('purchase')`);
  await press(page, 'Accept all');
  await expectTrace(page, [...ran('base'), 'base: purchase', ...ran('ads')]);
});

test('an event while the plan of a visitor who said yes is on its way reaches it', async () => {
  const context = await visitor({ kind: 'shared', pixels, delay: 300 });
  await remember(context, cookieFor('001'));
  const page = await context.newPage();
  await page.goto(site.origin);
  await until(page, '!!window.pixels && !!pixels.track');
  await page.evaluate(`pixels.track('purchase')`);
  await expectTrace(page, [...ran('base'), 'base: purchase', ...ran('ads'), 'ads: purchase']);
});

test('an event while a no is on its way reaches nobody new', async () => {
  const page = await open(await visitor({ pixels, delay: 200 }));
  await page.evaluate(`void pixels.consent.set([]); pixels.track('purchase')`);
  await page.waitForTimeout(400);
  await page.evaluate(`pixels.consent.set(['marketing'])`);
  await expectTrace(page, [...ran('base'), 'base: purchase', ...ran('ads')]);
});

test('two quick choices end as the visitor left them, however long the first takes', async () => {
  const page = await open(await visitor({ pixels, delay: 400 }));
  await page.evaluate(`void pixels.consent.set(['marketing'])`);
  await page.waitForTimeout(100);
  site.behaviour.delay = 0;
  await page.evaluate(`window.old = true; void pixels.consent.set([])`);
  await reloaded(page);
  await expectTrace(page, ran('base'));
  expect(await page.evaluate('pixels.consent.get()')).toEqual([]);
});

test('a site’s own form can store a choice, hears of changes, and can stop listening', async () => {
  const page = await open(await visitor({ pixels }));
  const heard = await page.evaluate(`(async () => {
    const heard = [];
    pixels.consent.on(() => { throw new Error('not your fault') });
    const end = pixels.consent.on((granted) => heard.push(granted));
    heard.push(pixels.consent.get());
    heard.push(await pixels.consent.set(['functional']));
    heard.push(pixels.consent.get());
    end();
    await pixels.consent.set(['functional', 'marketing']);
    return heard;
  })()`);
  expect(heard).toEqual([null, ['functional'], true, ['functional']]);
  await expectTrace(page, ran('base', 'ads'));
});

test.each(['private', 'shared'] as const)(
  'a no is told apart from no answer after the next load, on a %s page',
  async (kind) => {
    const context = await visitor({ pixels, kind });
    const page = await open(context);
    expect(await page.evaluate('pixels.consent.get()')).toBe(null);
    await page.evaluate('pixels.consent.set([])');
    await page.reload();
    await until(page, '!!window.pixels && !!pixels.consent');
    expect(await page.evaluate('pixels.consent.get()')).toEqual([]);
  },
);

test('a choice that the site refuses changes nothing, and says so', async () => {
  const page = await open(await visitor({ pixels, refusing: { consent: 400 } }));
  expect(await page.evaluate(`pixels.consent.set(['marketing'])`)).toBe(false);
  expect(await page.evaluate('pixels.consent.get()')).toBe(null);
  expect(await traceOf(page)).toEqual(ran('base'));
});

test.each([
  ['a number', '5', '5'],
  ['a list of its own', '[1, 2]', '[1,2]'],
  ['an object', '{"a":1}', '{"a":1}'],
])('a site that uses the name for %s keeps it; pixels run all the same', async (_, value, kept) => {
  const context = await visitor({ pixels });
  await context.addInitScript(`window.pixels = ${value}`);
  const page = await open(context);
  expect(await page.evaluate('JSON.stringify(window.pixels)')).toBe(kept);
  expect(await traceOf(page)).toEqual(ran('base'));
  expect(faults()).toEqual([]);
});

test('an element that is called pixels does not get in the way', async () => {
  const page = await open(
    await visitor({ pixels, body: '<form id="pixels"><input name="track"></form><h1>A page</h1>' }),
  );
  expect(await traceOf(page)).toEqual(ran('base'));
});
