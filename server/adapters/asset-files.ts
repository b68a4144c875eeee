import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { SiteAnswer } from './site-request';

/** One script for browsers: its file name, which carries a hash of its content, and its text. */
export interface Asset {
  file: string;
  body: string;
}

/** The scripts that a site serves. */
export interface BrowserAssets {
  loader: Asset;
  banner: Asset;
  extras: Asset;
}

type Encoding = 'br' | 'gzip' | 'identity';

interface StoredFile {
  name: string;
  bodies: Record<Encoding, Buffer>;
}

const OURS = /^(loader|banner|extras)\.[A-Za-z0-9_-]{4,64}\.js$/;
const FOR_EVER = 'public, max-age=31536000, immutable';
const FOR_NOW = 'public, max-age=300';

const store = ({ file, body }: Asset): StoredFile => {
  const bytes = Buffer.from(body);
  return {
    name: file,
    bodies: { br: brotliCompressSync(bytes), gzip: gzipSync(bytes, { level: 9 }), identity: bytes },
  };
};

/** Choose the best encoding that a browser takes. `q=0` refuses one (RFC 9110, section 12.5.3). */
const chooseEncoding = (accept: string | undefined): Encoding => {
  const accepted = new Set<string>();
  for (const item of (accept ?? '').toLowerCase().split(',')) {
    const [name = '', ...parameters] = item.split(';').map((text) => text.trim());
    if (!parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter))) accepted.add(name);
  }
  if (accepted.has('br')) return 'br';
  return accepted.has('gzip') ? 'gzip' : 'identity';
};

const answerWith = ({ name, bodies }: StoredFile, asked: string, accept: string | undefined): SiteAnswer => {
  const encoding = chooseEncoding(accept);
  return {
    status: 200,
    headers: {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': asked === name ? FOR_EVER : FOR_NOW,
      vary: 'Accept-Encoding',
      'x-content-type-options': 'nosniff',
      ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
    },
    body: bodies[encoding],
  };
};

/** Serves a file by its name; null: it is none of ours. `accept` is the header `Accept-Encoding`. */
export type AssetFiles = (name: string, accept: string | undefined) => SiteAnswer | null;

/**
 * Serve the scripts for browsers, compressed once at the start. A name with an older hash, which a cached page may
 * still ask for, gets today's file, and may keep it for five minutes.
 */
export const assetFiles = (assets: BrowserAssets): AssetFiles => {
  const files = { loader: store(assets.loader), banner: store(assets.banner), extras: store(assets.extras) };
  return (name, accept) => {
    const kind = OURS.exec(name)?.[1] as keyof BrowserAssets | undefined;
    return kind === undefined ? null : answerWith(files[kind], name, accept);
  };
};
