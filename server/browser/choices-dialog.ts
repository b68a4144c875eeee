import type { Notice, OptionalCategory } from '../src/contract';
import { answers, type Asking } from './answers';
import type { Granted } from './choice';
import { button, element } from './element';
import type { Offer } from './offer';
import { purposeOf } from './purpose';
import type { Texts } from './texts';

type Category = Notice['categories'][number];

const services = ({ pixels }: Category, label: string): Node | string =>
  pixels.length === 0
    ? ''
    : element(
        'ul',
        { 'aria-label': label },
        ...pixels.map((pixel) => element('li', {}, element('strong', {}, pixel.vendor), purposeOf(pixel))),
      );

const checkbox = (key: OptionalCategory, offer: Offer, granted: Granted): HTMLInputElement => {
  const open = offer.open.includes(key);
  return element('input', {
    type: 'checkbox',
    value: key,
    'aria-describedby': `about-${key}`,
    checked: open && !!granted?.includes(key),
    disabled: !open,
  });
};

const section = (category: Category, offer: Offer, granted: Granted, texts: Texts): HTMLElement => {
  const { key } = category;
  const { name, about } = texts.categories[key];
  const heading =
    key === 'necessary'
      ? [name, element('span', { class: 'always' }, texts.alwaysOn)]
      : [element('label', {}, checkbox(key, offer, granted), name)];
  return element(
    'section',
    {},
    element('h3', {}, ...heading),
    element(
      'p',
      { id: `about-${key}`, class: 'about' },
      about,
      key === 'marketing' && offer.gpc ? element('span', { class: 'gpc' }, texts.gpc) : '',
    ),
    services(
      category,
      texts.services.replace('{category}', () => name),
    ),
  );
};

const ticked = (dialog: HTMLElement): OptionalCategory[] =>
  Array.from(
    dialog.querySelectorAll<HTMLInputElement>('input:checked'),
    ({ value }) => value as OptionalCategory,
  );

const frame = (texts: Texts, ...content: Node[]): HTMLDialogElement => {
  const dialog = element(
    'dialog',
    { class: 'card', 'aria-labelledby': 'choices-title' },
    element(
      'header',
      {},
      element(
        'h2',
        { id: 'choices-title', class: 'title', tabindex: '-1', autofocus: true },
        texts.choicesTitle,
      ),
      button(texts.close, () => dialog.close(), { class: 'quiet' }),
    ),
    ...content,
  );
  dialog.addEventListener('close', () => dialog.remove());
  return dialog;
};

/** Make the choices: a true modal dialog. Nothing is ticked but what the visitor granted before. */
export const choicesDialog = (asking: Asking, granted: Granted): HTMLDialogElement => {
  const { texts, offer } = asking;
  const { both, problem, answer } = answers(asking);
  const dialog = frame(
    texts,
    element('p', {}, texts.choicesIntro),
    ...offer.categories.map((category) => section(category, offer, granted, texts)),
    element(
      'footer',
      {},
      problem,
      element(
        'div',
        { class: 'buttons' },
        ...both,
        button(texts.save, () => answer(ticked(dialog))),
      ),
    ),
  );
  return dialog;
};

/** Make the dialog that says that there is nothing to choose from now. */
export const sorryDialog = (texts: Texts): HTMLDialogElement =>
  frame(texts, element('p', { class: 'problem', role: 'alert' }, texts.notLoaded));
