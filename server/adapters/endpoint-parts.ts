import type { ConsentRecord } from '../src/contract';
import type { AssetFiles } from './asset-files';
import type { FireCounter } from './fire-counter';
import type { Publication } from './publication';
import type { RequestLimit } from './request-limit';
import type { ReadVisitor } from './visitor';

/** What the endpoints work with. */
export interface EndpointParts {
  publication: () => Publication;
  files: AssetFiles;
  limit: RequestLimit;
  /** Counts messages of how often pixels fired apart, so that they never stand in the way of a choice. */
  limitCounts: RequestLimit;
  /** Null: nobody counts here. */
  counter: Pick<FireCounter, 'add'> | null;
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
