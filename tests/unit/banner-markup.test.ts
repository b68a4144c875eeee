import { parse, parseFragment, type DefaultTreeAdapterMap } from 'parse5';
import { readForm } from '../../server/adapters/read-form';
import { askingSchema, type Asking, type BannerTexts } from '../../server/src/contract';
import { lookFile, lookStyles } from '../../server/src/core/banner-look';
import { bannerMarkup } from '../../server/src/core/banner-markup';
import { answersTo } from '../../server/src/core/banner-parts';
import { askingOf, noticeOf } from '../fakes/asking';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

const PLACE = { prefix: '/_pixels', path: '/kids & co/"a"', cssFile: 'banner.0123456789ab.css' };
const write = (asking: Asking, place = PLACE): string => bannerMarkup(askingSchema.parse(asking), place);

const childrenOf = (node: Node): Node[] => {
  if ('content' in node) return node.content.childNodes;
  return 'childNodes' in node ? node.childNodes : [];
};
const isElement = (node: Node): node is Element => 'tagName' in node;
const elementsIn = (node: Node): Element[] =>
  childrenOf(node).flatMap((child) => [...(isElement(child) ? [child] : []), ...elementsIn(child)]);
const attributesOf = ({ attrs }: Element): Record<string, string> =>
  Object.fromEntries(attrs.map(({ name, value }) => [name, value]));
const textOf = (node: Node): string => ('value' in node ? node.value : childrenOf(node).map(textOf).join(''));

/** The elements of the markup, as a browser reads it at the start of a page's body. */
const read = (html: string): Element[] => {
  const page = parse(
    `<!doctype html><html><head></head><body>${html}<main id="page">Page</main></body></html>`,
  );
  const all = elementsIn(page);
  const main = all.find((element) => attributesOf(element).id === 'page');
  expect(main?.parentNode && 'tagName' in main.parentNode && main.parentNode.tagName).toBe('body');
  return elementsIn(parseFragment(html));
};
const named = (elements: Element[], tag: string): Element[] =>
  elements.filter(({ tagName }) => tagName === tag);
const labels = (html: string): string[] =>
  read(html)
    .filter(({ tagName }) => tagName === 'button' || tagName === 'a')
    .map(textOf);
const introduction = (html: string): string => textOf(named(read(html), 'p')[1] as Node);

/** What the form would send for a button, as our own endpoint reads it. */
const sent = (html: string, answer: 'accept' | 'reject'): unknown => {
  const fields = named(read(html), 'input').map(attributesOf);
  const body = new URLSearchParams(fields.map(({ name = '', value = '' }) => [name, value]));
  body.set('answer', answer);
  return readForm(body.toString());
};

describe('the banner in the page', () => {
  it('is one element that holds a region, in a form that stores the answer without scripts', () => {
    const html = write(askingOf());
    const [host, template, link, form, ...rest] = read(html);
    expect(parseFragment(html).childNodes).toHaveLength(1);
    // Its name is nobody else's: a framework that takes over the page must not take it for an element of its own.
    expect(host?.tagName).toBe('pixel-banner');
    expect(host && attributesOf(host)).toEqual({
      'data-pixel-inventory': 'banner',
      hidden: '',
      lang: 'en',
      dir: 'ltr',
    });
    expect(template && attributesOf(template)).toEqual({ shadowrootmode: 'open' });
    expect(link && attributesOf(link)).toEqual({
      rel: 'stylesheet',
      href: '/_pixels/banner.0123456789ab.css',
    });
    expect(form && attributesOf(form)).toEqual({ method: 'post', action: '/_pixels/consent' });
    const region = rest.find(({ tagName }) => tagName === 'section') as Element;
    const { role, 'aria-labelledby': label } = attributesOf(region);
    expect(role).toBe('region');
    const title = rest.find((element) => attributesOf(element).id === label) as Element;
    expect(textOf(title)).toBe('Your choice about tracking');
    expect(html).not.toMatch(/<script|style=|\son/);
  });

  it('has real buttons for yes and no, alike but for their value, and a link to the choices', () => {
    const elements = read(write(askingOf()));
    expect(named(elements, 'button').map((button) => [attributesOf(button), textOf(button)])).toEqual([
      [{ name: 'answer', value: 'accept' }, 'Accept all'],
      [{ name: 'answer', value: 'reject' }, 'Reject all'],
    ]);
    expect(named(elements, 'a').map(attributesOf)).toEqual([
      { class: 'quiet', href: '/_pixels/trackers#choices' },
    ]);
  });

  it.each([
    ['opt_in', 'With your permission', ['Accept all', 'Reject all', 'Choose']],
    ['opt_out', 'You can object to them', ['Accept all', 'Reject all', 'Choose']],
    ['notice_only', 'You can switch them off', ['Understood', 'Choose']],
  ] as const)('under %s, says so and offers what there is', (rule, words, offered) => {
    const html = write(askingOf({ rule }));
    expect(introduction(html)).toContain(words);
    expect(introduction(html)).toContain('count visits and help advertisers show you matching ads');
    expect(labels(html)).toEqual(offered);
  });

  it('names what is asked and nothing else', () => {
    expect(introduction(write(askingOf({ asked: ['marketing'] })))).not.toContain('visits');
  });

  it('asks about a change alone, and keeps what was agreed to before', () => {
    const asking = askingOf({ asked: ['marketing'], changed: ['marketing'], granted: ['measurement'] });
    const html = write(asking);
    expect(introduction(html)).toMatch(/^Since you last chose, .*matching ads/);
    const path = PLACE.path;
    expect(sent(html, 'accept')).toEqual({
      categories: ['measurement', 'marketing'],
      path,
      way: 'accept_all',
    });
    expect(sent(html, 'reject')).toEqual({ categories: ['measurement'], path, way: 'reject_all' });
  });

  it('stores all that is open, or nothing', () => {
    const html = write(askingOf());
    const path = PLACE.path;
    expect(sent(html, 'accept')).toEqual({
      categories: ['measurement', 'marketing'],
      path,
      way: 'accept_all',
    });
    expect(sent(html, 'reject')).toEqual({ categories: [], path, way: 'reject_all' });
  });

  it('is written from right to left where its language is', () => {
    const [host] = read(write(askingOf({ notice: noticeOf({ lang: 'ar', dir: 'rtl' }) })));
    expect(host && attributesOf(host)).toMatchObject({ lang: 'ar', dir: 'rtl' });
  });

  it.each(['bottom', 'bottom_start', 'bottom_end', 'top'] as const)('stands at the %s', (position) => {
    const elements = read(write(askingOf({ notice: noticeOf({ look: { position, colours: null } }) })));
    expect(attributesOf(named(elements, 'section')[0] as Element).class).toBe(`banner card ${position}`);
  });

  it('takes the site’s own colours from a file, as no strict policy lets them stand in the page', () => {
    const colours = { background: '#fffbe6', text: '#101010', button: '#1d4ed8', buttonText: '#ffffff' };
    const elements = read(write(askingOf({ notice: noticeOf({ look: { position: 'top', colours } }) })));
    const href = attributesOf(named(elements, 'link')[1] as Element).href;
    expect(href).toBe('/_pixels/look.fffbe6-101010-1d4ed8-ffffff.css');
  });

  it('is written in ASCII and shows every text as text, whatever an editor or a path has in it', () => {
    const hostile = `</p></template></form><script>alert(1)</script><img src=x onerror=alert(1)> " ' \` & &amp; {uses} $& é 😀 \u2028\r\n\u0000`;
    const usual = noticeOf();
    const texts = Object.fromEntries(
      Object.keys(usual.texts).map((key) => [key, `${key}: ${hostile}`]),
    ) as BannerTexts;
    const asking = askingOf({ notice: noticeOf({ texts }) });
    const html = write(asking, { prefix: `/"><script>`, path: hostile, cssFile: `a"><script>.css` });
    expect(html).toMatch(/^[ -~]*$/);
    const elements = read(html);
    expect(elements.map(({ tagName }) => tagName)).toEqual(
      read(write(askingOf())).map(({ tagName }) => tagName),
    );
    // A browser reads NUL as a character of its own.
    const seen = (text: string): string => text.replaceAll('\u0000', '\ufffd');
    expect(textOf(named(elements, 'button')[0] as Node)).toBe(seen(texts.acceptAll));
    expect(attributesOf(named(elements, 'input')[0] as Element).value).toBe(seen(hostile));
    expect(attributesOf(named(elements, 'form')[0] as Element).action).toBe(`/"><script>/consent`);
    expect(introduction(html)).toContain('useMarketing: </p></template>');
    expect(html).not.toMatch(/<script|<img/);
  });

  it('survives a language that is none', () => {
    expect(introduction(write(askingOf({ notice: noticeOf({ lang: 'de-1a' }) })))).toContain('count visits');
  });
});

describe('the answers to the banner', () => {
  it.each([
    ['nobody was asked', {}, ['measurement', 'marketing'], []],
    [
      'all run until a no',
      { rule: 'opt_out', granted: ['functional', 'measurement', 'marketing'] },
      ['measurement', 'marketing'],
      [],
    ],
    ['the browser denies marketing', { open: ['measurement'], asked: ['measurement'] }, ['measurement'], []],
    [
      'marketing changed',
      { asked: ['marketing'], changed: ['marketing'], granted: ['measurement'] },
      ['measurement', 'marketing'],
      ['measurement'],
    ],
    ['measurement was refused before', { asked: ['marketing'] }, ['marketing'], []],
  ] as [string, Partial<Asking>, string[], string[]][])('where %s', (_, changes, accept, reject) => {
    expect(answersTo(askingOf(changes))).toEqual({ accept, reject });
  });
});

describe('the file of a site’s own colours', () => {
  const colours = { background: '#fffbe6', text: '#101010', button: '#1d4ed8', buttonText: '#ffffff' };

  it('says all that is in it by its name', () => {
    expect(lookStyles(lookFile(colours))).toBe(
      ':host{--pixel-banner-bg:#fffbe6;--pixel-banner-text:#101010;--pixel-banner-muted:#101010;--pixel-banner-focus:#101010;--pixel-banner-button:#1d4ed8;--pixel-banner-button-text:#ffffff}',
    );
  });

  it.each([
    'look.css',
    'look.fff-000-111-222.css',
    'look.fffbe6-101010-1d4ed8-ffffff.css.js',
    'look.fffbe6-101010-1d4ed8-}*{x:.css',
  ])('is not %s', (name) => {
    expect(lookStyles(name)).toBeNull();
  });
});
