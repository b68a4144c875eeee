import { html, Markup } from './html';
import { isWebAddress, type Block, type MailLink, type PixelBlock } from './mail-blocks';

/** Whoever shows mails without styles, or in colours of their own, still shows all of it. Nothing is fetched from anywhere. */
const STYLE = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
body{margin:0;background:#f4f4f8;color:#212134}
.outer{padding:24px 12px}
.page{max-width:640px;background:#fff;border:1px solid #dcdce4;border-radius:8px;font:16px/1.5 -apple-system,"Segoe UI",Roboto,Arial,sans-serif;color:#212134;text-align:start;overflow-wrap:anywhere}
.inside{padding:24px}
h1{font-size:22px;line-height:1.3;margin:0 0 16px}
h2{font-size:18px;line-height:1.35;margin:28px 0 8px}
.pixel{border-top:1px solid #dcdce4;margin:20px 0 0;padding:16px 0 0}
.pixel h2,.pixel h3{font-size:17px;line-height:1.35;margin:0 0 6px}
p{margin:0 0 12px}
ul{margin:0 0 12px;padding-inline-start:22px}
li{margin:0 0 4px}
a{color:#2f2fc4}
.pixel p{margin:0 0 8px}
.flags{border-inline-start:4px solid #b35900;padding:2px 0 2px 12px;margin:0 0 12px}
.flags ul{margin:0}
a.main{display:inline-block;background:#3b3bc9;color:#fff;padding:10px 16px;border-radius:6px;text-decoration:none;font-weight:600}
blockquote{margin:0 0 12px;padding:0 0 0 12px;border-inline-start:4px solid #8e8ea9}
.small{font-size:14px;color:#4a4a6a}
.rule{border-top:1px solid #dcdce4;margin:24px 0 0;padding:16px 0 0}
@media (max-width:480px){.outer{padding:0}.page{border:0;border-radius:0}.inside{padding:16px}}
@media (prefers-color-scheme:dark){
body{background:#181826}
.page{background:#212134;border-color:#4a4a6a;color:#f0f0ff}
.pixel,.rule{border-color:#4a4a6a}
a{color:#b8b8ff}
a.main{color:#fff}
.small{color:#c8c8d8}
.flags{border-color:#f5a742}
}
`;

const anchor = ({ text, url, main }: MailLink): Markup => {
  if (!isWebAddress(url)) return html`${text}`;
  return main ? html`<a class="main" href="${url}">${text}</a>` : html`<a href="${url}">${text}</a>`;
};

const lines = (text: string): Markup[] =>
  text.split('\n').map((line, at) => (at === 0 ? html`${line}` : html`<br />${line}`));

const quoted = (text: string): Markup => html`<blockquote>${lines(text)}</blockquote>`;

const itemsOf = (items: readonly MailLink[]): Markup =>
  html`<ul>
    ${items.map((item) => html`<li>${anchor(item)}</li> `)}
  </ul>`;

const headingOf = ({ level, name }: PixelBlock): Markup =>
  level === 2 ? html`<h2>${name}</h2>` : html`<h3>${name}</h3>`;

const flagsOf = ({ flags, flagsLead }: PixelBlock): Markup =>
  html`<div class="flags">
    <p>${flagsLead}</p>
    <ul>
      ${flags.map((flag) => html`<li>${flag}</li> `)}
    </ul>
  </div>`;

const pixelHtml = (block: PixelBlock): Markup =>
  html`<div class="pixel">
    ${headingOf(block)} ${block.lines.map((line) => html`<p>${line}</p> `)}
    ${block.quote !== '' && quoted(block.quote)} ${block.flags.length > 0 && flagsOf(block)}
    ${block.links.filter(({ url }) => isWebAddress(url)).map((each) => html`<p>${anchor(each)}</p> `)}
  </div>`;

const blockHtml = (block: Block): Markup => {
  switch (block.kind) {
    case 'text':
      return html`<p>${block.text}</p>`;
    case 'small':
      return html`<p class="small">${block.text}</p>`;
    case 'heading':
      return html`<h2>${block.text}</h2>`;
    case 'quote':
      return quoted(block.text);
    case 'link':
      return html`<p>${anchor(block)}</p>`;
    case 'list':
      return itemsOf(block.items);
    case 'pixel':
      return pixelHtml(block);
  }
};

/** Mails are long, and what indents them says nothing. */
const compact = ({ text }: Markup): string => text.replace(/\s*\n\s*/g, '\n');

/** Write a part of a mail as HTML. */
export const htmlBlock = (block: Block): string => compact(blockHtml(block));

/** What the document of a mail is made of. */
export interface MailDocument {
  lang: string;
  title: string;
  /** Parts, written by `htmlBlock`. */
  body: readonly string[];
  /** The small print. */
  foot: readonly string[];
}

/**
 * Write a whole mail. The tables hold it together in mail programs that know nothing else; to everybody who listens it is
 * one article with headings. The language stands twice, since many programs take the body alone.
 */
export const mailDocument = ({ lang, title, body, foot }: MailDocument): string =>
  compact(
    html`<!doctype html>
      <html lang="${lang}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>${title}</title>
          <style>
            ${new Markup(STYLE)}
          </style>
        </head>
        <body>
          <div lang="${lang}" role="article" aria-roledescription="email" aria-labelledby="title">
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
              <tr>
                <td class="outer" align="center">
                  <table
                    class="page"
                    role="presentation"
                    width="100%"
                    cellpadding="0"
                    cellspacing="0"
                    border="0"
                  >
                    <tr>
                      <td class="inside">
                        <h1 id="title">${title}</h1>
                        ${new Markup(body.join('\n'))}
                        <div class="rule">${new Markup(foot.join('\n'))}</div>
                      </td>
                    </tr>
                  </table>
                </td>
              </tr>
            </table>
          </div>
        </body>
      </html>`,
  );
