import { html, type Markup } from './html';

/** A page of ours that is not in the site's design. */
interface PlainPage {
  lang: string;
  /** Direction of writing; left to right by default. */
  dir?: 'ltr' | 'rtl';
  title: string;
  /** What stands in its head besides: its styles, what it asks of programs. */
  head: Markup;
  body: Markup;
}

/** Write a page that stands by itself, under its title, and that nobody is to find. */
export const plainPage = ({ lang, dir = 'ltr', title, head, body }: PlainPage): string =>
  html`<!doctype html>
    <html lang="${lang}" dir="${dir}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${head}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`.text;
