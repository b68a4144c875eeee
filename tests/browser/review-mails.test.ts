import type { Browser, Page } from 'playwright-core';
import { questionPage, thanksPage } from '../../server/src/core/answer-page';
import { reviewMail } from '../../server/src/core/review-mail-text';
import { reportMail } from '../../server/src/core/review-report-text';
import { answerFacts, letterFacts, manyPixels, reportFacts } from '../fakes/review-mails';
import { launchChromium } from './chromium';
import { axeFindings } from './pages/axe';

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
}, 60_000);

afterAll(() => browser.close());

/** As mail programs show it that know no styles, and no markup but the body's. */
const withoutStyles = (html: string): string =>
  html.replace(/<style>[^]*?<\/style>/g, '').replace(/ class="[^"]*"/g, '');

/** Within the page of a mail program, which has the landmarks. */
const mailed = ({ html }: { html: string }): string =>
  html.replace('<body>', '<body><main>').replace('</body>', '</main></body>');

const documents: [string, string][] = [
  [
    'a digest about 7 pixels',
    mailed(reviewMail('de', 'digest', letterFacts('digest', manyPixels(7, 'digest')))),
  ],
  ['a report', mailed(reportMail('fr', reportFacts()))],
  ['the page of a link', questionPage('en', answerFacts({ fault: 'seen-missing' }))],
  ['the page after an answer', thanksPage('es', 'stopped', answerFacts().review)],
];

const asked: string[] = [];

const show = async (html: string, width: number, colorScheme: 'light' | 'dark'): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  page.on('request', (request) => asked.push(request.url()));
  await page.setContent(html);
  return page;
};

describe.each(documents)('%s', (_what, html) => {
  it.each([
    [390, 'dark', true],
    [1440, 'light', true],
    [390, 'light', false],
  ] as const)(
    'at %d pixels, %s, styles: %s: axe finds nothing, and nothing sticks out',
    async (width, scheme, styled) => {
      const page = await show(styled ? html : withoutStyles(html), width, scheme);
      expect(await axeFindings(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      await page.close();
    },
  );
});

it('nothing is fetched from anywhere', () => {
  expect(asked).toEqual([]);
});
