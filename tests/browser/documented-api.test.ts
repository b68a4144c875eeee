/** What docs/browser-api.md shows, as it stands there. Its types are checked with those of the package (tests/package). */
import { build, type Plugin } from 'esbuild';
import { codeIn } from '../package/documented';
import { cookieFor, expectTrace, marker, press, ran, until, useVisits } from './pages/visits';

const { visitor, open, remember } = useVisits();

const PAGE = 'browser-api.md';
const modules = codeIn(PAGE, ['ts', 'tsx']);
const lines = codeIn(PAGE, ['js']).map(({ code }) => code);
const pixels = [marker('base', ['necessary']), marker('ads', ['marketing']), marker('chat', ['functional'])];

/** Vue, as far as the example needs it: a component that is mounted at once. */
const VUE = `
  export const ref = (value) => ({ value });
  export const onMounted = (call) => call();
  export const onUnmounted = (call) => { window.unmount = call; };`;

const SOURCES: Readonly<Record<string, string>> = {
  'strapi-plugin-pixel-inventory/browser': `export * from './server/browser/application';`,
  'strapi-plugin-pixel-inventory/react': `export * from './server/bindings/react';`,
  vue: VUE,
};

const documented: Plugin = {
  name: 'documented',
  setup: (bundler) => {
    const names = new RegExp(`^(${Object.keys(SOURCES).join('|')}|documented-\\d+)$`);
    bundler.onResolve({ filter: names }, ({ path }) => ({ path, namespace: 'documented' }));
    bundler.onLoad({ filter: /.*/, namespace: 'documented' }, ({ path }) => {
      const shown = modules[Number(path.split('-').at(-1))];
      const loader = shown?.language === 'tsx' ? 'tsx' : 'ts';
      return { contents: SOURCES[path] ?? shown?.code ?? '', loader, resolveDir: process.cwd() };
    });
  },
};

/** All modules of the page, with what they export as `docs`, where tests call it. */
const APPLICATION = `
  import { createElement } from 'react';
  import { createRoot } from 'react-dom/client';
  ${modules.map((_, at) => `import * as m${at} from 'documented-${at}';`).join('\n')}
  window.docs = Object.assign({}, ${modules.map((_, at) => `m${at}`).join(', ')});
  addEventListener('DOMContentLoaded', () => {
    createRoot(document.querySelector('main')).render(createElement(docs.Chat));
  });`;

let application: string;

beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: APPLICATION, resolveDir: process.cwd() },
    plugins: [documented],
    bundle: true,
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    format: 'iife',
    write: false,
  });
  application = outputFiles[0]?.text ?? '';
});

const visit = async (bits: string | null, body = '<h1>A page</h1><main></main>') => {
  const context = await visitor({
    pixels,
    body,
    policy: `default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; frame-src 'self'`,
  });
  if (bits) await remember(context, cookieFor(bits));
  // What the page shows runs in the page alone, not in the frame that it puts there.
  await context.addInitScript(`if (window === top) { ${application} }`);
  return open(context);
};

test('the page shows what is called here, and nothing else', () => {
  expect(
    modules.flatMap(({ code }) => [...code.matchAll(/^export const (\w+)/gm)].map(([, name]) => name)),
  ).toEqual(['finish', 'Chat', 'useConsent', 'onceGranted', 'shown', 'save']);
  expect(lines).toHaveLength(2);
});

test('finish: calls a name, and asks who has not chosen', async () => {
  const page = await visit(null);
  await page.evaluate('docs.finish()');
  await page.getByRole('dialog').waitFor();
  await expectTrace(page, [...ran('base'), 'base: purchase']);
});

test('the line without a bundler', async () => {
  const page = await visit('000');
  await page.evaluate(lines[0] ?? '');
  await expectTrace(page, [...ran('base'), 'base: purchase']);
});

test('the event', async () => {
  const page = await visit(null);
  expect(await page.locator('html.has-marketing').count()).toBe(0);
  await press(page, 'Accept all');
  expect(await page.locator('html.has-marketing').count()).toBe(1);
});

test('React: a chat for who allowed it, and a way to allow it', async () => {
  const page = await visit('000');
  await page.getByRole('button', { name: 'Allow the chat' }).click();
  await page.getByRole('dialog').getByRole('checkbox', { name: 'Functional' }).check();
  await press(page, 'Save my choices');
  await page.locator('iframe[title=Chat]').waitFor();
});

test('Vue: what is granted, now and after a change, until it is unmounted', async () => {
  const page = await visit('001');
  await page.evaluate('window.granted = docs.useConsent()');
  expect(await page.evaluate('granted.value')).toEqual(['marketing']);
  await page.evaluate(`pixels.consent.set(['functional', 'marketing'])`);
  await until(page, 'granted.value.length === 2');
  await page.evaluate('unmount()');
  await page.evaluate(`pixels.consent.set(['functional', 'measurement', 'marketing'])`);
  expect(await page.evaluate('granted.value.length')).toBe(2);
});

test.each([
  ['at once, where it was given', '100', 1],
  ['not without one', '000', 0],
])('onceGranted: loads something after a yes, %s', async (_, bits, times) => {
  const page = await visit(bits);
  await page.evaluate(`window.loads = 0; docs.onceGranted('functional', () => { loads += 1; })`);
  expect(await page.evaluate('loads')).toBe(times);
  await page.evaluate(`pixels.consent.set(['functional', 'measurement'])`);
  await page.evaluate(`pixels.consent.set(['functional', 'measurement', 'marketing'])`);
  expect(await page.evaluate('loads')).toBe(1);
});

test('shown: another query is a view, another path and another fragment are none of its business', async () => {
  const page = await visit('000');
  const show = (to: string) =>
    page.evaluate(`docs.shown(new URL('https://a.example${to}'), new URL('https://a.example/list?page=1'))`);
  await show('/list?page=1#more');
  await show('/other?page=2');
  await page.waitForTimeout(100);
  await expectTrace(page, ran('base'));
  await show('/list?page=2');
  await expectTrace(page, [...ran('base'), 'base: page view']);
});

test('save: stores what is ticked in a form, and says so', async () => {
  const page = await visit(
    null,
    '<main></main><form id="own"><input type="checkbox" name="category" value="marketing" checked></form>',
  );
  const saving = `docs.save(document.querySelector('#own'))`;
  expect(await page.evaluate(saving)).toBe('Your choice is saved.');
  await expectTrace(page, [...ran('base'), ...ran('ads')]);
  await page.route('**/consent', (route) => route.fulfill({ status: 403, json: {} }));
  expect(await page.evaluate(saving)).toBe('That did not work. Nothing has changed.');
});

test('the line in the console says what waits for a yes', async () => {
  const page = await visit('001');
  const tables: unknown[] = [];
  await page.exposeFunction('tell', (rows: unknown) => void tables.push(rows));
  await page.evaluate('console.table = tell');
  await page.evaluate(lines[1] ?? '');
  await page.waitForTimeout(300);
  expect(tables).toEqual([
    [
      { vendor: 'Vendor of base', category: 'necessary', waits: false },
      { vendor: 'Vendor of chat', category: 'functional', waits: true },
      { vendor: 'Vendor of ads', category: 'marketing', waits: false },
    ],
  ]);
});
