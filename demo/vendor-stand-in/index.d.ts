/** One thing that a vendor received. */
export interface StandInEntry {
  /** RFC 3339. */
  at: string;
  /** Name of the vendor as the catalogue lists it. */
  vendor: string;
  /** `script`: a browser fetched the vendor's script. `event`: something was reported. */
  kind: 'script' | 'event';
  host: string;
  path: string;
  /** The pixel's id; empty where the vendor was not told. */
  id: string;
  /** The vendor's name of the event; empty for a script. */
  event: string;
  /** Address of the page, as far as the vendor was told, or else as the browser's Referer says. */
  page: string;
  /** The parameters of the address and the plain values of the body. */
  query: Record<string, string>;
}

export interface VendorStandIn {
  /** Oldest first, the last 1,000. The same array for as long as the stand-in lives. */
  readonly log: StandInEntry[];
  /** Empties the log. */
  clear(): void;
  /** Rejects with a plain sentence if the port is taken. */
  listen(): Promise<{ url: string }>;
  close(): Promise<void>;
}

/** Port 0 takes any free one. The host is one of this machine's own. */
export function createVendorStandIn(options?: { port?: number; host?: string }): VendorStandIn;

/** The names of all vendors that the stand-in takes the place of. */
export const VENDORS: string[];
