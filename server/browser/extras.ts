/**
 * What few pages need, apart from the loader: triggers that listen to the page, markup of an editor's own, embeds that wait, and
 * the removal of what pixels left behind. The loader fetches it where one of them is needed.
 */
import { addHtml } from './add-html';
import { holdEmbeds } from './embeds';
import type { Extras, ExtrasHost } from './extras-host';
import { listenForTriggers } from './triggers';
import { withdraw } from './withdraw';

type Host = ExtrasHost & { ready: (extras: Extras) => void };

const host = (document.currentScript as (HTMLScriptElement & { pixelInventory?: Host }) | null)
  ?.pixelInventory;
if (host) {
  host.ready({
    listen: listenForTriggers,
    addHtml: (html) => addHtml(html, host.nonce),
    withdraw: (running) => withdraw(host, running),
    lookForEmbeds: holdEmbeds(host),
  });
}

// In a package of CommonJS, a file that exports nothing makes the bundler wrap all that it imports into functions.
export {};
