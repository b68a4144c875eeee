import type { PreviewSet } from '../src/contract';
import { refuse } from '../src/contract/errors';
import { OVERLAY_TEXTS } from '../src/contract/preview';
import { previewOverPage, previewStartPage } from '../src/core/preview-page';
import { previewTextsIn, type PreviewWords } from '../src/core/preview-texts';
import { previewView } from '../src/core/preview-view';
import { bannerOf } from '../src/core/usual-consent';
import { normalisePath } from '../src/core/visit';
import { readLanguages, textsFor } from '../src/core/visitor-texts';
import { answerOwn, answerPage, answerRefusal } from './answers';
import { isSecure } from './consent-cookie';
import type { Endpoint, EndpointParts } from './endpoint-parts';
import { isForm } from './post-consent';
import { PREVIEW_COOKIE } from './previews';
import { readBody } from './read-body';
import { fieldsOf } from './read-form';
import { comesFromThisSite } from './same-site';
import type { SiteAnswer, SiteRequest } from './site-request';

/** Bytes that the form of a start may have. */
const MAX_BODY = 4096;

/** Added to the address of the first page, so that no cache has it. */
const FIRST_PAGE = 'pixel-preview=1';

/** Our page needs its own origin told when its form is sent, and nobody else may learn the link. */
const PAGE_HEADERS = { 'referrer-policy': 'same-origin' };

const wordsFor = ({ header }: SiteRequest): PreviewWords =>
  previewTextsIn(readLanguages(header('accept-language')));

const pageParts = (request: SiteRequest, { prefix, stylesheet }: EndpointParts) => ({
  words: wordsFor(request),
  stylesheet: `${prefix}/${stylesheet}`,
});

const answerOver = (request: SiteRequest, parts: EndpointParts, site: string | null = null): SiteAnswer =>
  answerPage(previewOverPage(pageParts(request, parts), site), site === null ? 404 : 403, PAGE_HEADERS);

const cookie = (value: string, seconds: number, secure: boolean): string =>
  `${PREVIEW_COOKIE}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;

/** Write the cookie that takes a browser's preview away. */
export const clearPreview = (request: SiteRequest, secure: EndpointParts['secure']): string =>
  cookie('', 0, isSecure(request, secure));

/** What a link is worth; null: nothing. */
const readLink = async (token: string, { previews }: EndpointParts): Promise<PreviewSet | null> => {
  const set = token === '' ? null : await previews?.source.read(token);
  return set?.use === 'link' ? set : null;
};

/** `GET preview?token=…`: what the link would do. Nothing happens before the button is pressed. */
const showLink: Endpoint = async (request, query, parts) => {
  const token = query.get('token') ?? '';
  const set = await readLink(token, parts);
  if (!set) return answerOver(request, parts);
  const written = { ...pageParts(request, parts), token, action: `${parts.prefix}/preview` };
  return answerPage(previewStartPage(set, written), 200, PAGE_HEADERS);
};

const tokenIn = async (request: SiteRequest): Promise<string> => {
  if (!isForm(request)) return '';
  const body = await readBody(request, MAX_BODY, 'text');
  return body.ok ? (fieldsOf(body.value).get('token') ?? '') : '';
};

/** `POST preview`: exchange the link for a cookie of this browser, and go to the page that it is for. */
const startPreview: Endpoint = async (request, _query, parts) => {
  if (!comesFromThisSite(request)) return answerRefusal(refuse('origin_refused'));
  const token = await tokenIn(request);
  const set = await readLink(token, parts);
  if (!set) return answerOver(request, parts);
  // What the browser itself says: a proxy may have changed the host.
  if (request.header('origin') !== set.site) return answerOver(request, parts, set.site);
  const started = await parts.previews?.source.start(token);
  if (!started) return answerOver(request, parts);
  const seconds = Math.floor((Date.parse(started.until) - parts.now()) / 1000);
  return {
    status: 303,
    headers: {
      location: `${encodeURI(normalisePath(set.path) || '/')}?${FIRST_PAGE}`,
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
      'set-cookie': cookie(started.token, seconds, isSecure(request, parts.secure)),
    },
    body: '',
  };
};

/** `GET preview`, `POST preview`: a link, and its start. */
export const preview: Endpoint = (request, query, parts) =>
  request.method === 'POST' ? startPreview(request, query, parts) : showLink(request, query, parts);

/** `POST preview/end`: take the preview away from this browser. */
export const endPreview: Endpoint = (request, _query, parts) =>
  comesFromThisSite(request)
    ? answerOwn('{}', { 'set-cookie': clearPreview(request, parts.secure) })
    : answerRefusal(refuse('origin_refused'));

/** `GET preview.json?path=…`: each pixel with its decision on a page, for the overlay of this browser's preview. */
export const describePreview: Endpoint = (request, query, parts) => {
  const current = parts.previews?.current(request);
  if (!current) return answerRefusal(refuse('unknown_address'));
  const { set, publication } = current;
  const { prepared } = publication;
  const words = wordsFor(request);
  const banner = bannerOf(prepared.snapshot);
  const now = parts.now();
  return answerOwn(
    JSON.stringify(
      previewView({
        set,
        prepared,
        visit: parts.visitor(request, prepared.policy, normalisePath(query.get('path') ?? '/'), now),
        words,
        categoryNames: textsFor([words.lang], banner).texts,
        keys: OVERLAY_TEXTS,
      }),
    ),
  );
};
