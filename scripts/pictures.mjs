/**
 * Take the pictures of the docs anew: start the demo with data of its own, do the whole job as its people do it, and
 * write docs/images. `node scripts/pictures.mjs settings import` takes these screens alone; options go to the demo's
 * command, for example `--no-build`.
 */
import { withDemo } from './pictures/demo.mjs';
import { takeFirstUse, takeScreens } from './pictures/screens.mjs';
import { takeShop } from './pictures/shop.mjs';

const args = process.argv.slice(2).filter((word) => word.startsWith('-'));

await withDemo(args, async (browser, demo) => {
  await takeScreens(browser, demo);
  await takeShop(browser, demo);
});
await withDemo([...args, '--empty'], takeFirstUse);
