/**
 * The script that shows the banner, the choices and the way back to them. The loader fetches it where one of them is
 * needed and lends it what it works with; it stores and runs nothing by itself.
 */
import type { OptionalCategory } from '../src/contract';
import { bannerRegion } from './banner-region';
import type { BannerHost, BannerScript, Show } from './banner-host';
import { choicesDialog, sorryDialog } from './choices-dialog';
import { button, element } from './element';
import { layer } from './layer';
import { loadOffer, type Offer } from './offer';
import { keepClear } from './keep-clear';
import { texts as catalogue, type Texts } from './texts';

const startBanner = (host: BannerHost, texts: Texts): void => {
  const place = (where: 'first' | 'last'): ShadowRoot => layer(where, texts.lang, texts.dir);
  const status = element('p', { role: 'status', class: 'unseen' });
  let back: ShadowRoot | null = null;
  let hideBanner: (() => void) | null = null;
  let dialog: HTMLDialogElement | null = null;
  let wanted = false;

  /** The layer behind the page: way back, choices and what screen readers are told. */
  const behind = (): ShadowRoot => {
    if (!back?.host.isConnected) {
      back = place('last');
      back.append(status);
    }
    return back;
  };

  const hide = (): void => {
    wanted = false;
    hideBanner?.();
    hideBanner = null;
  };

  const choose = async (categories: readonly OptionalCategory[]): Promise<boolean> => {
    const saved = await host.choose(categories);
    if (!saved) return false;
    dialog?.close();
    hide();
    status.textContent = texts.saved;
    return true;
  };

  const ask = async (): Promise<void> => {
    if (wanted) return;
    wanted = true;
    const offer = await loadOffer(host.notice).catch(() => null);
    // Meanwhile the visitor may have chosen, here or in another tab.
    wanted = wanted && !!offer && offer.open.length > 0;
    if (!offer || !wanted) return;
    behind();
    const root = place('first');
    const region = bannerRegion({ texts, offer, choose }, () => openChoices(offer));
    root.append(region);
    const letGo = keepClear(region);
    hideBanner = () => {
      letGo();
      root.host.remove();
    };
  };

  const openChoices = (offer: Offer | null): void => {
    if (dialog?.open) return;
    dialog = offer ? choicesDialog({ texts, offer, choose }, host.granted()) : sorryDialog(texts);
    behind().append(dialog);
    status.textContent = '';
    dialog.showModal();
  };

  const offerWayBack = (): void => {
    const root = behind();
    if (root.querySelector('.way-back')) return;
    root.append(button(texts.wayBack, () => show('choose'), { class: 'way-back' }));
  };

  const show = (what: Show): void => {
    if (what === 'ask') void ask();
    else if (what === 'way-back') offerWayBack();
    else
      void loadOffer(host.notice)
        .catch(() => null)
        .then(openChoices);
  };

  host.listen(hide);
  host.ready(show);
};

const host = (document.currentScript as BannerScript | null)?.pixelInventory;
const begin = (): void => {
  if (host) startBanner(host, catalogue.en);
};
if (document.body) begin();
else document.addEventListener('DOMContentLoaded', begin);

// In a package of CommonJS, a file that exports nothing makes the bundler wrap all that it imports into functions.
export {};
