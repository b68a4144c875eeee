import type { Behaviour } from './pages/test-site';
import { expectTrace, mark, marker, traceOf, until, useVisits } from './pages/visits';

const { site, visitor, open, faults } = useVisits();

/** Run markup as a step, on a site that lets scripts run by their nonce alone. */
const runHtml = async (html: string, behaviour: Partial<Behaviour> = {}) => {
  const pixels = [
    marker('tested', ['necessary'], { setup: [{ do: 'html', html }, mark('next step')], events: {} }),
  ];
  return open(await visitor({ pixels, scriptSrc: `'nonce-abc'`, ...behaviour }));
};
const push = (text: string): string => `<script>(window.trace = window.trace || []).push('${text}')</script>`;

test('is put at the end of the body, its scripts run in their order, and images load once', async () => {
  site.reset({});
  const page = await runHtml(
    `${push('one')}<p id="added">Hello<script src="${site.vendor}/two.js"></script></p>${push('three')}
       <script type="text/plain" src="${site.vendor}/data.js"></script><script nomodule src="${site.vendor}/old.js"></script>
       <img src="${site.vendor}/p.gif"><noscript><img src="${site.vendor}/noscript.gif"></noscript>${push('four')}`,
  );
  await expectTrace(page, ['next step', 'one', '/two.js', 'three', 'four']);
  expect([...site.vendorLog].sort()).toEqual(['/p.gif', '/two.js']);
  expect(
    await page.evaluate(
      'added.parentElement === document.body && !added.previousElementSibling.matches("p")',
    ),
  ).toBe(true);
  expect(await page.evaluate('document.body.lastElementChild.localName')).toBe('script');
});

test('a script that may come late holds up nobody, and one that does not come at last neither', async () => {
  site.reset({});
  const page = await runHtml(
    `<script async src="${site.vendor}/late.js"></script>${push('one')}<script src="${site.vendor}/missing"></script>${push('two')}`,
  );
  await until(page, 'window.trace.length === 4');
  expect(new Set((await traceOf(page)) as string[])).toEqual(
    new Set(['one', 'next step', 'two', '/late.js']),
  );
});

test('what a script throws stays in the console, and the rest goes on', async () => {
  const page = await runHtml(`<script>throw new Error('not mine')</script>${push('after')}`);
  await expectTrace(page, ['next step', 'after']);
  expect(faults()).toEqual(['not mine']);
  faults().length = 0;
});

test('a script that writes adds to the page and does not wipe it', async () => {
  site.reset({});
  const page = await runHtml(
    `<script>document.write('<i id="written">', 'x</i><img src="${site.vendor}/written.gif">'); document.writeln('<b>y</b>')</script>`,
  );
  await until(page, '!!document.querySelector("#written")');
  expect(await page.evaluate('document.body.innerText')).toMatch(/^A page[^]*xy$/);
  expect(site.vendorLog).toEqual(['/written.gif']);
  expect(await page.evaluate('document.write === Document.prototype.write')).toBe(true);
});

test('waits for the body, and scripts that the policy does not allow stay out', async () => {
  const page = await runHtml(`<p id="added">x</p>${push('inline')}`, {
    scriptSrc: null,
    head: (plan, loader) => plan + loader.replace('async ', ''),
  });
  expect(await page.evaluate('added.parentElement === document.body')).toBe(true);
  expect(await traceOf(page)).toEqual(['next step']);
  expect(faults().join()).toMatch(/Content Security Policy/);
  faults().length = 0;
});

test('a page that makes no elements of texts goes without it', async () => {
  const page = await runHtml('<p id="added">x</p>', { trustedTypes: true });
  expect(await page.evaluate('document.querySelector("#added")')).toBe(null);
  expect(await traceOf(page)).toEqual([]);
  faults().length = 0;
});
