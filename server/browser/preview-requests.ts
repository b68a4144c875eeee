import type { PreviewedPixel } from '../src/contract';

/** Requests of a page, by the id of the pixel that they are taken to come from. */
export type RequestsOf = ReadonlyMap<string, readonly string[]>;

const fitsHost = (pattern: string, host: string): boolean =>
  pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) || host === pattern.slice(2) : host === pattern;

/** Whether a request goes to where a pixel sends. Something on the site may stand in for a vendor: `/vendor.example/path`. */
const fits =
  (address: string) =>
  ({ hosts, addresses }: PreviewedPixel): boolean => {
    const { hostname, pathname } = new URL(address);
    const first = pathname.split('/')[1] ?? '';
    return (
      addresses.some((start) => address.startsWith(start)) ||
      hosts.some((pattern) => fitsHost(pattern, hostname) || fitsHost(pattern, first))
    );
  };

/**
 * Tell which pixel each request comes from. Several can share a host: then it counts for each of them that runs, and for
 * those that do not only where none does.
 */
export const requestsOf = (pixels: readonly PreviewedPixel[], addresses: readonly string[]): RequestsOf => {
  const found = new Map<string, string[]>(pixels.map(({ id }) => [id, []]));
  for (const address of addresses) {
    const fitting = pixels.filter(fits(address));
    const running = fitting.filter(({ runs }) => runs);
    for (const { id } of running.length ? running : fitting) found.get(id)?.push(address);
  }
  return found;
};

const LONGEST_PATH = 40;

/** Write an address short enough to be read: its host, and the beginning of its path. */
export const shortAddress = (address: string): string => {
  const { host, pathname } = new URL(address);
  const path = pathname.length > LONGEST_PATH ? `${pathname.slice(0, LONGEST_PATH)}…` : pathname;
  return host + path;
};

/** Tell of every request of this page, those before now included. */
export const watchRequests = (tell: (address: string) => void): void => {
  new PerformanceObserver((list) => {
    for (const { name } of list.getEntries()) if (/^https?:/.test(name)) tell(name);
  }).observe({ type: 'resource', buffered: true });
};
