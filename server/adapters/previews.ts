import type { PreviewSet, PreviewStarted } from '../src/contract';
import { embedJson } from '../src/core/embed-json';
import { prepare } from '../src/core/prepare';
import { withMarks } from '../src/core/preview-marks';
import { publicationOf, type Publication, type SiteParts } from './publication';
import { createRequestLimit } from './request-limit';
import type { SiteRequest } from './site-request';

/** Where previews come from: the Strapi in which this site runs, or one that is elsewhere. */
export interface PreviewSource {
  /** What a token is worth; null: nothing, or nothing any more. Only ever as long as it is asked for. */
  read: (token: string) => Promise<PreviewSet | null>;
  /** Exchange the token of a link for that of a browser, once; null: it cannot be. */
  start: (link: string) => Promise<PreviewStarted | null>;
}

/** A preview that a browser has. */
export interface Preview {
  set: PreviewSet;
  publication: Publication;
}

/** The previews of one site. */
export interface Previews {
  source: PreviewSource;
  /** Look up what the browser of a request previews. Null: there is nothing to wait for. Its promise never rejects. */
  load: (request: SiteRequest) => Promise<void> | null;
  /** What the browser of a request previews, as far as it was looked up; null: nothing. */
  current: (request: Pick<SiteRequest, 'header'>) => Preview | null;
  /** Whether a browser holds a preview that is worth nothing any more. */
  isOver: (request: Pick<SiteRequest, 'header'>) => boolean;
}

/** The cookie that holds the token of a browser's preview. */
export const PREVIEW_COOKIE = 'pixel_preview';
const PAIR = `${PREVIEW_COOKIE}=`;
const VALUE = /(?:^|;)\s*pixel_preview=([\w.-]{1,3000})\s*(?:;|$)/;

/** Previews that are remembered, each a whole set. */
const MAX_KNOWN = 20;
/** Tokens that are not known with which one address may come in a minute. */
const UNKNOWN_PER_MINUTE = 60;
/** Milliseconds after which a token is asked about again, so that a stop reaches previews too. */
const FRESH_MS = 10_000;

/** Read the token of a browser; null: it has none. This is all that other browsers' requests pay for previews. */
const tokenOf = ({ header }: Pick<SiteRequest, 'header'>): string | null => {
  const cookie = header('cookie');
  return cookie?.includes(PAIR) === true ? (VALUE.exec(cookie)?.[1] ?? '') : null;
};

interface Known {
  preview: Preview | null;
  readAt: number;
}

interface Parts {
  source: PreviewSource;
  site: SiteParts;
  /** File name of the overlay's script. */
  overlay: string;
  now: () => number;
}

/**
 * Write the plan that loads the overlay. It comes as one more pixel, so that the loader needs nothing for it. The address is
 * whole: a `<base>` of the page may point elsewhere.
 */
const overlayPlan = (site: string, prefix: string, file: string): string =>
  embedJson({ id: '', setup: [{ do: 'script', src: `${site}${prefix}/${file}` }], events: {} });

/** Serve previews to the browsers that have one. What a token is worth is remembered for some seconds. */
export const createPreviews = ({ source, site: parts, overlay, now }: Parts): Previews => {
  const { names, log } = parts;
  const limit = createRequestLimit(UNKNOWN_PER_MINUTE);
  const known = new Map<string, Known>();

  const toPreview = (set: PreviewSet): Preview => {
    const { snapshot, pixel, version, site } = set;
    const publication = publicationOf(
      prepare(withMarks(snapshot)),
      parts,
      overlayPlan(site, names.prefix, overlay),
    );
    const report = `preview; snapshot=${snapshot.number}; pixel=${pixel}; version=${version}`;
    return { set, publication: { ...publication, privateReport: report, sharedReport: report } };
  };

  const keep = (token: string, preview: Preview | null): void => {
    known.delete(token);
    known.set(token, { preview, readAt: now() });
    const [oldest] = known.keys();
    if (known.size > MAX_KNOWN && oldest !== undefined) known.delete(oldest);
  };

  const lookUp = async (token: string, request: SiteRequest): Promise<void> => {
    try {
      if (!known.has(token) && (await limit(request)) !== null) return;
      const set = await source.read(token);
      keep(token, set?.use === 'run' ? toPreview(set) : null);
    } catch (error) {
      log.thrown('A preview could not be looked up.', error);
      // What was known goes on until its own end.
      const before = known.get(token);
      if (before) keep(token, before.preview);
    }
  };

  const isFresh = ({ readAt }: Known): boolean => Math.abs(now() - readAt) < FRESH_MS;

  const load = (request: SiteRequest): Promise<void> | null => {
    const token = tokenOf(request);
    if (token === null || token === '') return null;
    const found = known.get(token);
    if (found && isFresh(found)) return null;
    // Each request asks for itself: some platforms let none wait for what another one asked.
    return lookUp(token, request);
  };

  const counts = ({ set }: Preview): boolean => now() < Date.parse(set.until);

  const current: Previews['current'] = (request) => {
    const token = tokenOf(request);
    const preview = token === null ? null : (known.get(token)?.preview ?? null);
    return preview && counts(preview) ? preview : null;
  };

  const isOver: Previews['isOver'] = (request) => {
    const token = tokenOf(request);
    if (token === null) return false;
    const found = known.get(token);
    return token === '' || (found !== undefined && !(found.preview && counts(found.preview)));
  };

  return { source, load, current, isOver };
};

/** Look up what the browser of a request previews, before anything is said to it. */
export const afterPreview =
  <Answer>(
    previews: Previews | null,
    answer: (request: SiteRequest) => Promise<Answer> | null,
  ): ((request: SiteRequest) => Promise<Answer | null> | null) =>
  (request) => {
    const loading = previews?.load(request);
    return loading ? loading.then(() => answer(request)) : answer(request);
  };
