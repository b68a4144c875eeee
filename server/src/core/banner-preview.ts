import type { Asking, ConsentRule, Notice, OptionalCategory } from '../contract';
import { lookFile, lookStyles } from './banner-look';
import { bannerMarkup } from './banner-markup';
import { CHOICES } from './consent-cookie';
import { usesOf } from './notice';

/**
 * Write what somebody is asked who never chose, under a rule. Where the site has no pixels that could be asked about, the
 * banner names every category, so that there is something to see.
 */
export const askingUnder = (rule: ConsentRule, notice: Notice): Asking => {
  const used = CHOICES.filter((category) => notice.categories.some(({ key }) => key === category));
  const open: OptionalCategory[] = used.length > 0 ? used : [...CHOICES];
  return {
    rule,
    gpc: false,
    dnt: false,
    open,
    asked: open,
    uses: usesOf(open, notice),
    granted: rule === 'opt_in' ? [] : open,
    changed: [],
    record: null,
    notice,
  };
};

/** The banner links to its styles; all else in it is escaped, so that nothing an editor writes looks like this. */
const LINK = /<link rel="stylesheet" href="[^"]*">/g;

// Grey bars stand for the text of a page.
const PAGE =
  'html{font:16px/1.5 system-ui,sans-serif;background:Canvas}' +
  'body{margin:0;padding:2em}' +
  'i{display:block;height:.9em;margin-block-end:1em;border-radius:.3em;background:GrayText;opacity:.22}' +
  'i:nth-child(3n){width:62%}i:first-child{height:2em;width:45%}';
const BARS = '<i></i>'.repeat(12);

const styleElement = (css: string): string => `<style>${css}</style>`;

/**
 * Write a document that shows the banner as a page would, with everything in it: no script, no file, no address. Links open
 * in a tab of their own, which a sandbox forbids, so that a press leads nowhere. `css`: the styles of the banner.
 */
export const previewDocument = (asking: Asking, css: string, dark: boolean): string => {
  const { lang, dir, look } = asking.notice;
  const scheme = dark ? 'dark' : 'light';
  const own = look.colours ? (lookStyles(lookFile(look.colours)) ?? '') : '';
  const styles = styleElement(`${css}${own}:host{color-scheme:${scheme} !important}`);
  const markup = bannerMarkup(asking, { prefix: '', path: '/', cssFile: '' }).replace(LINK, '');
  const banner = markup.replace('<template shadowrootmode="open">', (start) => start + styles);
  return (
    `<!doctype html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><base target="_blank">` +
    `<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="${scheme}">` +
    `<title>Preview</title>${styleElement(PAGE)}</head><body>${banner}<div aria-hidden="true">${BARS}</div></body></html>`
  );
};
