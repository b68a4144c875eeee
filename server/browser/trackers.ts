/**
 * `<pixel-trackers></pixel-trackers>`: the list of trackers, in a page of the site's own. What stands between its tags is
 * shown until the list is there, and where it cannot be had; without anything, that is a link to the page about trackers.
 */
const TAG = 'pixel-trackers';
const PATIENCE_MS = 10_000;

/** The directory of this very script, with a slash at its end. A page's `<base>` may point elsewhere. */
const home = /^[^?#]*\//.exec((document.currentScript as HTMLScriptElement | null)?.src ?? '')?.[0];

/**
 * Load a document. Unlike a parser that is given a text, this needs no policy for trusted types; and no script of a document
 * that was loaded so ever runs.
 */
const load = (address: string): Promise<Document> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('GET', address);
    request.responseType = 'document';
    request.timeout = PATIENCE_MS;
    request.onload = () =>
      request.status === 200 && request.responseXML ? resolve(request.responseXML) : reject(new Error());
    request.onerror = request.ontimeout = () => reject(new Error());
    request.send();
  });

/** Without its styles the list can be read all the same. */
const dress = async (root: ShadowRoot, address: string): Promise<void> => {
  try {
    const answer = await fetch(address);
    const sheet = new CSSStyleSheet();
    if (answer.ok) sheet.replaceSync(await answer.text());
    root.adoptedStyleSheets = [sheet];
  } catch (error) {
    console.debug('pixel-inventory: no styles', error);
  }
};

const show = async (host: HTMLElement, from: string): Promise<void> => {
  const language = host.closest<HTMLElement>('[lang]')?.lang ?? '';
  const query = `lang=${encodeURIComponent(language)}`;
  const root = host.attachShadow({ mode: 'open' });
  const link = document.createElement('a');
  link.href = `${from}trackers?${query}`;
  link.textContent = link.href;
  const slot = document.createElement('slot');
  slot.append(link);
  root.append(slot);
  try {
    const [list] = await Promise.all([
      load(`${from}trackers?part=list&${query}`),
      dress(root, from + TRACKERS_STYLES_FILE),
    ]);
    root.replaceChildren(...list.body.childNodes);
  } catch (error) {
    console.debug('pixel-inventory: no list', error);
  }
};

if (home !== undefined && !customElements.get(TAG)) {
  customElements.define(
    TAG,
    class extends HTMLElement {
      connectedCallback(): void {
        if (!this.shadowRoot) void show(this, home);
      }
    },
  );
}

// In a package of CommonJS, a file that exports nothing makes the bundler wrap all that it imports into functions.
export {};
