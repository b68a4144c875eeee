import type { Traces } from '../src/contract';
import { fitsName } from '../src/core/traces';
import { askSite } from './site';
import type { ExtrasHost } from './extras-host';
import { MARK } from './withdrawing';

/** `a.shop.example.org` lies in itself and in the domains above it; the first variant names none. */
const domains = (): string[] => {
  const labels = location.hostname.split('.');
  return ['', ...labels.map((_, at) => `; Domain=${labels.slice(at).join('.')}`)];
};

/** `/shop/boots` lies below itself, `/shop` and `/`, each with and without a slash at its end. */
const paths = (): string[] => {
  const parts = location.pathname.split('/');
  return parts.flatMap((_, at) => {
    const path = parts.slice(0, at + 1).join('/');
    return [path || '/', `${path}/`];
  });
};

const fits = (patterns: readonly string[], name: string): boolean =>
  patterns.some((pattern) => fitsName(pattern, name));

const removeCookies = (patterns: readonly string[]): void => {
  for (const pair of document.cookie.split('; ')) {
    const name = pair.split('=')[0] ?? '';
    if (!fits(patterns, name)) continue;
    for (const domain of domains()) {
      for (const path of paths()) document.cookie = `${name}=; Path=${path}; Max-Age=0${domain}`;
    }
  }
};

const removeStored = (storage: () => Storage, patterns: readonly string[]): void => {
  for (const name of Object.keys(storage())) if (fits(patterns, name)) storage().removeItem(name);
};

/** Do what a browser may forbid, or a broken page refuse. */
const attempt = (act: () => void): boolean => {
  try {
    act();
    return true;
  } catch {
    return false;
  }
};

const clean = ({ cookies, local, session }: Traces): void => {
  attempt(() => removeCookies(cookies));
  attempt(() => removeStored(() => localStorage, local));
  attempt(() => removeStored(() => sessionStorage, session));
};

/**
 * Stop the pixels that run without consent, and remove what such pixels have left in this browser: at once, and again when
 * the page is left, as a script that was not stopped may write until then. Answers with the ids of those that were stopped.
 */
export const withdraw = async (
  { traces: address, run }: ExtrasHost,
  running: readonly string[],
): Promise<string[]> => {
  const traces = (await askSite(address)) as Traces;
  const stopped = running.filter((id) => {
    const steps = traces.stop[id];
    return !!steps && attempt(() => run(steps));
  });
  clean(traces);
  addEventListener('pagehide', () => clean(traces));
  // Then the page is loaded anew, and cleaned once more.
  if (stopped.length < running.length) attempt(() => sessionStorage.setItem(MARK, '1'));
  return stopped;
};
