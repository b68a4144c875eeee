/**
 * The script that shows the banner, the choices and the way back to them. The loader fetches it where one of them is
 * needed and lends it what it works with; it stores and runs nothing by itself.
 */
import type { Choose } from './answers';
import type { BannerHost, BannerScript, Show } from './banner-host';
import { placeBanner, renderedBanner, runBanner } from './banner-region';
import { choicesDialog, sorryDialog } from './choices-dialog';
import { button, element } from './element';
import { keepClear } from './keep-clear';
import { dress, layer } from './layer';
import { loadAsking, type Loaded } from './load-asking';
import { noteFocus, restFocus } from './rest-focus';

/** Milliseconds in which the focus comes to rest after a choice. */
const SETTLING_MS = 200;

const startBanner = (host: BannerHost): void => {
  const prefix = host.ask.slice(0, -'/ask'.length);
  const status = element('p', { role: 'status', class: 'unseen' });
  // What this visitor can be asked, until they choose, and the last that is known of it.
  let loading: Promise<Loaded | null> | null = null;
  let known: Loaded | null = null;
  let back: ShadowRoot | null = null;
  let hideBanner: (() => void) | null = null;
  let dialog: HTMLDialogElement | null = null;
  let wanted = false;

  const load = (): Promise<Loaded | null> =>
    (loading ??= loadAsking(host.ask, `${prefix}/${STYLES_FILE}`).then(
      (loaded) => (known = loaded),
      () => (loading = null),
    ));

  /** The layer behind the page: way back, choices and what screen readers are told. */
  const behind = (loaded: Loaded): ShadowRoot => {
    if (!back?.host.isConnected) {
      back = layer('append', loaded);
      back.append(status);
    }
    return back;
  };

  const hide = (): void => {
    loading = null;
    wanted = false;
    hideBanner?.();
    hideBanner = null;
  };

  const open = (made: HTMLDialogElement, loaded: Loaded): void => {
    dialog = made;
    status.textContent = '';
    behind(loaded).append(made);
    made.showModal();
  };

  const choose: Choose = async (categories, way) => {
    const words = loading;
    const outcome = await host.choose(categories, way);
    const failed = outcome === 'failed';
    if (!failed) {
      dialog?.close();
      hide();
      restFocus();
    }
    // Where the server wrote the banner, the texts may come later than the answer, or never.
    const loaded = known ?? (await words);
    if (!loaded) return '';
    const { texts } = loaded.asking.notice;
    if (failed) return texts.notSaved;
    if (outcome === 'kept') open(sorryDialog(texts, texts.savedHere), loaded);
    else {
      behind(loaded);
      // What is said before the focus has come to rest is cut short.
      setTimeout(() => (status.textContent = texts.saved), SETTLING_MS);
    }
    return '';
  };

  const run = (root: ShadowRoot): void => {
    const letGo = keepClear(runBanner(root, choose, () => void openChoices()));
    noteFocus(root.host);
    hideBanner = () => {
      const isLeft = root.activeElement;
      letGo();
      root.host.remove();
      if (isLeft) restFocus();
    };
  };

  const ask = async (): Promise<void> => {
    if (wanted) return;
    wanted = true;
    const rendered = renderedBanner();
    if (rendered) run(rendered);
    const loaded = await load();
    // Meanwhile the visitor may have chosen, here or in another tab. What the server wrote works without an answer.
    if (!wanted || (!loaded && rendered)) return;
    if (!loaded?.asking.asked.length) return hide();
    behind(loaded);
    if (rendered && (rendered.host as HTMLElement).lang === loaded.asking.notice.lang) {
      return dress(rendered, loaded);
    }
    hideBanner?.();
    run(placeBanner(loaded, prefix));
  };

  const openChoices = async (): Promise<void> => {
    const loaded = await load();
    if (dialog?.open) return;
    // The page about trackers has the choices too.
    if (!known) return location.assign(`${prefix}/trackers#choices`);
    const { texts } = known.asking.notice;
    open(loaded ? choicesDialog(loaded.asking, choose) : sorryDialog(texts, texts.notLoaded), known);
  };

  const offerWayBack = async (): Promise<void> => {
    const loaded = await load();
    const root = loaded && behind(loaded);
    if (!root || root.querySelector('.way-back')) return;
    const { wayBack } = loaded.asking.notice.texts;
    const made = button(wayBack, () => void openChoices(), 'way-back');
    root.append(made);
    // It stays for as long as the page does.
    // While a banner is there, that covers more.
    if (!hideBanner) keepClear(made);
  };

  const shows: Record<Show, () => Promise<void>> = {
    ask,
    choose: openChoices,
    'way-back': offerWayBack,
  };

  host.listen(hide);
  host.ready((what) => void shows[what]());
};

const host = (document.currentScript as BannerScript | null)?.pixelInventory;
const begin = (): void => {
  if (host) startBanner(host);
};
// The banner that the server wrote is the first element of the body, and whole when there is a second one.
if (document.readyState !== 'loading' || document.body?.children[1]) begin();
else addEventListener('DOMContentLoaded', begin);

// In a package of CommonJS, a file that exports nothing makes the bundler wrap all that it imports into functions.
export {};
