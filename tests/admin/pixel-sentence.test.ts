import { sentenceOf } from '../../admin/src/content-view';
import { receiverOf, vendors } from '../../admin/src/catalogue';
import { pixelSentence, type SentenceFacts } from '../../admin/src/words/pixel-sentence';
import { metaContent } from './content';
import { english } from './english';

const NOTHING: SentenceFacts = {
  vendorName: '',
  receiver: '',
  id: '',
  events: [],
  placement: { include: [], exclude: [] },
  categories: [],
  ownerName: '',
};

const META: Partial<SentenceFacts> = { vendorName: 'Meta Pixel', receiver: 'Meta' };

describe('the sentence grows with the form', () => {
  it.each<[string, Partial<SentenceFacts>, string]>([
    ['no vendor', {}, 'Choose a vendor, and this sentence will grow'],
    [
      'a vendor alone',
      META,
      'Meta Pixel tells Meta that … (which events?), on … (which pages?), once a visitor agrees to … (which category?). … (who?) looks after it.',
    ],
    ['a long id is shortened', { ...META, id: '123456789012345' }, 'Meta Pixel 1234… tells Meta'],
    ['a short id is not', { ...META, id: ' G-ABC123DEF4 ' }, 'Meta Pixel G-ABC123DEF4 tells'],
    [
      'events are joined as people do',
      { ...META, events: ['page_view', 'view_item', 'purchase'] },
      'that a page was viewed, somebody looked at a product, and somebody bought something, on',
    ],
    [
      'necessary means that nobody is asked',
      { ...META, categories: ['necessary'] },
      'without asking the visitor.',
    ],
    [
      'necessary beside another one does not',
      { ...META, categories: ['necessary', 'functional', 'marketing'] },
      'once a visitor agrees to functional and marketing.',
    ],
    [
      'places without exceptions',
      { ...META, placement: { include: [{ kind: 'exact', path: '/thanks' }], exclude: [] } },
      'on the page /thanks, once',
    ],
    [
      'a path that is still empty is no place',
      { ...META, placement: { include: [{ kind: 'prefix', path: ' ' }], exclude: [] } },
      'on … (which pages?), once',
    ],
    [
      'every page swallows other places',
      {
        ...META,
        placement: {
          include: [
            { kind: 'prefix', path: '/shop' },
            { kind: 'prefix', path: '/' },
          ],
          exclude: [{ kind: 'wildcard', path: '/*/kids' }],
        },
      },
      'on all pages but pages like /*/kids, once',
    ],
    [
      'what is only declared is said to be that',
      { ...META, declared: true, categories: ['marketing'] },
      'Something else puts it into the site, so this is declared and not checked.',
    ],
    ['an owner of blanks is nobody', { ...META, ownerName: '  ' }, '… (who?) looks after it.'],
  ])('%s', (_, facts, expected) => {
    expect(pixelSentence({ ...NOTHING, ...facts }, english)).toContain(expected);
  });

  it('says a whole pixel', () => {
    expect(sentenceOf(metaContent(), english)).toBe(
      'Meta Pixel 1234… tells Meta that a page was viewed, on all pages but /kids, once a visitor agrees to marketing. Jo looks after it.',
    );
  });
});

describe('who hears of it', () => {
  it.each(vendors.map((vendor) => [vendor.key, vendor] as const))('%s has a short name', (_, vendor) => {
    const settings = vendor.examples[0]?.settings ?? {};
    const receiver = receiverOf({ vendor: vendor.key, settings });
    expect(receiver.length).toBeLessThanOrEqual(30);
    expect(receiver).not.toMatch(/\s\S+\s/);
  });

  it('is the host where the vendor is anybody', () => {
    const settings = { url: 'https://pixel.example.org/p.gif' };
    expect(receiverOf({ vendor: 'image-pixel', settings })).toBe('pixel.example.org');
  });

  it('is the key where the vendor left the catalogue', () => {
    expect(receiverOf({ vendor: 'long-gone', settings: {} })).toBe('long-gone');
  });
});
