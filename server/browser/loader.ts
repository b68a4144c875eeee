/**
 * The one script that pages load. It reads the plan that the server put into the page, runs the pixels that this
 * visitor allows, and keeps that true while the page lives. It depends neither on its place in the page nor on
 * being there once, and whatever fails, no pixel runs because of it and the page does not notice.
 */
import type { PagePlan } from '../src/contract';
import { bannerLoading } from './banner-loading';
import { pageConsent } from './page-consent';
import { installApi } from './pixels-api';
import { whenPlan } from './plan-element';
import { addressOf } from './site';
import { listenToLinks, whenLinkless } from './way-back';

/** Look at the stored choice again whenever it may have changed behind this page's back. */
const watchChoice = (recheck: () => void): void => {
  addEventListener('pageshow', (event) => {
    if (event.persisted) recheck();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') recheck();
  });
  // Tells of other tabs at once, where the browser has it.
  window.cookieStore?.addEventListener('change', recheck);
};

const start = (plan: PagePlan): void => {
  const consent = pageConsent(plan, () => show('ask'));
  const show = bannerLoading(addressOf(plan.prefix, plan.banner), {
    notice: addressOf(plan.prefix, 'notice'),
    granted: consent.granted,
    choose: consent.choose,
    listen: consent.listen,
  });
  const open = (): void => show('choose');
  const offerWayBack = (): void => {
    if (consent.granted()) whenLinkless(() => show('way-back'));
  };
  consent.begin();
  installApi(consent, open);
  listenToLinks(open);
  watchChoice(consent.recheck);
  consent.listen(offerWayBack);
  offerWayBack();
};

/** Answer once a page with true, however many copies of this script ask. */
const isFirst = (): boolean => {
  const page = window as unknown as Record<symbol, true>;
  const mark = Symbol.for('pixel-inventory');
  return !page[mark] && (page[mark] = true);
};

whenPlan((plan) => {
  if (!isFirst()) return;
  try {
    start(plan);
  } catch (error) {
    console.debug('pixel-inventory: nothing runs', error);
  }
});

// In a package of CommonJS, a file that exports nothing makes the bundler wrap all that it imports into functions.
export {};
