import type { BrowserContext, Page } from 'playwright-core';
import type { EventName, Trigger } from '../../../server/src/contract';
import type { Behaviour, SitePixel } from './test-site';
import { cookieFor, marker, until, useVisits } from './visits';

/** What the vendor is told by a lead. */
export const HEARD = '/ads?e=generate_lead';

/** So many reports of a lead. */
export const times = (count: number): string[] => Array.from({ length: count }, () => HEARD);

/** A page that is some windows high. */
export const TALL = `<h1>Tall</h1>${'<br>'.repeat(400)}<p id="end">The end</p>`;
/** Scroll until so many percent of the page have been in sight. */
export const scrollTo = (page: Page, percent: number) =>
  page.evaluate(`scrollTo(0, document.documentElement.scrollHeight * ${percent} / 100 - innerHeight)`);

/** What a click or a form is known by. */
export type Click = Extract<Trigger, { kind: 'click' }>['on'];
export type Form = Extract<Trigger, { kind: 'form' }>['on'];
export const text = (words: string): Click => ({ by: 'text', text: words });
export const address = (contains: string) => ({ by: 'address', contains }) as const;
export const selector = (css: string) => ({ by: 'selector', selector: css }) as const;

/** A browser and a site whose one kind of pixel tells the vendor of an event. */
export const useLeads = () => {
  const visits = useVisits();
  const { site, visitor, remember } = visits;

  /** A marketing pixel whose one event these triggers set off, and which tells the vendor of it. */
  const lead = (triggers: Trigger[], id = 'ads', event: EventName = 'generate_lead'): SitePixel =>
    marker(id, ['marketing'], {
      setup: [],
      events: {
        [event]: { triggers, steps: [{ do: 'image', src: `${site.vendor}/${id}?e={event}&r={random}` }] },
      },
    });

  /** A profile that agreed to everything. */
  const agreed = async (behaviour: Partial<Behaviour>): Promise<BrowserContext> => {
    const context = await visitor(behaviour);
    await remember(context, cookieFor('111'));
    return context;
  };

  /** Open a page and wait until its pixels have begun. */
  const visit = async (context: BrowserContext, path = '/'): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(site.origin + path, { waitUntil: 'load' });
    await until(page, '!!window.pixels && !!pixels.track');
    return page;
  };

  /** A page whose forms and links lead nowhere, so that several things can be done on it. */
  const opened = async (triggers: Trigger[], body: string, path = '/'): Promise<Page> => {
    const page = await visit(await agreed({ pixels: [lead(triggers)], body }), path);
    await page.evaluate(`addEventListener('submit', (e) => e.preventDefault());
      addEventListener('click', (e) => e.target.closest('a') && e.preventDefault())`);
    return page;
  };

  /** Long enough for a report to arrive, and for one too many to show itself. */
  const reports = async (page: Page): Promise<string[]> => {
    await page.waitForTimeout(200);
    return site.vendorLog.map((line) => line.replace(/&r=\d+$/, ''));
  };

  return { ...visits, lead, agreed, visit, opened, reports };
};
