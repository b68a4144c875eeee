import { lookProperties } from '../src/core/banner-look';
import { LAYER_TAG } from '../src/core/banner-parts';
import { OURS } from './banner-host';
import { element } from './element';
import type { Loaded } from './load-asking';

/** Give a layer the language of its texts, the site's colours, and the styles. */
export const dress = (root: ShadowRoot, { asking, styles }: Loaded): void => {
  const { lang, dir, look } = asking.notice;
  const host = root.host as HTMLElement;
  host.lang = lang;
  host.dir = dir;
  if (look.colours) {
    for (const [name, value] of lookProperties(look.colours)) host.style.setProperty(name, value);
  }
  try {
    // A sheet that a script builds is no inline style, so that a strict content security policy lets it pass.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    root.adoptedStyleSheets = [sheet];
  } catch {
    root.append(element('style', {}, styles));
  }
};

/**
 * Make a place for our elements that the site's styles cannot reach into. `prepend` puts it where the keyboard comes
 * first, `append` behind the page.
 */
export const layer = (where: 'prepend' | 'append', loaded: Loaded): ShadowRoot => {
  const host = element(LAYER_TAG, { [OURS]: true });
  const root = host.attachShadow({ mode: 'open' });
  dress(root, loaded);
  document.body[where](host);
  return root;
};
