import type { z } from 'zod';
import type { BrowserStep, Category, EventName, Loads, SnapshotPixel, Trace } from '../contract';

/** How the form asks for one of a vendor's settings. */
export interface SettingField {
  label: string;
  /** What it looks like and where to find it. */
  help: string;
  example: string;
  input: 'text' | 'url' | 'checkbox' | 'code';
}

type Settings = z.ZodObject<z.ZodRawShape>;

/** The events that a vendor understands: the vendor's own name of each and the steps that report one. */
export type VendorEvents<T> = {
  [E in EventName]?: { name: string; steps: (settings: T) => BrowserStep[] };
};

/**
 * A vendor is data: who it is, what an editor has to fill in, and which browser steps that yields. Settings are
 * public and enter the snapshot; nothing secret belongs in them.
 */
export interface VendorDefinition<S extends Settings = Settings> {
  /** Stable: it is stored with every pixel. */
  key: string;
  name: string;
  /** Who learns of an event, as in "tells Meta that …"; null: whoever the settings name, `hosts` says it. */
  company: string | null;
  /** Colour of the tile with its initials, six hexadecimal digits after #. Ours, no part of anybody's logo. */
  colour: string;
  /** False: nothing of it can be put into a page by us (a mail tool's open pixel); it can only be declared. */
  injectable?: false;
  /** It can do anything on the page: behind a permission of its own, and marked wherever it shows. */
  risk?: 'custom_code';
  /** The usual consent category. */
  category: Category;
  /** In plain words, for visitors and editors. */
  about: {
    /** Who the vendor is. */
    who: string;
    /** What the pixel is for. */
    purpose: string;
    collects: string;
    /**
     * All that it leaves in a browser. `*` in a name stands for any characters. Without `where`, it is a cookie of this
     * site, and deleted once a visitor takes a yes back: `vendor_cookie` is one of the vendor's own site.
     */
    cookies: { name: string; where?: Trace['where']; lifetime: string; purpose: string }[];
    dataGoesTo: string;
    /** null: it depends on who the settings name. */
    policyUrl: string | null;
  };
  settings: S;
  fields: { [K in keyof z.infer<S>]: SettingField };
  /** The setting by which people tell one from another of the same vendor. Left out: the first one. */
  idField?: keyof z.infer<S> & string;
  /** Hosts that the vendor's script talks to, `*.` allowed. Depends on the settings where a vendor is self-hosted. */
  hosts: (settings: z.infer<S>) => string[];
  /**
   * From which of these hosts its script loads further scripts and frames, and to which it opens web sockets, for content
   * security policies. Left out: it loads nothing, or from its own host alone.
   */
  loads?: Loads;
  /** Steps that prepare the vendor's script and, as a rule, load it. They report nothing by themselves. */
  browser: (settings: z.infer<S>) => BrowserStep[];
  events: VendorEvents<z.infer<S>>;
  /**
   * Steps after which a script that runs sends and stores nothing more, for a visitor who takes a yes back; it starts again
   * on a new page alone. They leave no mark in the browser that outlives the page. Empty: nothing runs by itself. Left out:
   * the vendor vouches for none, and the page is loaded anew.
   */
  stop?: (settings: z.infer<S>) => BrowserStep[];
  /**
   * Steps that tell the vendor's script of the visitor's choice, by values such as `{ $: 'marketing' }`: `defaults`, all of
   * them no, before anything else on the page; `update` after them and after every choice.
   */
  signals?: (settings: z.infer<S>) => NonNullable<SnapshotPixel['signals']>;
  /** Whether these settings make it load before a yes, with signals that say no. */
  loadsEarly?: (settings: z.infer<S>) => boolean;
  /** What the vendor knows the pixel by, to find the same one twice; '' where it has no such thing. */
  identity: (settings: z.infer<S>) => string;
  /**
   * Read the settings out of the snippet that the vendor hands out, as far as they stand there; null: it is none of
   * this vendor's. Gets at most 20,000 characters and answers in linear time.
   */
  recognise?: (snippet: string) => { [K in keyof z.input<S>]?: string } | null;
  /** Image that reports a page view where scripts are switched off; null: not with these settings. */
  noscript?: (settings: z.infer<S>) => string | null;
  /** How an audit recognises the vendor. `*` in a cookie's name stands for any characters. All cookies are in `about`. */
  audit: { cookies: string[]; hosts: string[]; globals: string[] };
  /** Run as tests and shown in the guide. */
  examples: {
    settings: z.input<S>;
    /** Expected set-up steps. */
    browser: BrowserStep[];
    /** Expected steps of some events. */
    events: { [E in EventName]?: BrowserStep[] };
    /** Expected steps that stop it; has to be there where the vendor has `stop`. */
    stop?: BrowserStep[];
    /** Expected signals; have to be there where the vendor has `signals`. */
    signals?: NonNullable<SnapshotPixel['signals']>;
    /** Whether it is expected to load before a yes. */
    loadsEarly?: true;
  }[];
  /** Settings that must be refused, each with a part of the message that the editor reads. */
  refused: { settings: Record<string, unknown>; message: string }[];
}

/** A definition as the catalogue holds it: its functions take settings of unknown shape and check them again. */
export type Vendor = VendorDefinition;

type Raw = Record<string, unknown>;

const guardEvents = <T>(events: VendorEvents<T>, parse: (settings: Raw) => T): VendorEvents<Raw> =>
  Object.fromEntries(
    Object.entries(events).map(([event, { name, steps }]) => [
      event,
      { name, steps: (settings: Raw) => steps(parse(settings)) },
    ]),
  );

/**
 * Check a definition's types (settings, fields and steps have to fit each other) and make it fit for the
 * catalogue. Its functions throw a `ZodError` for settings that the vendor's schema refuses, so that no step
 * is ever made of unchecked text.
 */
export const defineVendor = <S extends Settings>(definition: VendorDefinition<S>): Vendor => {
  const { noscript, stop, signals, loadsEarly, ...rest } = definition;
  const parse = (settings: Raw) => definition.settings.parse(settings);
  return {
    ...rest,
    hosts: (settings) => definition.hosts(parse(settings)),
    browser: (settings) => definition.browser(parse(settings)),
    identity: (settings) => definition.identity(parse(settings)),
    events: guardEvents(definition.events, parse),
    ...(noscript ? { noscript: (settings: Raw) => noscript(parse(settings)) } : {}),
    ...(stop ? { stop: (settings: Raw) => stop(parse(settings)) } : {}),
    ...(signals ? { signals: (settings: Raw) => signals(parse(settings)) } : {}),
    ...(loadsEarly ? { loadsEarly: (settings: Raw) => loadsEarly(parse(settings)) } : {}),
  };
};
