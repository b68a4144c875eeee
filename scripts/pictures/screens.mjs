/** The whole job in the admin panel, as its people do it, with a picture of every screen. */
import { takeScreen } from './camera.mjs';
import { takeForm } from './form.mjs';
import { answer, goTo, openTab, press, see, signIn, tick, type } from './panel.mjs';

const FILE = {
  name: 'pixels.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'slug,name,vendor,purpose,settings.pixelId,settings.tagId,categories,events,goal.page_view,include,exclude,owner.name,owner.email,reviewEveryDays',
      ',Autumn fair,meta-pixel,Shows us whether our ads for the autumn fair bring visitors.,9876543210987654,,marketing,page_view,Shall we be there next year?,/homes,,Jo Finch,editor@wrenhouse.example,90',
      'autumn-boards,Autumn boards,pinterest-tag,Shows us whether anybody comes from our boards.,,2612345678901,marketing,page_view,Does anybody come from there?,/homes,,Jo Finch,editor@wrenhouse.example,90',
      ',Garden week,meta-pixel,Shows us whether our ads for the garden week bring visitors.,G-WREN123456,,marketing,page_view,Shall we take part again?,/table,,Lou Marsh,lou@wrenhouse.example,90',
    ].join('\n'),
  ),
};

const takeInventory = async (page, demo) => {
  await goTo(page, demo, '/inventory', 'Shop analytics');
  await takeScreen(page, 'inventory');
  await tick(page, 'Choose Plausible, on trial');
  await tick(page, 'Choose Autumn boards');
  await takeScreen(page, 'inventory-chosen');
  await goTo(page, demo, '/inventory?search=matomo+cloud', 'No pixel fits');
  await takeScreen(page, 'inventory-nothing-found');
};

const takeImport = async (page, demo) => {
  await goTo(page, demo, '/import', 'Which file?');
  await takeScreen(page, 'import');
  await page.locator('input[type=file]').setInputFiles(FILE);
  await see(page, 'What pixels.csv would do');
  await takeScreen(page, 'import-preview', {
    from: (window) => window.getByRole('heading', { name: 'What pixels.csv would do' }),
  });
};

/** Everything that there is about one pixel: its version 2 waits, version 1 is live, and people talk about it. */
const takePixel = async (page, demo) => {
  await goTo(page, demo, '/pixels/shop-analytics', 'How things stand');
  await takeScreen(page, 'pixel');
  const tabs = (window) => window.getByRole('tablist');
  await openTab(page, /versions$/);
  await takeScreen(page, 'pixel-versions', { from: tabs });
  await openTab(page, 'Why?');
  await press(page, 'Ask');
  await see(page, 'No, it does not run');
  await takeScreen(page, 'pixel-why', { from: (window) => window.getByText('The visitor', { exact: true }) });
  await openTab(page, /comment/i);
  await takeScreen(page, 'pixel-comments', { from: tabs });
  await openTab(page, 'Activity');
  await takeScreen(page, 'pixel-activity', { from: tabs });
};

const discuss = async (editor, approver, demo) => {
  const lines = [
    [approver, 'What do we learn from the cart that orders do not tell us?'],
    [editor, 'Which homes people want but find too dear. That is where we would save on wood.'],
  ];
  for (const [page, line] of lines) {
    await goTo(page, demo, '/pixels/shop-analytics', 'How things stand');
    await openTab(page, /comment/i);
    await type(page, 'Write a comment', line);
    await press(page, 'Send comment');
    await page.getByRole('listitem').getByText(line).waitFor();
  }
};

const takeApprovals = async (page, demo) => {
  await goTo(page, demo, '/approvals', 'Spring campaign');
  await takeScreen(page, 'approvals');
  await goTo(page, demo, '/approvals/shop-analytics', 'What changes compared with');
  await takeScreen(page, 'approval');
  await goTo(page, demo, '/approvals/spring-campaign', 'This pixel is new.');
  await press(page, 'Approve version 1');
  await answer(page, 'Approve version 1');
  await see(page, '2 versions wait');
};

const takePublish = async (page, demo) => {
  await goTo(page, demo, '/publish', 'Spring campaign');
  await takeScreen(page, 'publish');
  await press(page, 'Publish 2 approved changes');
  await answer(page, 'Publish now');
  await see(page, 'Everything that was approved is live.');
  // Anew, without the note that it was done.
  await goTo(page, demo, '/publish', 'Everything that was approved is live.');
  const history = (window) => window.getByRole('heading', { name: 'Publications', exact: true });
  await takeScreen(page, 'publish-history', { from: history });
  await page
    .getByRole('link', { name: /^Publication \d+$/ })
    .first()
    .click();
  await see(page, 'Which pixels were in it');
  await takeScreen(page, 'publication');
};

const takeActivity = async (page, demo) => {
  await goTo(page, demo, '/activity', 'since the plugin was installed.');
  await press(page, 'Check the chain');
  await see(page, 'The chain holds');
  await takeScreen(page, 'activity');
};

const takeHome = async (page, demo) => {
  await page.goto(demo.admin);
  await see(page, 'Open the overview');
  await takeScreen(page, 'home', { from: (window) => window.getByText('Pixels', { exact: true }) });
};

/** What runs on the page of an entry, beside it in the content manager. */
const takeEntry = async (page, demo) => {
  await page.goto(`${demo.admin}/content-manager/collection-types/api::letter.letter`);
  await page.getByRole('gridcell', { name: 'Who is back in March', exact: true }).click();
  await see(page, 'Pixels on this page');
  await takeScreen(page, 'entry', {
    // It may still be open from the look before.
    onPhone: async (window) => {
      const more = window.getByRole('button', { name: 'Open more actions', exact: true });
      if (await more.isVisible()) await more.click();
    },
  });
};

/** How visitors choose, and what they are asked. */
const takeConsent = async (page, demo) => {
  await goTo(page, demo, '/consent', 'How do visitors choose?');
  await page.waitForLoadState('networkidle');
  await takeScreen(page, 'consent');
  await goTo(page, demo, '/banner', 'Who is asked');
  await takeScreen(page, 'banner');
  for (const [name, part] of [
    ['banner-look', 'How it looks'],
    ['banner-words', 'Its words'],
    ['banner-preview', 'As visitors see it'],
  ]) {
    await takeScreen(page, name, {
      from: (window) => window.getByRole('heading', { name: part, exact: true }),
    });
  }
};

/** What is due, and one review with a flag. */
const takeReviews = async (page, demo) => {
  await goTo(page, demo, '/reviews', 'Plausible, on trial');
  await takeScreen(page, 'reviews');
  // One was due eight days ago, another one is in fifteen: in any month, one of them is in sight.
  await goTo(page, demo, '/reviews?view=calendar', /Site statistics|Shop analytics/);
  await takeScreen(page, 'reviews-calendar');
  await goTo(page, demo, '/pixels/plausible-on-trial/review', 'What is known');
  await takeScreen(page, 'review');
  await takeScreen(page, 'review-answer', {
    from: (window) => window.getByRole('heading', { name: 'Your answer' }),
  });
};

/** Take the screens on the inventory that the demo begins with; afterwards one more pixel is live. */
export const takeScreens = async (browser, demo) => {
  const { users } = demo;
  const [editor, approver, owner] = [
    await signIn(browser, demo, users.editor),
    await signIn(browser, demo, users.approver),
    await signIn(browser, demo, users.owner),
  ];
  await goTo(approver, demo, '', 'Do we know our pixels?');
  await takeScreen(approver, 'overview');
  await takeHome(approver, demo);
  await takeInventory(editor, demo);
  await takeImport(editor, demo);
  await discuss(editor, approver, demo);
  await takePixel(editor, demo);
  await takeForm(editor, demo);
  await takeApprovals(approver, demo);
  await takePublish(approver, demo);
  await takeActivity(approver, demo);
  await takeReviews(owner, demo);
  await takeConsent(owner, demo);
  await goTo(owner, demo, '/settings', 'Save');
  await takeScreen(owner, 'settings');
  await takeScreen(owner, 'settings-reviews', {
    from: (window) => window.getByRole('heading', { name: 'Reviews', exact: true }),
  });
  await takeScreen(owner, 'settings-mails', {
    from: (window) => window.getByRole('heading', { name: 'Mails about reviews', exact: true }),
  });
  await takeEntry(owner, demo);
};

/** Take what a new inventory says. */
export const takeFirstUse = async (browser, demo) => {
  const editor = await signIn(browser, demo, demo.users.editor);
  await goTo(editor, demo, '', 'Start with what is on your site today');
  await takeScreen(editor, 'overview-first-use');
  await goTo(editor, demo, '/inventory', 'No pixel is listed yet.');
  await takeScreen(editor, 'inventory-first-use');
};
