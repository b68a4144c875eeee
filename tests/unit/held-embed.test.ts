import { heldEmbed } from '../../server/browser/held-embed';

const FILM = { src: 'https://www.youtube-nocookie.com/embed/x', title: 'How to hang it up' };
const LINK = `<noscript><a href="${FILM.src}">How to hang it up</a></noscript>`;
const held = (attributes: string, mark = 'YouTube', category = 'marketing'): string =>
  `${LINK}<template data-pixel-embed="${mark}" data-pixel-category="${category}"><iframe${attributes}></iframe></template>`;
const USUAL = ` src="${FILM.src}" title="${FILM.title}"`;

describe('an embed of an application', () => {
  it.each([
    ['waits for marketing', { name: 'YouTube', frame: FILM }, held(USUAL)],
    [
      'waits for what it needs',
      { name: 'YouTube', categories: ['functional', 'measurement'] as const, frame: FILM },
      held(USUAL, 'YouTube', 'functional measurement'),
    ],
    [
      'keeps its attributes',
      {
        name: 'YouTube',
        frame: { ...FILM, width: 560, allowFullScreen: true, hidden: false, allow: undefined },
      },
      held(`${USUAL} width="560" allowfullscreen=""`),
    ],
    [
      'has no script of its own, and no page of its own',
      {
        name: 'YouTube',
        frame: { ...FILM, onload: 'alert(1)', OnLoad: 'alert(1)', srcdoc: '<p>', 'a>b': '1' },
      },
      held(USUAL),
    ],
    [
      'ends nothing that it stands in',
      { name: '"><script>', frame: { ...FILM, title: '</iframe></template>"\'&' } },
      held(USUAL, '&#34;&#62;&#60;script&#62;').replaceAll(
        FILM.title,
        '&#60;/iframe&#62;&#60;/template&#62;&#34;&#39;&#38;',
      ),
    ],
  ])('%s', (_, embed, markup) => expect(heldEmbed(embed)).toBe(markup));

  it.each(['javascript:alert(1)', ' javascript:alert(1)', 'data:text/html,x', '/embed/x', ''])(
    'says that "%s" is no address of the web, and shows nothing',
    (src) => {
      const complain = jest.spyOn(console, 'error').mockImplementation();
      expect(heldEmbed({ name: 'YouTube', frame: { src, title: '' } })).toBe('');
      expect(complain).toHaveBeenCalledWith(expect.stringContaining('has to begin with https://'));
      complain.mockRestore();
    },
  );

  it('may leave the scheme to the page', () => {
    expect(heldEmbed({ name: 'YouTube', frame: { src: '//player.vimeo.com/video/1', title: '' } })).toContain(
      ' src="//player.vimeo.com/video/1"',
    );
  });
});
