/**
 * Take the pictures of the guide anew: start the demo with data of its own, do the whole job as its people do it, and
 * write docs/images/*.png. Arguments go to the demo's command, for example `--no-build`.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const IMAGES = path.join(ROOT, 'docs/images');
const MAX_BYTES = 250_000;
const READY = 'DEMO_READY ';
const DESK = { viewport: { width: 1440, height: 900 }, colorScheme: 'light' };
const PHONE = { viewport: { width: 390, height: 844 }, colorScheme: 'light', isMobile: true, hasTouch: true };

const everyPage = { include: [{ kind: 'prefix', path: '/' }], exclude: [] };
const jo = { name: 'Jo Finch', email: 'editor@wrenhouse.example' };
const lou = { name: 'Lou Marsh', email: 'lou@wrenhouse.example' };

/** What stands in the inventory before the story begins, and how far each pixel has come. */
const BEFORE = [
  {
    until: 'live',
    name: 'Site statistics',
    vendor: 'matomo',
    settings: { url: 'https://stats.wrenhouse.example/', siteId: '1' },
    purpose: 'Counts visits and shows us which pages help people find a home for their birds.',
    categories: ['measurement'],
    events: [{ name: 'page_view', goal: 'Which pages do people read before they buy?' }],
    owner: jo,
  },
  {
    until: 'stopped',
    name: 'Winter films',
    vendor: 'tiktok-pixel',
    settings: { pixelId: 'CABC1234567890DEFGHI' },
    purpose: 'Shows us whether our winter feeding films bring people to the shop.',
    categories: ['marketing'],
    events: [{ name: 'page_view', goal: 'Shall we go on making films?' }],
    owner: lou,
  },
  {
    until: 'in review',
    name: 'Newsletter adverts',
    vendor: 'linkedin-insight',
    settings: { partnerId: '1234567' },
    purpose: 'Shows us which adverts brought somebody to our bird post.',
    categories: ['marketing'],
    events: [{ name: 'page_view', goal: 'Do adverts there pay off at all?' }],
    owner: lou,
  },
  {
    until: 'draft',
    name: 'Shop analytics',
    vendor: 'google-analytics-4',
    settings: { measurementId: 'G-WREN123456' },
    purpose: 'Counts what people look at and buy, to plan what we build next.',
    categories: ['measurement'],
    events: [
      { name: 'page_view', goal: 'Which pages are worth the work?' },
      { name: 'purchase', goal: 'Which homes shall we build more of?' },
    ],
    owner: jo,
  },
];

/** Start the demo. Answers with its addresses and its people, and a function that stops it. */
const startDemo = (dataDir, args) =>
  new Promise((resolve, reject) => {
    const own = ['--port', '0', '--stand-in-port', '0', '--data-dir', dataDir, '--json'];
    const script = path.join(ROOT, 'scripts/demo.mjs');
    const child = spawn(process.execPath, [script, ...own, ...args, ...process.argv.slice(2)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise((end) => child.once('exit', end));
    const stop = () => child.kill('SIGTERM') && ended;
    const printed = [];
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith(READY)) resolve({ ...JSON.parse(line.slice(READY.length)), stop });
      printed.push(line);
    });
    child.once('error', reject);
    child.once('close', () =>
      reject(new Error(`The demo ended before it was ready:\n${printed.join('\n')}`)),
    );
  });

const launch = () => {
  const script = path.join(ROOT, 'scripts/chromium-path.mjs');
  const { executablePath, env } = JSON.parse(execFileSync(process.execPath, [script], { encoding: 'utf8' }));
  return chromium.launch({
    executablePath,
    env: { ...process.env, ...env },
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--hide-scrollbars'],
  });
};

const askJson = async (address, method, headers, body) => {
  const answer = await fetch(address, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const { data, error } = await answer.json();
  if (!answer.ok) throw new Error(`${address}: ${error.message}`);
  return data;
};

/** Answer with a function that asks the admin API as this person. */
const actAs = async (demo, { email, password }) => {
  const { token } = await askJson(`${demo.admin}/login`, 'POST', {}, { email, password });
  const headers = { authorization: `Bearer ${token}` };
  return (address, body) =>
    askJson(`${demo.shop}pixel-inventory${address}`, body === undefined ? 'GET' : 'POST', headers, body);
};

const fillInventory = async (demo) => {
  const [editor, approver] = await Promise.all(
    [demo.users.editor, demo.users.approver].map((user) => actAs(demo, user)),
  );
  for (const { until, ...content } of [...BEFORE].reverse()) {
    const added = await editor('/pixels', {
      content: { ...content, placement: everyPage, reviewEveryDays: 90 },
    });
    const { slug } = added.pixel;
    const seen = { version: added.versions[0].number, hash: added.versions[0].hash };
    if (until !== 'draft') await editor(`/pixels/${slug}/submit`, seen);
    if (until === 'live' || until === 'stopped') await approver(`/pixels/${slug}/approve`, seen);
  }
  const { waiting } = await approver('/publications');
  const versions = waiting.map(({ slug, version }) => ({ slug, version }));
  await approver('/publications', { expected: 0, versions });
  await approver('/pixels/winter-films/pause', { reason: 'The winter is over.' });
};

const open = async (browser, look) => {
  const context = await browser.newContext({ deviceScaleFactor: 1, reducedMotion: 'reduce', ...look });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  return page;
};

const signIn = async (browser, demo, { email, password }, look = DESK) => {
  const page = await open(browser, look);
  await page.goto(demo.admin);
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Login' }).click();
  await page.waitForURL((url) => !url.pathname.includes('/auth/'));
  return page;
};

/** Go to a screen of the plugin and wait for a text that says that it is complete. */
const goTo = async (page, demo, screen, text) => {
  await page.goto(`${demo.admin}/plugins/pixel-inventory${screen}`);
  await page.getByText(text).filter({ visible: true }).first().waitFor();
};

/** Write what is in the window to docs/images, with the pointer away and everything at rest. */
const take = async (page, name) => {
  await page.mouse.move(0, 0);
  await page.waitForLoadState('networkidle').catch(() => {});
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  // Strapi's notes fade by themselves.
  await page.waitForTimeout(600);
  const file = path.join(IMAGES, `${name}.png`);
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  const { size } = statSync(file);
  console.log(`${name}.png  ${Math.round(size / 1000)} kB`);
  if (size > MAX_BYTES) throw new Error(`${name}.png is over ${MAX_BYTES / 1000} kB.`);
};

const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const type = (page, label, text) => page.getByRole('textbox', { name: label, exact: true }).fill(text);
const tick = (page, label) => page.getByRole('checkbox', { name: label, exact: true }).click();

const openStep = (page, name) =>
  page
    .getByRole('navigation', { name: 'Steps' })
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();

const takeStep = async (page, name) => {
  await page.evaluate(() => {
    document.activeElement?.blur();
    window.scrollTo(0, 0);
  });
  await take(page, name);
};

const takeForm = async (page, demo) => {
  await goTo(page, demo, '/pixels/new', 'Which vendor?');
  await takeStep(page, 'form-vendor');
  await page.getByRole('radio', { name: 'Meta Pixel', exact: true }).click();
  await openStep(page, 'Settings');
  await type(page, 'Pixel id', '123456789012345');
  await openStep(page, 'Purpose');
  await type(page, 'Name', 'Spring campaign');
  await type(
    page,
    'Purpose',
    'Shows us which of our ads on Facebook and Instagram led to visits and orders.',
  );
  await openStep(page, 'Events');
  await tick(page, 'Page viewed');
  await type(page, 'Goal of “Page viewed”', 'Do the spring ads bring people who stay?');
  await tick(page, 'Put into the cart');
  await type(page, 'Goal of “Put into the cart”', 'Which ad shall we go on paying for?');
  await takeStep(page, 'form-events');
  await openStep(page, 'Pages');
  await press(page, 'Add an exception');
  await type(page, 'Exception 1: path', '/kids');
  await openStep(page, 'Owner');
  await press(page, 'That is me');
  await openStep(page, 'Summary');
  await takeStep(page, 'form');
  await press(page, 'Save and submit for approval');
  await page.getByRole('heading', { name: 'Spring campaign', exact: true }).waitFor();
};

const takeApproval = async (approver, demo) => {
  const address = '/approvals/spring-campaign';
  await goTo(approver, demo, address, 'This pixel is new.');
  await take(approver, 'approval');
  await approver.setViewportSize(PHONE.viewport);
  await goTo(approver, demo, address, 'This pixel is new.');
  await take(approver, 'approval-phone');
  await approver.setViewportSize(DESK.viewport);
  await goTo(approver, demo, address, 'This pixel is new.');
  await press(approver, 'Approve version 1');
  await approver.getByRole('alertdialog').getByRole('button', { name: 'Approve version 1' }).click();
  await approver.getByText('One version waits for approval.').waitFor();
};

const takePublish = async (approver, demo) => {
  await goTo(approver, demo, '/publish', 'Spring campaign');
  await take(approver, 'publish');
  await press(approver, 'Publish 1 approved change');
  await approver.getByRole('alertdialog').getByRole('button', { name: 'Publish now' }).click();
  await approver.getByText('Everything that was approved is live.').waitFor();
};

const takeWhy = async (page, demo) => {
  await goTo(page, demo, '/pixels/spring-campaign', 'How things stand');
  await page.getByRole('tab', { name: 'Why?' }).click();
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  const answer = page.getByText('No, it does not run');
  await answer.waitFor();
  await answer.scrollIntoViewIfNeeded();
  await take(page, 'why');
};

const takeInventory = async (browser, demo, name, look) => {
  const editor = await signIn(browser, demo, demo.users.editor, look);
  await goTo(editor, demo, '/inventory', 'Spring campaign');
  await take(editor, name);
  await editor.context().close();
};

/** The first screen that anybody sees, on the inventory that the demo begins with. */
const takeOverview = async (browser, demo, name, look) => {
  const approver = await signIn(browser, demo, demo.users.approver, look);
  await goTo(approver, demo, '', 'Do we know our pixels?');
  await take(approver, name);
  await approver.context().close();
};

const takeBanner = async (browser, demo, name, look) => {
  const visitor = await open(browser, look);
  await visitor.goto(demo.shop);
  await visitor.getByRole('button', { name: 'Reject all' }).waitFor();
  await take(visitor, name);
  return visitor;
};

const takeVisit = async (browser, demo) => {
  const visitor = await takeBanner(browser, demo, 'shop', DESK);
  await press(visitor, 'Choose');
  await visitor.getByRole('dialog', { name: 'Your choices' }).waitFor();
  await take(visitor, 'choices');
  await visitor.getByRole('dialog').getByRole('button', { name: 'Accept all' }).click();
  const standIn = await open(browser, { ...DESK, viewport: { width: 1440, height: 640 } });
  await standIn.goto(demo.standIn);
  // What a page is about to send can get lost when it is left, so each is waited for.
  await standIn.getByText('2 events for 2 vendors.').waitFor();
  await visitor.goto(`${demo.shop}homes/wren-box`);
  await standIn.getByText('4 events for 2 vendors.').waitFor();
  await press(visitor, 'Add to cart');
  await standIn.getByText('7 events for 2 vendors.').waitFor();
  await take(standIn, 'vendors');
};

const takeAll = async (browser, demo) => {
  await fillInventory(demo);
  const editor = await signIn(browser, demo, demo.users.editor);
  const approver = await signIn(browser, demo, demo.users.approver);
  await takeForm(editor, demo);
  await takeApproval(approver, demo);
  await takePublish(approver, demo);
  await takeWhy(editor, demo);
  await takeInventory(browser, demo, 'inventory', DESK);
  await takeInventory(browser, demo, 'inventory-dark', { ...DESK, colorScheme: 'dark' });
  await takeInventory(browser, demo, 'inventory-phone', PHONE);
  await takeVisit(browser, demo);
  await takeBanner(browser, demo, 'shop-phone', PHONE);
};

const takeOverviews = async (browser, demo) => {
  await takeOverview(browser, demo, 'overview', DESK);
  await takeOverview(browser, demo, 'overview-dark', { ...DESK, colorScheme: 'dark' });
  await takeOverview(browser, demo, 'overview-phone', PHONE);
};

/** Start a demo with data of its own, take pictures of it, and leave nothing behind. */
const run = async (args, takeThem) => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'pictures-'));
  try {
    const demo = await startDemo(dataDir, args);
    const browser = await launch().catch((error) => demo.stop().then(() => Promise.reject(error)));
    try {
      await takeThem(browser, demo);
    } finally {
      await browser.close();
      await demo.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
};

mkdirSync(IMAGES, { recursive: true });
await run([], takeOverviews);
await run(['--empty'], takeAll);
