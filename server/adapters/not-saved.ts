import { html } from '../src/core/html';
import { textsFor } from '../src/core/visitor-texts';
import { plainPage } from '../src/core/plain-page';
import { bannerOf } from '../src/core/usual-consent';
import { answerPage } from './answers';
import { languagesOf } from './page-languages';
import type { Publication } from './publication';
import type { SiteAnswer, SiteRequest } from './site-request';

/** Seconds after which it may work again. */
export const TRY_AGAIN_SECONDS = 30;

/** Tell a visitor without scripts that their choice could not be kept, with the way back to the page on which they chose. */
export const answerNotSaved = (
  request: SiteRequest,
  { prepared, noticeIn }: Publication,
  path: string,
): SiteAnswer => {
  const { lang, dir } = noticeIn(languagesOf(request));
  const { texts } = textsFor([lang], bannerOf(prepared.snapshot));
  const page = path || '/';
  const text = plainPage({
    lang,
    dir,
    title: texts.pageYourChoice,
    head: html`<meta name="robots" content="noindex" />`,
    body: html`<p dir="auto">${texts.notSaved}</p>
      <p><a href="${encodeURI(page)}" dir="ltr">${page}</a></p>`,
  });
  return answerPage(text, 503, { 'retry-after': String(TRY_AGAIN_SECONDS) });
};
