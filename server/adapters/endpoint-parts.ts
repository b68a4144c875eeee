import type { ConsentRecord } from '../src/contract';
import type { AssetFiles } from './asset-files';
import type { Publication } from './publication';
import type { Previews } from './previews';
import type { RequestLimit } from './request-limit';
import type { SiteAnswer, SiteRequest } from './site-request';
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
  visitor: ReadVisitor;
  /** Keep the proof of a choice. False: it could not be kept. */
  record: (record: ConsentRecord) => Promise<boolean>;
  now: () => number;
  prefix: string;
  /** File name of the styles of the page about trackers. */
  stylesheet: string;
  /** Whether the cookie is for https alone; `auto`: where the page came over https. */
  secure: boolean | 'auto';
}
