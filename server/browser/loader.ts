/**
 * The one script that pages load. It reads the plan that the server put into the page, runs the pixels that this
 * visitor allows, and keeps that true while the page lives. It depends neither on its place in the page nor on
 * being there once, and whatever fails, no pixel runs because of it and the page does not notice.
 */
import type { PagePlan } from '../src/contract';
import { HELD } from '../src/core/embed-mark';
import { nonce } from './add-script';
import type { BannerHost, Show } from './banner-host';
import { storedChoice } from './choice';
import type { Extras, ExtrasHost } from './extras-host';
import { tellCounts } from './fires';
import { pageConsent } from './page-consent';
import { partLoading, type WithPart } from './part-loading';
import { installApi } from './pixels-api';
import { whenPlan } from './plan-element';
import { addressOf } from './site';
import { stepRunner } from './steps';
import { tellPage } from './tell-page';
import { watchAddress } from './watch-address';
import { listenToLinks, whenComplete, whenLinkless } from './way-back';
import { cleanAfterReload } from './withdrawing';

/** Look at the stored choice again whenever it may have changed behind this page's back; `leave` is called when the page goes. */
const watchPage = (recheck: () => void, leave: () => void): void => {
  addEventListener('pageshow', (event) => {
    if (event.persisted) recheck();
  });
  // Some browsers say only one of the two when a page is left.
  addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) leave();
    else recheck();
  });
  // Tells of other tabs at once, where the browser has it.
  window.cookieStore?.addEventListener('change', recheck);
  addEventListener('online', recheck);
};

const start = (plan: PagePlan): void => {
  const { prefix } = plan;
  const ask = addressOf(prefix, 'ask');
  // Both are used when the rest is there.
  const withExtras: WithPart<Extras> = (use) => loadExtras(use);
  const consent = pageConsent(plan, () => show('ask'), withExtras);
  const { choose, listen, granted } = consent;
  const loadExtras = partLoading<Extras>(addressOf(prefix, plan.extras), {
    traces: addressOf(prefix, 'traces'),
    run: stepRunner(() => undefined),
    nonce,
    ask,
    granted,
    choose,
    listen,
  } satisfies ExtrasHost);
  const withBanner = partLoading<(what: Show) => void>(addressOf(prefix, plan.banner), {
    ask,
    choose,
    listen,
  } satisfies Omit<BannerHost, 'ready'>);
  const show = (what: Show): void => withBanner((banner) => banner?.(what));
  const open = (): void => show('choose');
  const offerWayBack = (): void => {
    if (storedChoice()) whenLinkless(() => show('way-back'));
  };
  const lookForEmbeds = (): void => {
    if (document.querySelector(`[${HELD}]`)) withExtras((extras) => extras?.lookForEmbeds());
  };
  listen(tellPage);
  consent.begin();
  if (granted()) tellPage(granted());
  installApi(consent, open, lookForEmbeds);
  listenToLinks(open);
  watchPage(consent.recheck, () => {
    if (!plan.uncounted) tellCounts(prefix);
  });
  watchAddress(() => {
    consent.moved();
    lookForEmbeds();
  });
  cleanAfterReload(withExtras);
  listen(offerWayBack);
  offerWayBack();
  whenComplete(lookForEmbeds);
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
    console.debug('pixel-inventory: failed', error);
  }
});

// In a package of CommonJS, a file that exports nothing makes the bundler wrap all that it imports into functions.
export {};
