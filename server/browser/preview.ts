/**
 * The overlay of a preview: what each pixel of this page was decided, what it did, and what it asked for. It loads in the
 * browser that has a preview and in no other.
 */
import type { PreviewView } from '../src/contract';
import type { PreviewMark } from '../src/core/preview-marks';
import { OURS } from './banner-host';
import { element } from './element';
import { deedsOf, watchMarks } from './preview-marks';
import { buildPanel } from './preview-panel';
import { requestsOf, watchRequests } from './preview-requests';

/** The directory of this very script, with a slash at its end. */
const home = /^[^?#]*\//.exec((document.currentScript as HTMLScriptElement | null)?.src ?? '')?.[0];

const TICK_MS = 1000;
/** A page can have thousands of requests; so many are told apart. */
const MAX_ADDRESSES = 2000;
const QUERY = /([?&])pixel-preview=1(?:&|$)/;

/** Make a place that the site's styles cannot reach, and that takes no room in the page. */
const makePlace = (): ShadowRoot => {
  const host = element('pixel-preview' as 'div', { [OURS]: true });
  const root = host.attachShadow({ mode: 'open' });
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(PREVIEW_STYLES);
    root.adoptedStyleSheets = [sheet];
  } catch {
    root.append(element('style', {}, PREVIEW_STYLES));
  }
  document.body.append(host);
  return root;
};

/** Room, in pixels, that the overlay has at least, however high the banner is. */
const LEAST_ROOM = 64;
const GAP = 16;

/** Stay above the banner, or the way back to it, where they are at the page's end. */
const stayClear = ({ host }: ShadowRoot): void => {
  const { left, right } = host.getBoundingClientRect();
  const tops = Array.from(document.querySelectorAll(`[${OURS}]`), (ours) => {
    const card = ours.shadowRoot?.querySelector('.banner, .way-back')?.getBoundingClientRect();
    const isBelow = card && card.height > 0 && card.bottom > innerHeight / 2;
    return isBelow && card.left < right && card.right > left ? card.top : innerHeight;
  });
  const covered = Math.min(innerHeight - Math.min(innerHeight, ...tops), innerHeight - LEAST_ROOM - GAP);
  (host as HTMLElement).style.setProperty('--clear', `${Math.round(covered + GAP)}px`);
};

const openChoices = (): void => {
  const pixels = (window.pixels ??= []);
  pixels.push((api) => api.consent.open());
};

/** The address of this page without what was added to it for the first page. */
const plainAddress = (): string =>
  location.pathname + location.search.replace(QUERY, '$1').replace(/[?&]$/, '') + location.hash;

const end = async (from: string): Promise<boolean> => {
  try {
    const { ok } = await fetch(`${from}preview/end`, { method: 'POST', credentials: 'same-origin' });
    if (ok && plainAddress() !== location.pathname + location.search + location.hash) {
      location.replace(plainAddress());
    } else if (ok) location.reload();
    return ok;
  } catch {
    return false;
  }
};

const fetchView = async (from: string, path: string): Promise<PreviewView | null> => {
  try {
    const answer = await fetch(`${from}preview.json?path=${encodeURIComponent(path)}`, {
      credentials: 'same-origin',
      cache: 'no-store',
    });
    return answer.ok ? ((await answer.json()) as PreviewView) : null;
  } catch {
    return null;
  }
};

const start = (from: string): void => {
  const addresses = new Set<string>();
  const marks = new Map<string, PreviewMark[]>();
  let view: PreviewView | null = null;
  let shownPath = '';
  let endsAt = Infinity;
  const place = makePlace();
  const panel = buildPanel(place, { openChoices, end: () => end(from) });

  const show = (): void => {
    if (!view) return;
    stayClear(place);
    const requests = requestsOf(view.pixels, [...addresses]);
    panel.show(
      view,
      (id) => ({ deeds: deedsOf(marks.get(id) ?? []), requests: requests.get(id) ?? [] }),
      Math.round((endsAt - Date.now()) / 1000),
    );
  };

  const look = async (): Promise<void> => {
    shownPath = location.pathname;
    const answer = await fetchView(from, shownPath);
    // Once it is over nothing is answered any more; what was last known stays.
    if (!answer) return;
    view = answer;
    endsAt = Date.now() + answer.seconds * 1000;
    show();
  };

  watchMarks((mark) => {
    marks.set(mark.pixel, [...(marks.get(mark.pixel) ?? []), mark]);
    show();
  });
  watchRequests((address) => {
    if (addresses.size < MAX_ADDRESSES && !address.startsWith(from)) addresses.add(address);
    show();
  });
  const pixels = (window.pixels ??= []);
  pixels.push((api) => api.consent.on(() => void look()));
  setInterval(() => {
    if (location.pathname === shownPath) show();
    else void look();
  }, TICK_MS);
  void look();
};

if (home !== undefined) {
  if (document.body) start(home);
  else addEventListener('DOMContentLoaded', () => start(home));
}

// In a package of CommonJS, a file that exports nothing makes the bundler wrap all that it imports into functions.
export {};
