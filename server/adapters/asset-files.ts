import { lookStyles } from '../src/core/banner-look';
import type { SiteNames } from '../src/core/page-plan';
import type { SiteAnswer } from './site-request';

/** One file for browsers: its file name, which carries a hash of its content, and its text. */
export interface Asset {
  file: string;
  body: string;
  /** Its checksum, by which browsers refuse any other content (Subresource Integrity); left out: they check nothing. */
  integrity?: string;
  /** The text after brotli and after gzip, in base 64; left out: it is sent as it is. */
  br?: string;
  gzip?: string;
}

/** The scripts that a site serves, and the styles of the banner and of the list of trackers. */
export interface BrowserAssets {
  loader: Asset;
  banner: Asset;
  extras: Asset;
  styles: Asset;
  trackers: Asset;
  /** The element that shows the list in a page of the site. */
  trackersElement: Asset;
  /** The overlay of a preview. */
  preview: Asset;
}

/** What the pages of a site have in common, with these files below that prefix. */
export const siteNames = (prefix: string, { loader, banner, extras }: BrowserAssets): SiteNames => ({
  prefix,
  loader: loader.file,
  banner: banner.file,
  extras: extras.file,
});

const ENCODINGS = ['br', 'gzip'] as const;
type Encoding = (typeof ENCODINGS)[number];

interface StoredFile {
  name: string;
  type: string;
  body: string;
  /** The encodings that there are, the best one first. */
  encoded: { encoding: Encoding; body: () => Uint8Array }[];
}

const HASHED = /^(loader|banner|extras|trackers|preview)\.[A-Za-z0-9_-]{4,64}\.(js|css)$/;
/** Files by their names without the hash. */
const KINDS: Readonly<Record<string, keyof BrowserAssets>> = {
  'loader.js': 'loader',
  'banner.js': 'banner',
  'extras.js': 'extras',
  'banner.css': 'styles',
  'trackers.css': 'trackers',
  'trackers.js': 'trackersElement',
  'preview.js': 'preview',
};
/** Whoever writes these into a page by hand knows no hash. */
const WITHOUT_HASH: ReadonlySet<string> = new Set(['trackers.js', 'trackers.css']);
const SCRIPT_TYPE = 'text/javascript; charset=utf-8';
const STYLES_TYPE = 'text/css; charset=utf-8';
/** Whoever is in between must not tidy up what browsers compare with a checksum. */
const FOR_EVER = 'public, max-age=31536000, immutable, no-transform';
const FOR_NOW = 'public, max-age=300';

/** Bytes from base 64, decoded when they are first asked for. */
const decoded = (text: string): (() => Uint8Array) => {
  let bytes: Uint8Array | undefined;
  return () => (bytes ??= Uint8Array.from(atob(text), (char) => char.charCodeAt(0)));
};

const store = (asset: Asset, type: string): StoredFile => ({
  name: asset.file,
  type,
  body: asset.body,
  encoded: ENCODINGS.flatMap((encoding) => {
    const text = asset[encoding];
    return text === undefined ? [] : [{ encoding, body: decoded(text) }];
  }),
});

/** Read which encodings a browser takes. `q=0` refuses one (RFC 9110, section 12.5.3). */
const readAccepted = (accept: string | undefined): ReadonlySet<string> => {
  const accepted = new Set<string>();
  for (const item of (accept ?? '').toLowerCase().split(',')) {
    const [name = '', ...parameters] = item.split(';').map((text) => text.trim());
    if (!parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter))) accepted.add(name);
  }
  return accepted;
};

const answerWith = (
  { name, type, body, encoded }: StoredFile,
  asked: string,
  accept: string | undefined,
): SiteAnswer => {
  const accepted = readAccepted(accept);
  const chosen = encoded.find(({ encoding }) => accepted.has(encoding));
  return {
    status: 200,
    headers: {
      'content-type': type,
      'cache-control': asked === name ? FOR_EVER : FOR_NOW,
      vary: 'Accept-Encoding',
      'x-content-type-options': 'nosniff',
      ...(chosen && { 'content-encoding': chosen.encoding }),
    },
    body: chosen ? chosen.body() : body,
  };
};

/** A site's own colours need no store: their file's name says all that is in it. */
const answerLook = (name: string): SiteAnswer | null => {
  const body = lookStyles(name);
  if (body === null) return null;
  const headers = {
    'content-type': STYLES_TYPE,
    'cache-control': FOR_EVER,
    'x-content-type-options': 'nosniff',
  };
  return { status: 200, headers, body };
};

const kindOf = (name: string): keyof BrowserAssets | undefined => {
  if (WITHOUT_HASH.has(name)) return KINDS[name];
  const [, file, type] = HASHED.exec(name) ?? [];
  return file === undefined ? undefined : KINDS[`${file}.${type}`];
};

/** Serves a file by its name; null: it is none of ours. `accept` is the header `Accept-Encoding`. */
export type AssetFiles = (name: string, accept: string | undefined) => SiteAnswer | null;

/**
 * Serve the files for browsers, which were compressed when the package was built. A name with an older hash, which a cached page may
 * still ask for, or without one gets today's file, and may keep it for five minutes.
 */
export const assetFiles = (assets: BrowserAssets): AssetFiles => {
  const files: Record<keyof BrowserAssets, StoredFile> = {
    loader: store(assets.loader, SCRIPT_TYPE),
    banner: store(assets.banner, SCRIPT_TYPE),
    extras: store(assets.extras, SCRIPT_TYPE),
    styles: store(assets.styles, STYLES_TYPE),
    trackers: store(assets.trackers, STYLES_TYPE),
    trackersElement: store(assets.trackersElement, SCRIPT_TYPE),
    preview: store(assets.preview, SCRIPT_TYPE),
  };
  return (name, accept) => {
    const kind = kindOf(name);
    return kind === undefined ? answerLook(name) : answerWith(files[kind], name, accept);
  };
};
