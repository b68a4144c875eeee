import { answers, type Asking } from './answers';
import { button, element } from './element';
import type { Offer } from './offer';
import type { Texts } from './texts';

const listed = (items: string[], lang: string): string =>
  'ListFormat' in Intl ? new Intl.ListFormat(lang).format(items) : items.join(', ');

const introduction = ({ intro, uses, lang }: Texts, { open }: Offer): string =>
  intro.replace('{uses}', () =>
    listed(
      open.map((key) => uses[key]),
      lang,
    ),
  );

/** Make the banner: a labelled region that lets the page be used, with a yes and a no that are alike. */
export const bannerRegion = (asking: Asking, openChoices: () => void): HTMLElement => {
  const { texts, offer } = asking;
  const { both, problem } = answers(asking);
  return element(
    'section',
    { class: 'banner card', role: 'region', 'aria-labelledby': 'banner-title' },
    element(
      'div',
      { class: 'words' },
      element('p', { id: 'banner-title', class: 'title' }, texts.title),
      element('p', {}, introduction(texts, offer)),
      problem,
    ),
    element('div', { class: 'buttons' }, ...both, button(texts.choose, openChoices, { class: 'quiet' })),
  );
};
