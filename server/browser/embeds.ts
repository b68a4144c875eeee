import type { Asking, OptionalCategory } from '../src/contract';
import { HELD } from '../src/core/embed-mark';
import { OURS } from './banner-host';
import { button, element } from './element';
import type { ExtrasHost } from './extras-host';
import { purposeOf } from './purpose';
import { askSite } from './site';

type Pixel = Asking['notice']['categories'][number]['pixels'][number];

/** Categories that an embed waits for; the necessary one is none to wait for. */
const categoriesOf = (held: HTMLTemplateElement): OptionalCategory[] =>
  (held.dataset['pixelCategory'] ?? 'marketing')
    .split(' ')
    .filter((category) => category !== 'necessary') as OptionalCategory[];

const pixelOf = (name: string, { notice }: Asking): Pixel | undefined =>
  notice.categories.flatMap(({ pixels }) => pixels).find(({ vendor }) => vendor.startsWith(name));

/** Let an embed load, where it stands. The link in front of it, for visitors without scripts, goes with what held it. */
const release = (held: HTMLTemplateElement, placeholder?: Element): void => {
  const frame = held.content.firstElementChild as HTMLElement | null;
  const isPressed = placeholder?.shadowRoot?.activeElement;
  placeholder?.remove();
  const link = held.previousElementSibling;
  if (link?.localName === 'noscript') link.remove();
  held.replaceWith(held.content);
  // Who pressed a button goes on in what it has shown.
  if (isPressed) frame?.focus({ preventScroll: true });
};

/** The room that the embed will take, so that nothing moves when it comes. */
const size = (box: HTMLElement, held: HTMLTemplateElement): void => {
  const frame = held.content.firstElementChild;
  const [width, height] = [frame?.getAttribute('width'), frame?.getAttribute('height')];
  if (width && /^\d+$/.test(width)) box.style.maxWidth = `${width}px`;
  if (height && /^\d+$/.test(height)) box.style.minHeight = `${height}px`;
};

const dress = (root: ShadowRoot): void => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(EMBED_STYLES);
  root.adoptedStyleSheets = [sheet];
};

/** Build the placeholder of an embed: what it is, why it waits, and the ways to see it. */
const placeholder = (held: HTMLTemplateElement, asking: Asking, always: (() => void) | null): HTMLElement => {
  const { texts, lang, dir } = asking.notice;
  const name = held.getAttribute(HELD) ?? '';
  const named = (text: string): string => text.replace('{vendor}', () => name);
  const address = held.content.querySelector('iframe')?.src ?? '';
  const pixel = pixelOf(name, asking);
  const host = element('div', { [OURS]: '', lang, dir });
  size(host, held);
  const root = host.attachShadow({ mode: 'open' });
  dress(root);
  const box = element(
    'section',
    { 'aria-label': named(texts.embedTitle) },
    element('p', { class: 'title' }, named(texts.embedTitle)),
    ...(pixel ? [purposeOf(pixel, asking.notice)] : []),
    button(texts.embedOnce, () => release(held, host)),
    ...(always ? [button(texts.embedAlways, always)] : []),
    element('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, named(texts.embedDirect)),
  );
  root.append(box);
  return host;
};

/**
 * Put a placeholder in front of every embed that is held back, and let it load once its categories are granted, or this
 * once. Answers with a function that looks for new ones.
 */
export const holdEmbeds = ({ ask, granted, choose, listen }: ExtrasHost): (() => void) => {
  const shown = new WeakMap<HTMLTemplateElement, Element | undefined>();
  const isAllowed = (held: HTMLTemplateElement): boolean =>
    categoriesOf(held).every((category) => granted()?.includes(category));

  const agree = (held: HTMLTemplateElement): void => {
    const all = new Set([...(granted() ?? []), ...categoriesOf(held)]);
    void choose([...all], 'embed');
  };

  const show = async (waiting: HTMLTemplateElement[]): Promise<void> => {
    const lang = encodeURIComponent(document.documentElement.lang);
    const asking = (await askSite(`${ask}?lang=${lang}`)) as Asking;
    for (const held of waiting) {
      if (!held.isConnected) continue;
      const isOpen = categoriesOf(held).every((category) => asking.open.includes(category));
      const box = placeholder(held, asking, isOpen ? () => agree(held) : null);
      held.before(box);
      shown.set(held, box);
    }
  };

  const look = (): void => {
    const waiting: HTMLTemplateElement[] = [];
    for (const held of document.querySelectorAll<HTMLTemplateElement>(`template[${HELD}]`)) {
      if (isAllowed(held)) release(held, shown.get(held));
      else if (!shown.has(held)) {
        shown.set(held, undefined);
        waiting.push(held);
      }
    }
    if (waiting.length)
      void show(waiting).catch((error) => console.debug('pixel-inventory: no placeholders', error));
  };
  listen(look);
  return look;
};
