/** Content of other sites in the pages of an application that React makes. */
import { build } from 'esbuild';
import type { BrowserContext, Page } from 'playwright-core';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { PixelEmbed } from '../../server/bindings/react';
import { cookieFor, marker, press, useVisits } from './pages/visits';

const { visitor, open, remember } = useVisits();

const ELSEWHERE = 'https://www.youtube-nocookie.com';
const film = (name: string) => ({
  name: 'YouTube',
  frame: { src: `${ELSEWHERE}/embed/${name}`, title: `The film ${name}`, width: 560, height: 315 },
});

/** An application that shows one film, and another once somebody asks for it: it hydrates what the server rendered. */
const APPLICATION = `
  import { createElement, useState } from 'react';
  import { hydrateRoot } from 'react-dom/client';
  import { PixelEmbed } from './server/bindings/react';

  const films = ${JSON.stringify({ first: film('first'), second: film('second') })};
  const Shown = () => {
    const [shown, show] = useState('first');
    return createElement(
      'section',
      null,
      createElement(PixelEmbed, films[shown]),
      createElement('button', { onClick: () => show('second') }, 'Another film'),
    );
  };
  addEventListener('DOMContentLoaded', () => {
    const main = document.querySelector('main');
    // This runs in frames as well.
    if (main) hydrateRoot(main, createElement(Shown), {
      onRecoverableError: (error) => { throw error; },
    });
  });
`;

const rendered = (): string =>
  renderToString(
    createElement(
      'section',
      null,
      createElement(PixelEmbed, film('first')),
      createElement('button', null, 'Another film'),
    ),
  );

let application: string;

beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: APPLICATION, resolveDir: process.cwd() },
    bundle: true,
    // React says what does not fit in development alone.
    define: { 'process.env.NODE_ENV': '"development"' },
    format: 'iife',
    write: false,
  });
  application = outputFiles[0]?.text ?? '';
});

/** A visitor of the application, and what they were asked of elsewhere. */
const visits = async (): Promise<{ context: BrowserContext; asked: string[]; complaints: string[] }> => {
  const context = await visitor({
    pixels: [marker('films', ['marketing'], { vendor: 'YouTube', purpose: 'Shows how to hang it up.' })],
    body: `<h1>Wren Box</h1><main>${rendered()}</main>`,
    policy: `default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; frame-src ${ELSEWHERE}`,
  });
  const asked: string[] = [];
  const complaints: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await context.route(`${ELSEWHERE}/**`, async (route) => {
    asked.push(new URL(route.request().url()).pathname);
    await route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Film</title>' });
  });
  await context.addInitScript(application);
  return { context, asked, complaints };
};

const waiting = (page: Page) => page.getByRole('region', { name: 'This comes from YouTube' });
const another = (page: Page) => page.getByRole('button', { name: 'Another film' });
const frame = (page: Page, name: string) => page.locator(`iframe[title="The film ${name}"]`);

test('waits, and loads once its visitor agrees', async () => {
  const { context, asked, complaints } = await visits();
  const page = await open(context);
  await waiting(page).getByText('Shows how to hang it up.').waitFor();
  expect(asked).toEqual([]);
  await press(page, 'Accept all');
  await frame(page, 'first').waitFor();
  expect(complaints).toEqual([]);
});

test('waits, too, where the application puts it in later', async () => {
  const { context, asked, complaints } = await visits();
  const page = await open(context);
  await waiting(page).waitFor();
  await another(page).click();
  await waiting(page).getByRole('link').waitFor();
  expect(await waiting(page).getByRole('link').getAttribute('href')).toBe(`${ELSEWHERE}/embed/second`);
  expect(asked).toEqual([]);
  await waiting(page).getByRole('button', { name: 'Show it this once' }).click();
  await frame(page, 'second').waitFor();
  expect(await waiting(page).count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('loads at once for whoever agreed before, also what comes later', async () => {
  const { context, asked, complaints } = await visits();
  await remember(context, cookieFor('001'));
  const page = await open(context);
  await frame(page, 'first').waitFor();
  await another(page).click();
  await frame(page, 'second').waitFor();
  expect(asked).toEqual(['/embed/first', '/embed/second']);
  expect(complaints).toEqual([]);
});

test.each(['Show it this once', 'Always show such content'])(
  'who presses “%s” goes on in what it shows',
  async (name) => {
    const { context } = await visits();
    const page = await open(context);
    await waiting(page).getByRole('button', { name }).press('Enter');
    await frame(page, 'first').waitFor();
    expect(await page.evaluate('document.activeElement.title')).toBe('The film first');
  },
);
