import type { z } from 'zod';
import type { BrowserStep, Category, EventName } from '../contract';

/** How the form asks for one of a vendor's settings. */
export interface SettingField {
  label: string;
  /** What it looks like and where to find it. */
  help: string;
  example: string;
  input: 'text' | 'url' | 'checkbox';
}

type Settings = z.ZodObject<z.ZodRawShape>;

/**
 * A vendor is data: who it is, what an editor has to fill in, and which browser steps that yields. Settings are
 * public and enter the snapshot; nothing secret belongs in them.
 */
export interface VendorDefinition<S extends Settings = Settings> {
  key: string;
  name: string;
  /** The usual consent category. */
  category: Category;
  /** In plain words, for visitors and editors. */
  about: {
    /** Who the vendor is. */
    who: string;
    /** What the pixel is for. */
    purpose: string;
    collects: string;
    cookies: { name: string; lifetime: string; purpose: string }[];
    dataGoesTo: string;
    policyUrl: string;
  };
  settings: S;
  fields: { [K in keyof z.infer<S>]: SettingField };
  /** Hosts that the vendor's script talks to, `*.` allowed. Depends on the settings where a vendor is self-hosted. */
  hosts: (settings: z.infer<S>) => string[];
  /** Steps that prepare the vendor's script and load it. They report nothing by themselves. */
  browser: (settings: z.infer<S>) => BrowserStep[];
  /** The events that the vendor understands: the vendor's own name and the steps that report one. */
  events: {
    [E in EventName]?: { name: string; steps: (settings: z.infer<S>) => BrowserStep[] };
  };
  /** Image that reports a page view where scripts are switched off. */
  noscript?: (settings: z.infer<S>) => string;
  /** How an audit recognises the vendor. */
  audit: { cookies: string[]; hosts: string[]; globals: string[] };
  /** Run as tests and shown in the guide. */
  examples: {
    settings: z.input<S>;
    /** Expected set-up steps. */
    browser: BrowserStep[];
    /** Expected steps of some events. */
    events: { [E in EventName]?: BrowserStep[] };
  }[];
  /** Settings that must be refused, each with a part of the message that the editor reads. */
  refused: { settings: Record<string, unknown>; message: string }[];
}

/** Check a definition's types: settings, fields and steps have to fit each other. */
export const defineVendor = <S extends Settings>(definition: VendorDefinition<S>): VendorDefinition<S> =>
  definition;
