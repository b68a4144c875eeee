import type { ConsentRecord } from '../src/contract';
import type { SnapshotSource } from './current-snapshot';
import type { KeepCounts } from './fire-counter';
import type { LogTarget } from './log';
import type { PreviewSource } from './previews';
import type { SharedOptions } from './shared-options';
import type { StrapiOptions } from './strapi-options';

/** How a site is set up: what it has in common with the plugin's own configuration, and what is its own. */
export interface SiteOptions extends SharedOptions {
  /** Hands out the published set, where this process has it. Either this or `strapi`. */
  snapshot?: SnapshotSource | undefined;
  /** The Strapi elsewhere whose publications this site shows. */
  strapi?: StrapiOptions | undefined;
  /**
   * Keep the proof of a choice. The visitor is answered when it is done; where it throws, the choice is refused, and the
   * browser tells it again later. Default: it is sent to the Strapi that the site follows; without one, no proof is kept.
   */
  record?: ((record: ConsentRecord) => Promise<void>) | undefined;
  /** Where previews of what is not published come from. Default: the Strapi that the site follows; without one, there are none. */
  preview?: PreviewSource | undefined;
  /**
   * Keep how often pixels fired, summed by pixel, event and day: called at most every ten seconds, and by `flush`. Where it throws,
   * it is called again with the same and more. Default: they are sent to the Strapi that the site follows; without one, or with
   * `false`, nothing is counted.
   */
  count?: KeepCounts | false | undefined;
  /** Leave these pages alone besides `ignorePaths`, by their normalised path. Its answers are remembered. Default: none. */
  ignore?: ((path: string) => boolean) | undefined;
  /** Whether the consent cookie is for https alone. Default `auto`: where the page came over https. */
  secure?: boolean | 'auto' | undefined;
  /** Requests a minute that one address may send for plans, choices and notices, and again as many counts. Default 300; 0: any number. */
  requestsPerMinute?: number | undefined;
  /** Where messages for the operator go. Default: the console. */
  log?: LogTarget | undefined;
  /** The time in milliseconds since 1970. Default: the clock. */
  now?: (() => number) | undefined;
}
