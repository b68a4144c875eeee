import type { Page } from 'playwright-core';
import type { Behaviour, SitePixel } from './pages/test-site';
import { bannerOf, cookieFor, expectTrace, mark, marker, press, until, useVisits } from './pages/visits';

const { site, visitor, remember, faults } = useVisits();

const NONCE = 'cmFuZG9tLXRleHQ=';

/** What sites approve: a vendor's script, an image, and markup of an editor's own with a script, a frame and an image. */
const pixels = (): SitePixel[] => [
  marker('own', ['necessary'], { setup: [mark('own')], events: {} }),
  marker('stats', ['measurement'], {
    setup: [{ do: 'script', src: `${site.vendor}/busy.js` }],
    events: { page_view: { steps: [{ do: 'image', src: `${site.vendor}/view.gif?p={page_path}` }] } },
  }),
  marker('ads', ['marketing'], {
    setup: [
      {
        do: 'html',
        html: `<script src="${site.vendor}/ads.js"></script><iframe src="${site.vendor}/frame"></iframe><img alt="" src="${site.vendor}/ads.gif">`,
      },
    ],
    events: {},
  }),
];

const ALL = [
  '/ads.gif',
  '/ads.js',
  '/beacon',
  '/busy.js',
  '/fetched',
  '/frame',
  '/image.gif',
  '/more.js',
  '/view.gif?p=%2F',
];

const violations = (page: Page): Promise<string[]> => page.evaluate('window.violations');

/** Open a page, and write down what its policy refuses. */
const visit = async (
  policy: string,
  behaviour: Partial<Behaviour>,
  bits: string | null = null,
): Promise<Page> => {
  const context = await visitor({ policy, csp: 'merge', pixels: pixels(), ...behaviour });
  if (bits !== null) await remember(context, cookieFor(bits));
  await context.addInitScript(() => {
    const found: string[] = [];
    Object.assign(window, { violations: found });
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      found.push(`${effectiveDirective} ${blockedURI}`),
    );
  });
  const page = await context.newPage();
  await page.goto(site.origin, { waitUntil: 'networkidle' });
  return page;
};

const allCame = async (page: Page): Promise<void> => {
  await expectTrace(page, ['own', ...(await orderOf(page))]);
  await page.waitForLoadState('networkidle');
  expect([...site.vendorLog].sort()).toEqual(ALL);
  expect(await violations(page)).toEqual([]);
};

/** Scripts come when they come. */
const orderOf = async (page: Page): Promise<string[]> => {
  await until(page, 'window.trace?.length === 3');
  const came = await page.evaluate<string[]>('window.trace.slice(1)');
  expect([...came].sort()).toEqual(['/ads.js', '/more.js']);
  return came;
};

const STRICT = `default-src 'none'; script-src 'self' 'strict-dynamic' 'nonce-${NONCE}'`;

test('under a policy as strict as they come, the banner asks, and what it allows runs without a violation', async () => {
  const page = await visit(STRICT, {});
  await bannerOf(page).waitFor();
  expect(await violations(page)).toEqual([]);
  expect(site.vendorLog).toEqual([]);
  await press(page, 'Accept all');
  await allCame(page);
  expect(site.records).toHaveLength(1);
});

test('without the merge, the same policy refuses most of it, and the page reports that', async () => {
  const page = await visit(STRICT, { csp: 'leave' }, '111');
  await until(page, 'window.violations.some((one) => /^img-src/.test(one))');
  const found = (await violations(page)).map((one) => one.split(' ')[0]);
  // The page's own nonce lets our script in, and what it adds.
  expect(await page.evaluate('window.trace')).toContain('own');
  expect(new Set(found)).toEqual(new Set(['connect-src', 'frame-src', 'img-src', 'style-src-elem']));
  expect(site.vendorLog.filter((path) => !path.endsWith('.js'))).toEqual([]);
  expect(faults().length).toBeGreaterThan(0);
  faults().length = 0;
});

test('without scripts, the banner has its styles and its form is sent', async () => {
  const context = await visitor(
    { policy: `default-src 'none'; form-action 'none'`, csp: 'merge', pixels: pixels() },
    { javaScriptEnabled: false },
  );
  const page = await context.newPage();
  await page.goto(site.origin);
  await bannerOf(page).waitFor();
  await press(page, 'Reject all');
  expect(site.records).toHaveLength(1);
});

test.each<[string, string, Partial<Behaviour>]>([
  ['a nonce, and no trust in what a script adds', `default-src 'none'; script-src 'nonce-${NONCE}'`, {}],
  ['hosts alone', `default-src 'self'; script-src 'self'; child-src 'none'`, {}],
  ['nothing but default-src', `default-src 'none'`, {}],
  ['script elements apart', `default-src 'none'; script-src 'none'; script-src-elem 'self'`, {}],
  [
    'two policies at once',
    `default-src 'self', default-src *; script-src 'strict-dynamic' 'nonce-${NONCE}'`,
    {},
  ],
  [
    'checksums',
    `default-src 'none'; script-src 'strict-dynamic' 'sha256-${'A'.repeat(43)}='`,
    { kind: 'shared' },
  ],
])(
  'under a policy with %s, all that is allowed runs without a violation',
  async (_why, policy, behaviour) => {
    await allCame(await visit(policy, behaviour, '111'));
  },
);
