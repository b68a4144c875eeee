import { addScript } from './add-script';
import type { BannerHost, BannerScript, Show } from './banner-host';

/**
 * Answer with a function that shows a part of the banner. Its script is loaded with the first call; where that
 * fails, nothing is shown, and the next call tries again.
 */
export const bannerLoading = (address: string, host: Omit<BannerHost, 'ready'>): ((what: Show) => void) => {
  const waiting: Show[] = [];
  let shown: ((what: Show) => void) | null = null;

  const ready: BannerHost['ready'] = (show) => {
    shown = show;
    for (const what of waiting.splice(0)) show(what);
  };
  const load = (): void =>
    addScript(address, (script: BannerScript) => {
      script.pixelInventory = { ...host, ready };
      script.onerror = () => {
        script.remove();
        waiting.length = 0;
      };
    });

  return (what) => {
    if (shown) return shown(what);
    waiting.push(what);
    load();
  };
};
