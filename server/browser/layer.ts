import banner from './banner.css';
import { OURS } from './banner-host';
import choices from './choices.css';

const styles = banner + choices;

let sheet: CSSStyleSheet | null = null;

const dress = (root: ShadowRoot): void => {
  try {
    // A constructed sheet is no inline style, so that a strict content security policy lets it pass.
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(styles);
    }
    root.adoptedStyleSheets = [sheet];
  } catch {
    const style = document.createElement('style');
    style.textContent = styles;
    root.append(style);
  }
};

/**
 * Make a place for our elements that the site's styles cannot reach into. `first` puts it where the keyboard comes
 * first, `last` behind the page.
 */
export const layer = (where: 'first' | 'last', lang: string, dir: string): ShadowRoot => {
  const host = document.createElement('div');
  host.setAttribute(OURS, '');
  host.lang = lang;
  host.dir = dir;
  const root = host.attachShadow({ mode: 'open' });
  dress(root);
  if (where === 'first') document.body.prepend(host);
  else document.body.append(host);
  return root;
};
