/** Visit the demo's shop, with pictures of what a visitor sees and of what the vendors hear. */
import { DESK, PHONE, open, take } from './camera.mjs';
import { press } from './panel.mjs';

const takeBanner = async (browser, demo, name, viewport) => {
  const visitor = await open(browser, viewport);
  await visitor.goto(demo.shop);
  await visitor.getByRole('button', { name: 'Reject all' }).waitFor();
  await take(visitor, name);
  return visitor;
};

const hears = (standIn, vendor, what) =>
  standIn
    .locator('section')
    .filter({ has: standIn.getByRole('heading', { name: vendor }) })
    .getByText(what, { exact: true })
    .first()
    .waitFor();

/** A film that waits for a yes, and the page that says who is used and why. */
const takeTold = async (browser, demo) => {
  const visitor = await open(browser, DESK);
  await visitor.goto(`${demo.shop}letters/how-to-hang-a-house`);
  await press(visitor, 'Reject all');
  const film = visitor.getByRole('region', { name: /YouTube/ });
  await film.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await take(visitor, 'film');
  await visitor.goto(`${demo.shop}_pixels/trackers`);
  await take(visitor, 'trackers');
};

/** Visit it once the pixel of the story is live. */
export const takeShop = async (browser, demo) => {
  const visitor = await takeBanner(browser, demo, 'shop', DESK);
  await press(visitor, 'Choose');
  await visitor.getByRole('dialog', { name: 'Your choices' }).waitFor();
  await take(visitor, 'choices');
  const standIn = await open(browser, { width: 1440, height: 640 });
  await standIn.goto(demo.standIn);
  await visitor.getByRole('dialog').getByRole('button', { name: 'Accept all' }).click();
  // What a page is about to send can get lost when it is left, so each is waited for.
  await hears(standIn, 'Meta Pixel', 'PageView');
  await visitor.goto(`${demo.shop}homes/wren-box`);
  await visitor.waitForLoadState('networkidle');
  await press(visitor, 'Add to cart');
  await hears(standIn, 'Meta Pixel', 'AddToCart');
  await take(standIn, 'vendors');
  await takeBanner(browser, demo, 'shop-phone', PHONE);
  await takeTold(browser, demo);
};
