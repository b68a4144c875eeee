/** The types that every adapter hands on. */
export type { FireRow, Snapshot } from '../src/contract';
export type { Counting } from './counting';
export type { SnapshotSource } from './current-snapshot';
export type { LogTarget } from './log';
export type { SiteOptions } from './site';
export type { CopyPlace } from './strapi-copy';
export type { StrapiOptions } from './strapi-options';
