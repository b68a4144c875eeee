import type { Asking, BannerTextKey, BannerTexts, OptionalCategory } from '../contract';

/** Attributes of an element. One that is false is left out, one that is true has no value. */
export type Attributes = Readonly<Record<string, string | boolean>>;

type Tag = 'form' | 'input' | 'section' | 'div' | 'p' | 'button' | 'a';

/** Makes an element: a node in a browser, markup on a server. Texts are texts, never markup: they may come from an editor. */
export type Make<Made> = (tag: Tag, attributes: Attributes, ...children: (Made | string)[]) => Made;

/**
 * The element around what we put at a page's edges. Frameworks that take over a page which their server has written (React
 * from version 19 on, with Next.js) pass over elements that they do not know, but would take a `div` for their own.
 */
export const LAYER_TAG = 'pixel-banner';

/** Where the banner's form goes, and where it stands. */
export interface BannerPlace {
  /** Path under which the site serves our endpoints, without a slash at its end. */
  prefix: string;
  /** Path of the page. */
  path: string;
}

const INTRODUCTIONS: Record<Asking['rule'], BannerTextKey> = {
  opt_in: 'intro',
  opt_out: 'introOptOut',
  notice_only: 'introNotice',
};

/** Put a value into a text, wherever it has `{name}`. */
export const fill = (text: string, name: string, value: string): string =>
  text.split(`{${name}}`).join(value);

const introduction = ({ rule, changed, uses, notice: { texts } }: Asking): string =>
  fill(texts[changed.length ? 'introChanged' : INTRODUCTIONS[rule]], 'uses', uses);

/**
 * Say what a yes and a no to the banner store. They are about what is asked, and nothing else: what the visitor said
 * before of other categories stays.
 */
export const answersTo = ({
  open,
  asked,
  granted,
}: Asking): Record<'accept' | 'reject', OptionalCategory[]> => ({
  accept: open.filter((key) => asked.includes(key) || granted.includes(key)),
  reject: open.filter((key) => !asked.includes(key) && granted.includes(key)),
});

const answerButton = <Made>(value: string, label: string, make: Make<Made>): Made =>
  make('button', { name: 'answer', value }, label);

/** Make a place that says what went wrong, and says it to screen readers. */
export const problem = <Made>(make: Make<Made>, text = ''): Made =>
  make('p', { class: 'problem', role: 'alert' }, text);

/** Make the yes and the no, which are always side by side and alike. */
export const bothButtons = <Made>(texts: BannerTexts, make: Make<Made>): Made[] => [
  answerButton('accept', texts.acceptAll, make),
  answerButton('reject', texts.rejectAll, make),
];

/**
 * Make the banner: a labelled region that lets the page be used, in a form that can be sent without scripts. Where visitors
 * need only be told, it has one button that says so.
 */
export const bannerParts = <Made>(asking: Asking, { prefix, path }: BannerPlace, make: Make<Made>): Made => {
  const { texts, look } = asking.notice;
  const { accept, reject } = answersTo(asking);
  const field = (name: string, value: string): Made => make('input', { type: 'hidden', name, value });
  return make(
    'form',
    { method: 'post', action: `${prefix}/consent` },
    field('path', path),
    ...accept.map((key) => field(`open_${key}`, '1')),
    ...reject.map((key) => field(`keep_${key}`, '1')),
    make(
      'section',
      { class: `banner card ${look.position}`, role: 'region', 'aria-labelledby': 'title' },
      make(
        'div',
        { class: 'words' },
        make('p', { id: 'title', class: 'title' }, texts.title),
        make('p', {}, introduction(asking)),
        problem(make),
      ),
      make(
        'div',
        { class: 'buttons' },
        ...(asking.rule === 'notice_only'
          ? [answerButton('accept', texts.understood, make)]
          : bothButtons(texts, make)),
        make('a', { class: 'quiet', href: `${prefix}/trackers#choices` }, texts.choose),
      ),
    ),
  );
};
