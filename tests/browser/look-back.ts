import { execFileSync } from 'node:child_process';
import path from 'node:path';

const DAY = 24 * 60 * 60 * 1000;

/** In a process of its own, as the library has no types. */
const SCRIPT = `
  const [file, slug, moment] = process.argv.slice(1);
  const db = require('better-sqlite3')(file);
  db.prepare('update pixel_inventory_pixels set approved_at = ?, reviewed_at = null where slug = ?').run(Number(moment), slug);
  db.close();
`;

/** Make the last look at a pixel of a demo so many days older: nobody waits for months in a test. */
export const lookBack = (dataDir: string, slug: string, days: number): void => {
  const moment = String(Date.now() - days * DAY);
  execFileSync(process.execPath, ['-e', SCRIPT, path.join(dataDir, 'demo.db'), slug, moment], {
    cwd: path.resolve(__dirname, '../..'),
  });
};
