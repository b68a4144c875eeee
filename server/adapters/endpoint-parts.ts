import type { ConsentRecord } from '../src/contract';
import type { AssetFiles } from './asset-files';
import type { FireCounter } from './fire-counter';
import type { Publication } from './publication';
import type { Previews } from './previews';
import type { RequestLimit } from './request-limit';
import type { SiteAnswer, SiteRequest } from './site-request';
import type { StrapiSource } from './strapi-source';
import type { ReadVisitor } from './visitor';

/** Answers what is asked at one address below our prefix. */
export type Endpoint = (
  request: SiteRequest,
  query: URLSearchParams,
  parts: EndpointParts,
) => SiteAnswer | Promise<SiteAnswer>;

/** What the endpoints work with. */
export interface EndpointParts {
  publication: () => Publication;
  files: AssetFiles;
  limit: RequestLimit;
  /** Null: this site has none. */
  previews: Previews | null;
  /** Counts messages of how often pixels fired apart, so that they never stand in the way of a choice. */
  countLimit: RequestLimit;
  /** Null: nobody counts here. */
  counter: Pick<FireCounter, 'add'> | null;
  /** The same for messages of Strapi, which no crowd of visitors may keep out. */
  hookLimit: RequestLimit;
  visitor: ReadVisitor;
  /** Whether a request comes from a page of another origin that may send choices. */
  isNamed: (request: Pick<SiteRequest, 'header'>) => boolean;
  /** Keep the proof of a choice. False: it could not be kept. */
  record: (record: ConsentRecord) => Promise<boolean>;
  /** The Strapi elsewhere that this site follows; null: it follows none. */
  strapi: Pick<StrapiSource, 'hear'> | null;
  now: () => number;
  prefix: string;
  /** File name of the styles of the page about trackers. */
  stylesheet: string;
  /** Whether the cookie is for https alone; `auto`: where the page came over https. */
  secure: boolean | 'auto';
}
