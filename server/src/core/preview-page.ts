import type { PreviewSet } from '../contract';
import { html, type Markup } from './html';
import { plainPage } from './plain-page';
import { fill, type PreviewWords } from './preview-texts';

/** What the pages need besides their words. */
export interface PreviewPageParts {
  words: PreviewWords;
  /** Address of the styles. */
  stylesheet: string;
}

const page = ({ words: { lang }, stylesheet }: PreviewPageParts, title: string, body: Markup): string => {
  const head = html`
    <meta name="robots" content="noindex" />
    <link rel="stylesheet" href="${stylesheet}" />
  `;
  return plainPage({ lang, title, head, body });
};

/** Write the page that a link opens: it says what would happen, and nothing happens before somebody presses the button. */
export const previewStartPage = (
  set: PreviewSet,
  parts: PreviewPageParts & { token: string; action: string },
): string => {
  const { texts } = parts.words;
  const pixel = set.snapshot.pixels.find(({ id }) => id === set.pixel);
  const values = {
    vendor: pixel?.vendorName ?? '',
    version: set.version,
    state: texts[`state_${set.state}`],
  };
  const isUnapproved = set.state === 'draft' || set.state === 'in_review';
  return page(
    parts,
    fill(texts.pageTitle, { name: pixel?.name ?? set.pixel }),
    html`<p>${fill(texts.pageWhat, values)} ${fill(texts.pageBy, { person: set.by })}</p>
      <p>${fill(texts.pageHere, { minutes: set.minutes })}</p>
      ${isUnapproved && html`<p><strong>${texts.pageUnapproved}</strong></p>`}
      ${set.customCode && html`<p><strong>${texts.pageCustomCode}</strong></p>`}
      <form method="post" action="${parts.action}">
        <input type="hidden" name="token" value="${parts.token}" />
        <p class="buttons"><button>${fill(texts.pageStart, { path: set.path })}</button></p>
      </form>`,
  );
};

/** Write the page for a link that cannot be used. `site`: where it can be; null: nowhere any more. */
export const previewOverPage = (parts: PreviewPageParts, site: string | null): string => {
  const { texts } = parts.words;
  const why = site === null ? texts.pageOver : fill(texts.pageElsewhere, { site });
  return page(parts, texts.pageOverTitle, html`<p>${why}</p>`);
};
