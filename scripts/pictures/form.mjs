/** Add a pixel in the form, with a picture of each step. */
import { takeScreen } from './camera.mjs';
import { goTo, press, see, tick, type } from './panel.mjs';

const STEPS = [
  {
    name: 'vendor',
    ask: 'Which vendor?',
    fillIn: (page) => page.getByRole('radio', { name: 'Meta Pixel', exact: true }).click(),
    next: 'Next: Settings',
  },
  {
    name: 'settings',
    ask: 'How does the vendor know your site?',
    fillIn: (page) => type(page, 'Pixel id', '123456789012345'),
    next: 'Next: Purpose',
  },
  {
    name: 'purpose',
    ask: 'What is it for?',
    fillIn: async (page) => {
      await type(page, 'Name', 'Spring campaign');
      await type(
        page,
        'Purpose',
        'Shows us which of our ads on Facebook and Instagram led to visits and orders.',
      );
    },
    next: 'Next: Consent',
  },
  { name: 'consent', ask: 'Marketing', fillIn: () => undefined, next: 'Next: Events' },
  {
    name: 'events',
    ask: 'Page viewed',
    fillIn: async (page) => {
      await tick(page, 'Page viewed');
      await type(page, 'Goal of “Page viewed”', 'Do the spring ads bring people who stay?');
      await tick(page, 'Put into the cart');
      await type(page, 'Goal of “Put into the cart”', 'Which ad shall we go on paying for?');
    },
    next: 'Next: Pages',
  },
  {
    name: 'places',
    ask: 'A page of your site',
    fillIn: async (page) => {
      await press(page, 'Add an exception');
      await type(page, 'Exception 1: path', '/homes/nursery');
      await type(page, 'A page of your site', '/homes/nursery');
    },
    next: 'Next: Owner',
  },
  { name: 'owner', ask: 'That is me', fillIn: (page) => press(page, 'That is me'), next: 'Next: Summary' },
];

/** Add the pixel of the story, and submit it. */
export const takeForm = async (page, demo) => {
  await goTo(page, demo, '/pixels/new', STEPS[0].ask);
  for (const { name, ask, fillIn, next } of STEPS) {
    await see(page, ask);
    await fillIn(page);
    await takeScreen(page, `form-${name}`);
    await press(page, next);
  }
  await see(page, 'Is everything right?');
  await takeScreen(page, 'form-summary');
  await press(page, 'Save and submit for approval');
  await page.getByRole('heading', { name: 'Spring campaign', exact: true }).waitFor();
};
