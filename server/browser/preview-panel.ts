import type { PreviewedPixel, PreviewView } from '../src/contract';
import { button, element } from './element';
import type { Deeds } from './preview-marks';
import { shortAddress } from './preview-requests';

/** What the overlay knows of one pixel besides the server's answer. */
export interface Watched {
  deeds: Deeds;
  requests: readonly string[];
}

/** What the overlay's buttons do. */
export interface PanelActs {
  openChoices: () => void;
  /** Answers with whether it is ended. */
  end: () => Promise<boolean>;
}

/** The overlay of a page. */
export interface Panel {
  /** Show what is known now; `seconds` are left of the preview. */
  show: (view: PreviewView, watched: (id: string) => Watched, seconds: number) => void;
}

const FOLDED = 'pixel-inventory-preview-folded';
const NARROW = '(max-width: 40rem)';

const fill = (text: string, values: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole));

/** Storage can be forbidden, and throws then. */
const remembered = (): string | null => {
  try {
    return sessionStorage.getItem(FOLDED);
  } catch {
    return null;
  }
};

const remember = (isFolded: boolean): void => {
  try {
    sessionStorage.setItem(FOLDED, isFolded ? '1' : '0');
  } catch {
    // The next page unfolds it again.
  }
};

const eventWords = ({ isSetUp, events }: Deeds, texts: PreviewView['texts']): string => {
  const reported = [...events].map(([event, count]) => (count > 1 ? `${event} ×${count}` : event));
  if (reported.length) return fill(texts.events, { events: reported.join(', ') });
  return isSetUp ? `${texts.setUp} ${texts.noEvents}` : texts.noEvents;
};

const requestList = (requests: readonly string[], words: string, isOpen: boolean): HTMLElement =>
  element(
    'details',
    { open: isOpen },
    element('summary', {}, fill(words, { count: requests.length })),
    element(
      'ul',
      { class: 'requests' },
      ...requests.map((address) => element('li', { title: address }, shortAddress(address))),
    ),
  );

const deedsWords = (
  pixel: PreviewedPixel,
  { deeds }: Watched,
  texts: PreviewView['texts'],
): HTMLElement[] => [
  ...(pixel.runs ? [element('p', {}, eventWords(deeds, texts))] : []),
  ...(deeds.failed.length
    ? [
        element(
          'p',
          { class: 'problem' },
          fill(texts.stepsFailed, { what: deeds.failed.map((event) => event || texts.setUp).join(', ') }),
        ),
      ]
    : []),
];

const requestWords = (
  { runs }: PreviewedPixel,
  { requests }: Watched,
  texts: PreviewView['texts'],
  isOpen: boolean,
): HTMLElement[] => {
  if (requests.length) return [requestList(requests, runs ? texts.requests : texts.strayRequests, isOpen)];
  return runs ? [element('p', {}, texts.noRequests)] : [];
};

const pixelItem = (
  pixel: PreviewedPixel,
  watched: Watched,
  texts: PreviewView['texts'],
  isOpen: boolean,
): HTMLElement =>
  element(
    'li',
    { class: pixel.isSubject ? 'pixel subject' : 'pixel', 'data-id': pixel.id },
    element(
      'p',
      { class: 'name' },
      element('span', { class: pixel.runs ? 'dot on' : 'dot', 'aria-hidden': 'true' }),
      element('bdi', {}, pixel.name),
    ),
    element('p', { class: 'small' }, element('bdi', {}, pixel.vendor), ` · ${pixel.standing}`),
    element('p', { class: 'decision' }, pixel.decision),
    ...deedsWords(pixel, watched, texts),
    ...requestWords(pixel, watched, texts, isOpen),
  );

/** Build the overlay in its place. Texts become text nodes, never markup. */
export const buildPanel = (root: ShadowRoot, acts: PanelActs): Panel => {
  const title = element('span', { class: 'title' });
  const sum = element('span', { class: 'small' });
  const fold = button('', () => undefined, 'fold');
  fold.append(title, sum);
  const list = element('ul', { class: 'pixels' });
  const notice = element('p', { class: 'problem', role: 'status' });
  const choices = button('', acts.openChoices);
  const end = button('', () => void endNow(), 'end');
  const body = element('div', { id: 'body' }, list, notice, element('p', { class: 'buttons' }, choices, end));
  const aside = element('aside', {}, fold, body);
  fold.setAttribute('aria-controls', 'body');
  let notEnded = '';
  let written = '';

  const setFolded = (isFolded: boolean): void => {
    body.hidden = isFolded;
    fold.setAttribute('aria-expanded', String(!isFolded));
  };
  const endNow = async (): Promise<void> => {
    end.disabled = true;
    notice.textContent = '';
    const isEnded = await acts.end();
    end.disabled = isEnded;
    notice.textContent = isEnded ? '' : notEnded;
  };
  fold.onclick = () => {
    setFolded(!body.hidden);
    remember(body.hidden);
  };
  const before = remembered();
  setFolded(before === null ? matchMedia(NARROW).matches : before === '1');
  root.append(aside);

  /** Write the list anew, with what somebody has opened and where the focus was. */
  const write = (view: PreviewView, watched: (id: string) => Watched): void => {
    const items = [...list.children] as HTMLElement[];
    const opened = new Set(
      items.filter((item) => item.querySelector('details')?.open).map((item) => item.dataset['id']),
    );
    const focused = root.activeElement?.closest<HTMLElement>('.pixel')?.dataset['id'];
    list.replaceChildren(
      ...view.pixels.map((pixel) => pixelItem(pixel, watched(pixel.id), view.texts, opened.has(pixel.id))),
    );
    if (focused === undefined) return;
    const again = ([...list.children] as HTMLElement[]).find((item) => item.dataset['id'] === focused);
    again?.querySelector('summary')?.focus();
  };

  return {
    show: (view, watched, seconds) => {
      const { texts, pixels, lang } = view;
      const isOver = seconds <= 0;
      aside.lang = lang;
      aside.setAttribute('aria-label', texts.overlayTitle);
      title.textContent = texts.overlayTitle;
      const running = pixels.filter(({ runs }) => runs).length;
      const counts = fill(texts.running, { running, all: pixels.length });
      const left = fill(texts.left, { minutes: Math.ceil(seconds / 60) });
      sum.textContent = isOver ? texts.over : `${counts} · ${left}`;
      choices.textContent = texts.choices;
      end.textContent = texts.end;
      notEnded = texts.notEnded;
      const now = JSON.stringify([
        view,
        pixels.map(({ id }) => [[...watched(id).deeds.events], watched(id)]),
      ]);
      if (now === written) return;
      written = now;
      write(view, watched);
    },
  };
};
