import { parse, type DefaultTreeAdapterMap } from 'parse5';
import type { Notice } from '../../server/src/contract';
import { askingUnder, previewDocument } from '../../server/src/core/banner-preview';
import { USUAL_CONSENT } from '../../server/src/core/usual-consent';
import { directionOf, textsFor } from '../../server/src/core/visitor-texts';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

const noticeIn = (language: string, changes: Partial<Notice> = {}): Notice => {
  const { lang, texts } = textsFor([language], USUAL_CONSENT.banner);
  return {
    snapshot: 1,
    lang,
    dir: directionOf(lang),
    texts,
    look: { position: 'bottom', colours: null },
    categories: [{ key: 'marketing', pixels: [] }],
    ...changes,
  };
};

const CSS = ':host{display:block}';
const show = (notice: Notice, dark = false): string =>
  previewDocument(askingUnder('opt_in', notice), CSS, dark);

const elementsIn = (node: Node): Element[] => {
  const children = 'content' in node ? node.content.childNodes : 'childNodes' in node ? node.childNodes : [];
  return children.flatMap((child) => [...('tagName' in child ? [child] : []), ...elementsIn(child)]);
};
const tags = (html: string): string[] => elementsIn(parse(html)).map(({ tagName }) => tagName);

describe('what the preview asks', () => {
  it.each([
    ['opt_in', []],
    ['opt_out', ['marketing']],
    ['notice_only', ['marketing']],
  ] as const)('under %s, as somebody who never chose is asked', (rule, granted) => {
    const asking = askingUnder(rule, noticeIn('en'));
    expect(asking).toMatchObject({ rule, asked: ['marketing'], open: ['marketing'], granted });
  });

  it('is everything where the site has nothing to ask about', () => {
    const { asked } = askingUnder(
      'opt_in',
      noticeIn('en', { categories: [{ key: 'necessary', pixels: [] }] }),
    );
    expect(asked).toEqual(['functional', 'measurement', 'marketing']);
  });
});

describe('the document of the preview', () => {
  it('loads nothing and runs nothing', () => {
    const colours = { background: '#fffbe6', text: '#101010', button: '#1d4ed8', buttonText: '#ffffff' };
    const html = show(noticeIn('en', { look: { position: 'top', colours } }));
    expect(tags(html)).not.toContain('link');
    expect(tags(html)).not.toContain('script');
    expect(html).not.toMatch(/(?:src|srcset)=|@import|url\(/);
    expect(html).toContain(`<template shadowrootmode="open"><style>${CSS}`);
    expect(html).toContain('--pixel-banner-bg:#fffbe6');
  });

  it('is in the language, the direction and the mode of its reader', () => {
    const html = show(noticeIn('ar'), true);
    const root = elementsIn(parse(html))[0];
    expect(root?.attrs).toEqual([
      { name: 'lang', value: 'ar' },
      { name: 'dir', value: 'rtl' },
    ]);
    expect(html).toContain('color-scheme:dark !important');
    expect(show(noticeIn('ar'))).toContain('color-scheme:light !important');
  });

  it('shows what an editor writes as text', () => {
    const usual = noticeIn('en');
    const hostile = '</template></style><script>alert(1)</script><link rel="stylesheet" href="x">$&$`';
    const html = show({ ...usual, texts: { ...usual.texts, title: hostile } });
    expect(tags(html)).toEqual(tags(show(usual)));
  });
});
