import { build } from 'esbuild';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { useConsent } from '../../server/bindings/react';
import { consent, track, whenReady } from '../../server/browser/application';
import { cookieFor, expectTrace, marker, press, ran, until, useVisits } from './pages/visits';

const { visitor, open, remember } = useVisits();

const pixels = [marker('base', ['necessary']), marker('ads', ['marketing'])];

/** An application that shows what is granted, twice: by itself and by React. It starts before the loader has arrived. */
const APPLICATION = `
  import { createElement } from 'react';
  import { createRoot } from 'react-dom/client';
  import { consent, track, whenReady } from './server/browser/application';
  import { useConsent } from './server/bindings/react';

  window.heard = [consent.get()];
  window.stop = consent.on((granted) => heard.push(granted));
  consent.on(() => heard.push('never'))();
  whenReady((pixels) => { window.isReady = pixels === window.pixels; });
  track('purchase');
  window.agree = () => consent.set(['marketing']);
  window.open = consent.open;
  const Shown = () => createElement('output', null, JSON.stringify(useConsent()));
  addEventListener('DOMContentLoaded', () => {
    createRoot(document.querySelector('main')).render(createElement(Shown));
  });
`;

let application: string;

beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: APPLICATION, resolveDir: process.cwd() },
    bundle: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    format: 'iife',
    write: false,
  });
  application = outputFiles[0]?.text ?? '';
});

test('an application calls, hears and shows, whenever the loader arrives', async () => {
  const context = await visitor({ pixels });
  await context.addInitScript(application);
  const page = await open(context);
  await expectTrace(page, [...ran('base'), 'base: purchase']);
  expect(await page.evaluate('isReady')).toBe(true);
  expect(await page.locator('output').textContent()).toBe('null');
  await press(page, 'Accept all');
  await until(page, `document.querySelector('output').textContent === '["marketing"]'`);
  expect(await page.evaluate('heard')).toEqual([null, ['marketing']]);
});

test('an application hears of what was granted before, and no more once it has stopped listening', async () => {
  const context = await visitor({ pixels });
  await remember(context, cookieFor('001'));
  await context.addInitScript(application);
  const page = await open(context);
  await until(page, `document.querySelector('output').textContent === '["marketing"]'`);
  expect(await page.evaluate('heard')).toEqual([null, ['marketing']]);
  await page.evaluate('stop()');
  expect(await page.evaluate('agree()')).toBe(true);
  await page.evaluate('open()');
  await page.getByRole('dialog').waitFor();
  expect(await page.evaluate('heard.length')).toBe(2);
});

test('on a server nothing happens, and React renders that nothing is known', async () => {
  track('purchase');
  consent.open();
  whenReady(() => {
    throw new Error('called');
  });
  consent.on(() => undefined)();
  expect([consent.get(), await consent.set([])]).toEqual([null, false]);
  expect(renderToString(createElement(() => JSON.stringify(useConsent())))).toBe('null');
});
