import type { Browser, Page } from 'playwright-core';
import { heading, see, signIn } from './admin-panel';
import type { DemoApp } from './demo-app';
import { hit, reach, write } from './keyboard';
import { story } from './story';

const BY_KEYS = 'Quiet statistics';

/** What the arrow keys pass on the way from "When a page opens". */
const MOMENTS = [
  'When somebody clicks a link or a button',
  'When somebody sends a form',
  'When somebody has scrolled down so far',
  'When somebody has stayed so long',
];

const onOption = (page: Page, name: string) =>
  page
    .locator(':focus')
    .and(page.getByRole('option', { name, exact: true }))
    .waitFor();

/** One adds a pixel and another one approves it, neither with a mouse. */
export const keyboardSuite = (stage: () => { browser: Browser; demo: DemoApp }): void => {
  const part = story();
  const enter = (who: 'editor' | 'approver') => {
    const { browser, demo } = stage();
    return signIn(browser, demo, demo.users[who]);
  };

  part('an editor adds a pixel and submits it', async () => {
    const page = await enter('editor');
    await hit(page, 'link', 'Pixel inventory');
    await heading(page, 'Is our tracking in order?');
    await hit(page, 'link', 'Inventory');
    await heading(page, 'What runs on our site?');
    await hit(page, 'link', 'Add a pixel');
    await heading(page, 'Which vendor?');
    await reach(page, 'radio', /./);
    await page.keyboard.type('fath');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    expect(await page.getByRole('radio', { name: 'Fathom' }).isChecked()).toBe(true);
    await hit(page, 'button', 'Next: Settings');
    await write(page, 'Site id', 'ABCDEFGH');
    await hit(page, 'button', 'Next: Purpose');
    await write(page, 'Name', BY_KEYS);
    await write(page, 'Purpose', 'Counts visits, so that we know which pages help.');
    await hit(page, 'button', 'Next: Consent');
    await hit(page, 'button', 'Next: Events');
    await hit(page, 'checkbox', 'Page viewed', 'Space');
    await write(page, 'Goal of “Page viewed”', 'Which pages deserve more work.');
    await hit(page, 'button', 'Change when: Page viewed');
    await hit(page, 'combobox', 'Page viewed: moment 1');
    await onOption(page, 'When a page opens');
    for (const moment of MOMENTS) {
      await page.keyboard.press('ArrowDown');
      await onOption(page, moment);
    }
    await page.keyboard.press('Enter');
    await see(page, 'It is reported after 30 seconds on the page.');
    await hit(page, 'button', 'Next: Pages');
    await hit(page, 'button', 'Add an exception');
    await write(page, 'Exception 1: path', '/kids');
    await hit(page, 'button', 'Next: Owner');
    await hit(page, 'button', 'That is me');
    // The button is gone: somebody goes on from what it filled in.
    expect(await page.locator(':focus').getAttribute('name')).toBe('owner.name');
    await hit(page, 'button', 'Next: Summary');
    await hit(page, 'button', 'Save and submit for approval');
    await heading(page, BY_KEYS);
    await see(page, 'Waiting for somebody other than Jo Finch to approve version 1.');
  });

  part('the other person approves it', async () => {
    const page = await enter('approver');
    await hit(page, 'link', 'Pixel inventory');
    await heading(page, 'Is our tracking in order?');
    await hit(page, 'link', /^Approvals/);
    await page.getByRole('button', { name: 'Approve version 1' }).waitFor();
    await hit(page, 'button', 'Approve version 1');
    await see(page, `Approve version 1 of ${BY_KEYS}?`);
    await hit(page, 'button', 'Approve version 1');
    await see(page, 'Nothing waits.');
  });
};
