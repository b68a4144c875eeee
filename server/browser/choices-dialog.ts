import type { Asking, BannerTextKey, BannerTexts, Notice, OptionalCategory } from '../src/contract';
import { bothButtons, fill, problem } from '../src/core/banner-parts';
import { takeAnswers, type Choose } from './answers';
import { button, element } from './element';
import { restFocus } from './rest-focus';
import { serviceList } from './services';

type Category = Notice['categories'][number];

const ABOUT: Record<Category['key'], BannerTextKey> = {
  necessary: 'aboutNecessary',
  functional: 'aboutFunctional',
  measurement: 'aboutMeasurement',
  marketing: 'aboutMarketing',
};

/** Say what a visitor has to know of a category now: what changed, or why the browser has answered for them. */
const note = (key: OptionalCategory, { open, changed, gpc, notice: { texts } }: Asking): string => {
  if (changed.includes(key)) return texts.changed;
  if (open.includes(key)) return '';
  return gpc && key === 'marketing' ? texts.gpc : texts.dnt;
};

const checkbox = (key: OptionalCategory, { open, granted }: Asking): HTMLInputElement =>
  element('input', {
    type: 'checkbox',
    value: key,
    'aria-describedby': `about-${key}`,
    checked: granted.includes(key),
    disabled: !open.includes(key),
  });

const section = (category: Category, asking: Asking): HTMLElement => {
  const { key } = category;
  const { notice } = asking;
  const { texts } = notice;
  const name = texts[key];
  const always = key === 'necessary';
  return element(
    'section',
    {},
    element(
      'h3',
      {},
      ...(always
        ? [name, element('span', { class: 'always' }, texts.alwaysOn)]
        : [element('label', {}, checkbox(key, asking), name)]),
    ),
    element(
      'p',
      { id: `about-${key}`, class: 'about' },
      texts[ABOUT[key]],
      element('strong', {}, always ? '' : note(key, asking)),
    ),
    serviceList(category, fill(texts.services, 'category', name), notice),
  );
};

const record = ({ record: last, notice: { texts } }: Asking): Node | string => {
  if (!last) return '';
  // Everybody can read `2026-11-24`, and a browser writes it at once, which cannot be said of dates in a language.
  const date = new Date(last.at * 1000).toISOString().slice(0, 10);
  const [before = '', after = ''] = texts.recordIs.split('{record}');
  // Groups of four can be read out, and typed.
  const number = element('bdi', {}, last.id.replace(/.{4}(?=.)/g, '$& '));
  return element('p', { class: 'record' }, element('time', {}, date), before, number, after);
};

const frame = (texts: BannerTexts, ...content: (Node | string)[]): HTMLDialogElement => {
  const dialog = element(
    'dialog',
    { class: 'card', 'aria-labelledby': 'title' },
    element(
      'header',
      {},
      element('h2', { id: 'title', class: 'title', tabindex: '-1', autofocus: true }, texts.choicesTitle),
      button(texts.close, () => dialog.close(), 'quiet'),
    ),
    ...content,
  );
  dialog.onclose = () => {
    dialog.remove();
    // What opened it may be gone.
    restFocus();
  };
  return dialog;
};

const ticked = (dialog: HTMLElement): OptionalCategory[] =>
  Array.from(
    dialog.querySelectorAll<HTMLInputElement>('input:checked'),
    ({ value }) => value as OptionalCategory,
  );

/** Make the choices: a true modal dialog. Nothing is ticked but what is granted. */
export const choicesDialog = (asking: Asking, choose: Choose): HTMLDialogElement => {
  const { open, notice } = asking;
  const { texts, categories } = notice;
  const necessary = categories.find(({ key }) => key === 'necessary') ?? { key: 'necessary', pixels: [] };
  const others = categories.filter((category) => category !== necessary);
  const dialog = frame(
    texts,
    element('p', {}, texts.choicesIntro),
    ...[necessary, ...others].map((category) => section(category, asking)),
    record(asking),
    element(
      'footer',
      {},
      problem<HTMLElement>(element),
      element(
        'div',
        { class: 'buttons' },
        ...bothButtons<HTMLElement>(texts, element),
        element('button', { value: 'save' }, texts.save),
      ),
    ),
  );
  const categoriesOf = { accept: () => open, reject: () => [], save: () => ticked(dialog) };
  takeAnswers(dialog, (answer) => categoriesOf[answer](), choose);
  return dialog;
};

/** Make a dialog that says what went wrong in the place of the choices. */
export const sorryDialog = (texts: BannerTexts, sorry: string): HTMLDialogElement =>
  frame(texts, problem<HTMLElement>(element, sorry));
