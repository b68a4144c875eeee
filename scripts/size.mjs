/** Print what a visitor's browser downloads, in bytes, and fail where a file is over its budget. */
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { buildBrowser } from './build-browser.mjs';

/** Bytes after brotli at its highest quality (11, Node's default). */
const budgets = { loader: 4096, banner: 5120 };

const columns = (name, ...cells) =>
  console.log(name.padEnd(8), ...cells.map((cell) => String(cell).padStart(8)));

columns('', 'raw', 'gzip', 'brotli', 'budget');
for (const [name, { body }] of Object.entries(await buildBrowser())) {
  const size = brotliCompressSync(body).length;
  columns(name, Buffer.byteLength(body), gzipSync(body, { level: 9 }).length, size, budgets[name]);
  if (size > budgets[name]) {
    console.error(`The ${name} is ${size - budgets[name]} bytes over its budget.`);
    process.exitCode = 1;
  }
}
