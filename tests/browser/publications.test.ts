/** Somebody who answers for data protection opens a publication and reads what visitors saw with it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { openPanel, type Panel } from '../admin/admin-panel';
import type { Publication } from '../../server/src/contract';
import { heading, see } from './admin-panel';
import { launchChromium } from './chromium';
import { type DemoApp, startDemo } from './demo-app';

jest.setTimeout(120_000);

const dataDir = mkdtempSync(path.join(tmpdir(), 'publications-'));
const TITLE = 'May somebody look over your shoulder?';

let demo: DemoApp;
let browser: Browser;
let owner: Panel;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo({ dataDir, filled: true }), launchChromium()]);
  owner = await openPanel(browser, demo, demo.users.owner);
}, 600_000);

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Look at the open screen in light, in the dark and on a phone: axe finds no fault, and nothing scrolls sideways. */
const looksWell = async (panel: Panel): Promise<void> => {
  await panel.page.mouse.move(0, 0);
  expect({ light: await panel.objections() }).toEqual({ light: [] });
  await panel.look({ dark: true });
  expect({ dark: await panel.objections() }).toEqual({ dark: [] });
  await panel.look({ width: 390 });
  expect({ phone: await panel.objections() }).toEqual({ phone: [] });
  expect(await panel.sideways()).toEqual([]);
  await panel.look({});
};

/** Change what the server answers once, before the screen gets it. */
const changed = ({ page }: Panel, change: (entry: Publication) => Publication) =>
  page.route(
    /\/pixel-inventory\/publications\/\d+\?/,
    async (route) => {
      const answer = await route.fetch();
      const { data } = (await answer.json()) as { data: Publication };
      await route.fulfill({ json: { data: change(data) } });
    },
    { times: 1 },
  );

/** The number of the publication that is live. */
const current = async ({ page }: Panel): Promise<number> => {
  const name = await page
    .getByRole('listitem')
    .filter({ hasText: 'Live now' })
    .getByRole('heading')
    .innerText();
  return Number(/\d+/.exec(name)?.[0]);
};

describe('from the history', () => {
  it('a publication opens with the keyboard, and its title has the focus', async () => {
    await owner.open('/publish');
    const number = await current(owner);
    await owner.page.getByRole('link', { name: `Publication ${number}`, exact: true }).focus();
    await owner.page.keyboard.press('Enter');
    await owner.page
      .locator(':focus')
      .and(owner.page.getByRole('heading', { level: 1, name: `Publication ${number}` }))
      .waitFor();
    await see(owner.page, 'How it came to be');
    await owner.page
      .getByText(/^Live since \w+, /)
      .first()
      .waitFor();
    await heading(owner.page, `What changed against publication ${number - 1}`);
    await heading(owner.page, 'Which pixels were in it');
    await looksWell(owner);
  });

  it('says what visitors were told of a pixel', async () => {
    await owner.page
      .getByRole('button', { name: /^What visitors were told: / })
      .first()
      .click();
    await see(owner.page, 'What it keeps in the browser');
    await looksWell(owner);
  });

  it('shows the banner as it was, and its words in each language', async () => {
    const { page } = owner;
    await page.frameLocator('iframe[title="Preview of the banner"]').getByText(TITLE).waitFor();
    await page.getByRole('definition').filter({ hasText: TITLE }).first().waitFor();
    await page.getByRole('combobox', { name: 'Language of the texts', exact: true }).click();
    await page.getByRole('option', { name: 'French', exact: true }).click();
    await page.getByRole('definition').filter({ hasText: 'Tout refuser' }).first().waitFor();
    await page
      .frameLocator('iframe[title="Preview of the banner"]')
      .getByRole('button', { name: 'Tout refuser' })
      .waitFor();
  });

  it('leads back in time, down to the first', async () => {
    const { page } = owner;
    const others = page.getByRole('navigation', { name: 'Other publications' });
    for (let link = others.getByRole('link', { name: 'Publication 1', exact: true }); ;) {
      if ((await link.count()) > 0) {
        await link.click();
        break;
      }
      await others.getByRole('link').first().click();
      link = others.getByRole('link', { name: 'Publication 1', exact: true });
      await page.getByText('How it came to be').waitFor();
    }
    await heading(page, 'Publication 1');
    await see(page, 'It is the first publication: there was nothing before it.');
    await page
      .getByText(/^Was live from .+ until /)
      .first()
      .waitFor();
    await looksWell(owner);
  });
});

describe('what is not as it should be', () => {
  it('says in plain words that there is no such publication', async () => {
    for (const number of ['9999', 'abc']) {
      await owner.open(`/publish/${number}`);
      await see(owner.page, `There is no publication number ${number}.`);
    }
    await looksWell(owner);
  });

  it('says that one is damaged, and names what is known', async () => {
    await changed(owner, (entry) => ({
      ...entry,
      faults: ['unreadable', 'log_differs', 'next_missing'],
      until: null,
      isCurrent: false,
      consent: null,
      pixels: { ...entry.pixels, items: entry.pixels.items.map((pixel) => ({ ...pixel, told: null })) },
      changes: entry.changes && { ...entry.changes, isSound: false, consent: null },
    }));
    await owner.open('/publish/2');
    await owner.page.getByRole('alert').getByText('Do not rely on this publication alone').waitFor();
    await see(owner.page, 'Its content cannot be read, so the banner cannot be shown.');
    await see(owner.page, '2 pixels, of which only the names and versions are known.');
    expect(await owner.page.getByRole('button', { name: /^What visitors were told/ }).count()).toBe(0);
    await looksWell(owner);
  });

  it('says that one was altered, before anything that it says', async () => {
    await changed(owner, (entry) => ({ ...entry, faults: ['altered'] }));
    await owner.open('/publish/2');
    await owner.page
      .getByRole('alert')
      .getByText(/does not fit the fingerprint/)
      .waitFor();
    await heading(owner.page, 'What visitors read');
  });

  it('says that one had no pixel, and that visitors were asked nothing', async () => {
    await changed(owner, (entry) => ({
      ...entry,
      consent: entry.consent && { ...entry.consent, asks: false },
      pixels: { ...entry.pixels, items: [], total: 0 },
    }));
    await owner.open('/publish/2');
    await see(owner.page, 'None: nothing ran, and visitors were told of nothing.');
    await owner.page.getByText(/^No pixel of this publication waited for a yes/).waitFor();
    await looksWell(owner);
  });

  it('shows many pixels a page at a time', async () => {
    await changed(owner, (entry) => {
      const [first] = entry.pixels.items;
      if (!first) throw new Error('The demo has a pixel.');
      const items = Array.from({ length: 25 }, (_, index) => ({
        ...first,
        slug: `pixel-${index}`,
        name: `Pixel ${index}`,
        isKept: index > 0,
      }));
      return { ...entry, pixels: { ...entry.pixels, items, total: 60 } };
    });
    await owner.open('/publish/2');
    await see(owner.page, 'The inventory does not have it any more.');
    await looksWell(owner);
    await owner.page.getByRole('link', { name: /page 3/i }).click();
    await see(owner.page, 'There is no such page any more. Go back to an earlier one.');
  });

  it('is read by an editor too, who may not go back to it', async () => {
    const editor = await openPanel(browser, demo, demo.users.editor);
    await editor.open('/publish/1');
    await see(editor.page, 'How it came to be');
    await editor.page.frameLocator('iframe[title="Preview of the banner"]').getByText(/./).first().waitFor();
    await editor.page.context().close();
  });
});

it('is reached from a proof of consent, and from the audit log', async () => {
  const { page } = owner;
  await owner.open('/activity');
  await page
    .getByRole('link', { name: /^Publication \d+$/ })
    .first()
    .click();
  await see(page, 'How it came to be');
  await fetch(new URL('/_pixels/consent', demo.shop), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ categories: ['measurement'], path: '/', way: 'choices' }),
  });
  await owner.open('/consent');
  await page
    .getByRole('button', { name: /^All of it/ })
    .first()
    .click();
  await page
    .getByRole('link', { name: /^Read publication \d+$/ })
    .first()
    .click();
  await see(page, 'How it came to be');
  expect(page.url()).toMatch(/\/publish\/\d+$/);
});
