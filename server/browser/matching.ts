import type { Trigger } from '../src/contract';
import { OURS } from './banner-host';

/** Says whether what has just happened sets a trigger of a pixel off. */
export type Hears = (trigger: Trigger, pixel: string) => boolean;

type Of<Kind extends 'click' | 'form'> = Extract<Trigger, { kind: Kind }>['on'];

const LINK = 'a[href],area[href]';
const CONTROL = 'a,area,button,summary,[type=submit],[type=button],[type=reset],[role=button],[role=link]';

/** Make texts alike that people read alike: white space, letter case and soft hyphens do not count. */
const plain = (text: string): string => text.replace(/\xad/g, '').replace(/\s+/g, ' ').trim().toLowerCase();

const says = (element: Element, text: string): boolean => {
  const { innerText, value, tagName } = element as HTMLInputElement;
  const label = element.getAttribute('aria-label');
  return [innerText, element.textContent, label, tagName === 'INPUT' && value].some(
    (own) => own && plain(own) === plain(text),
  );
};

/** Whether an address has a part. An empty one is the page's own, whatever its `<base>` says. */
const leadsTo = (address: string | null, part: string): boolean =>
  new URL(address || location.href, document.baseURI).href.includes(part);

const isClicked = (element: Element, on: Of<'click'>): boolean => {
  if (on.by === 'selector') return element.matches(on.selector);
  if (on.by === 'address') return element.matches(LINK) && leadsTo(element.getAttribute('href'), on.contains);
  // The text of a component's button may lie outside of its shadow.
  return (!!element.shadowRoot || element.matches(CONTROL)) && says(element, on.text);
};

const isSent = (form: Element, sender: HTMLElement | null, on: Of<'form'>): boolean => {
  if (on.by === 'any') return true;
  if (on.by === 'selector') return form.matches(on.selector);
  // Attributes: a field that is called `action` hides the form's property.
  return leadsTo(sender?.getAttribute('formaction') ?? form.getAttribute('action'), on.contains);
};

/** Ask what a broken selector or address may leave without an answer; then it is no. */
const surely = (holds: () => boolean): boolean => {
  try {
    return holds();
  } catch {
    return false;
  }
};

/**
 * Say what a click sets off: by what was pressed and by all that it lies in, open shadow roots included. What a visitor
 * presses in our own banner is nobody's business. A middle click counts on links, which it opens.
 */
export const hearClick = (event: MouseEvent): Hears => {
  const path = event.composedPath().filter((node): node is Element => node instanceof Element);
  const isOurs = path.some((element) => element.hasAttribute(OURS));
  const opens =
    event.type === 'click' || (event.button === 1 && path.some((element) => element.matches(LINK)));
  return (trigger) =>
    opens &&
    !isOurs &&
    trigger.kind === 'click' &&
    path.some((element) => surely(() => isClicked(element, trigger.on)));
};

/** Say what a form sets off that is sent, after the browser found its fields valid. */
export const hearForm =
  ({ target, submitter }: SubmitEvent): Hears =>
  (trigger) =>
    trigger.kind === 'form' && surely(() => isSent(target as Element, submitter, trigger.on));
