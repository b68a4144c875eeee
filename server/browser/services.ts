import type { BannerTextKey, Notice, Trace } from '../src/contract';
import { fill } from '../src/core/banner-parts';
import { element } from './element';
import { purposeOf } from './purpose';

type Category = Notice['categories'][number];
type Pixel = Category['pixels'][number];

const PLACES: Record<Trace['where'], BannerTextKey> = {
  cookie: 'traceCookie',
  vendor_cookie: 'traceCookie',
  local_storage: 'traceLocal',
  session_storage: 'traceSession',
};

const traceItem = (trace: Trace, { texts }: Notice): HTMLElement =>
  element(
    'li',
    {},
    element('bdi', {}, trace.name),
    ` (${texts[PLACES[trace.where]]}), ${fill(texts.lifetime, 'lifetime', trace.lifetime)}`,
    element('p', {}, trace.purpose),
  );

const traceList = ({ traces = [] }: Pixel, notice: Notice): Node[] => {
  const label = notice.texts.cookies;
  return traces.length
    ? [
        element('h4', {}, label),
        element('ul', { 'aria-label': label }, ...traces.map((trace) => traceItem(trace, notice))),
      ]
    : [];
};

const policyLink = ({ policyUrl, vendor }: Pixel, { texts }: Notice): Node | string =>
  policyUrl && /^https?:/.test(policyUrl)
    ? element(
        'a',
        { href: policyUrl, rel: 'noopener', target: '_blank' },
        fill(texts.moreAbout, 'vendor', vendor),
      )
    : '';

const service = (pixel: Pixel, notice: Notice): HTMLElement =>
  element(
    'li',
    {},
    element(
      'details',
      {},
      element('summary', {}, pixel.vendor),
      purposeOf(pixel, notice),
      ...traceList(pixel, notice),
      policyLink(pixel, notice),
    ),
  );

/** List the services of a category. Each opens to what it is for, what it keeps in the browser and its vendor's own words. */
export const serviceList = ({ pixels }: Category, label: string, notice: Notice): Node | string =>
  pixels.length
    ? element('ul', { 'aria-label': label }, ...pixels.map((pixel) => service(pixel, notice)))
    : '';
