import { lookProperties } from '../src/core/banner-look';
import { OURS } from './banner-host';
import { element } from './element';
import type { Loaded } from './load-asking';

let sheet: CSSStyleSheet | null = null;

// A sheet that a script builds is no inline style, so that a strict content security policy lets it pass.
const sheetOf = (styles: string): CSSStyleSheet => {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
  }
  return sheet;
};

/** Give a layer the language of its texts, the site's colours, and the styles. These show it: without them it stays hidden. */
export const dress = (root: ShadowRoot, { asking, styles }: Loaded): void => {
  const { lang, dir, look } = asking.notice;
  const host = root.host as HTMLElement;
  host.lang = lang;
  host.dir = dir;
  if (look.colours) {
    for (const [name, value] of lookProperties(look.colours)) host.style.setProperty(name, value);
  }
  try {
    root.adoptedStyleSheets = [sheetOf(styles)];
  } catch {
    root.append(element('style', {}, styles));
  }
};

/**
 * Make a place for our elements that the site's styles cannot reach into. `first` puts it where the keyboard comes
 * first, `last` behind the page.
 */
export const layer = (where: 'first' | 'last', loaded: Loaded): ShadowRoot => {
  const host = element('div', { [OURS]: true, hidden: true });
  const root = host.attachShadow({ mode: 'open' });
  dress(root, loaded);
  if (where === 'first') document.body.prepend(host);
  else document.body.append(host);
  return root;
};
