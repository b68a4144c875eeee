/**
 * Take the pictures of mails about reviews, as HTML and as plain text, and of the page that answers them, for
 * docs/images/mails. `node scripts/mail-pictures.mjs --all` takes those of every mail too, on a phone and on a desk, into a
 * folder for looking at, which it names.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { withPalette } from './pictures/png.mjs';

/** What the docs show: name, width, colours, height at most. */
const IN_DOCS = [
  ['digest-en-1', 760, 'light', 900],
  ['digest-en-5', 390, 'dark', 1100],
  ['digest-en-60', 760, 'light', 900],
  ['digest-en-5.text', 760, 'light', 900],
  ['warning-de-1', 760, 'light', 900],
  ['report-de-5', 760, 'light', 1100],
  ['page-en', 760, 'light', 1100],
  ['page-de', 390, 'dark', 1300],
];

const root = fileURLToPath(new URL('..', import.meta.url));
const docs = path.join(root, 'docs/images/mails');
const folder = mkdtempSync(path.join(tmpdir(), 'mail-pictures-'));
const outfile = path.join(root, '.tmp', 'mail-pictures.cjs');

await build({
  entryPoints: [path.join(root, 'scripts/mail-pictures/write.ts')],
  outfile,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  logLevel: 'warning',
});
const json = path.join(folder, 'mails.json');
execFileSync(process.execPath, [outfile, json], { stdio: 'inherit' });
const { mails, pages } = JSON.parse(readFileSync(json, 'utf8'));

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** As a program shows a mail that knows plain text alone. */
const plain = ({ subject, text }) =>
  `<!doctype html><meta charset="utf-8"><body style="margin:24px;background:#fff;color:#111"><pre style="font:14px/1.45 monospace;white-space:pre-wrap;overflow-wrap:anywhere">Subject: ${escape(subject)}\n\n${escape(text)}</pre>`;

const documents = new Map([
  ...mails.flatMap(([name, mail]) => [
    [name, mail.html],
    [`${name}.text`, plain(mail)],
  ]),
  ...pages,
]);

const found = execFileSync(process.execPath, [path.join(root, 'scripts/chromium-path.mjs')], {
  encoding: 'utf8',
});
const { executablePath, env } = JSON.parse(found);
const browser = await chromium.launch({
  executablePath,
  env: { ...process.env, ...env },
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--hide-scrollbars'],
});

const take = async (name, width, colorScheme, tallest) => {
  const page = await browser.newPage({ viewport: { width, height: 400 }, colorScheme });
  await page.setContent(documents.get(name) ?? '');
  const height = await page.evaluate('document.documentElement.scrollHeight');
  await page.setViewportSize({ width, height: Math.min(height, tallest) });
  const png = withPalette(await page.screenshot());
  await page.close();
  return png;
};

mkdirSync(docs, { recursive: true });
try {
  for (const [name, width, colours, tallest] of IN_DOCS) {
    writeFileSync(
      path.join(docs, `${name.replace('.', '-')}-${width}.png`),
      await take(name, width, colours, tallest),
    );
  }
  for (const name of process.argv.includes('--all') ? documents.keys() : []) {
    for (const [width, colours] of [
      [390, 'dark'],
      [1440, 'light'],
    ]) {
      writeFileSync(path.join(folder, `${name}-${width}.png`), await take(name, width, colours, 2000));
    }
  }
} finally {
  await browser.close();
}
console.log(process.argv.includes('--all') ? `All of them are in ${folder}.` : 'docs/images/mails');
