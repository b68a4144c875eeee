import { idOf, initials, type Vendor, vendors } from '../../server/src/vendors';
import { CATALOGUE_TEXTS } from '../../server/src/vendors/texts';

const each = vendors.map((vendor) => [vendor.key, vendor] as const);

/** Relative luminance of a colour of six digits (WCAG 2.2, definition of relative luminance). */
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrastWithWhite = (colour: string): number => 1.05 / (luminance(colour) + 0.05);

/** Words that somebody who has never built a website does not know. */
const JARGON =
  /\b(?:API|SDK|DOM|CMP|UUID|SHA|payload|endpoint|JavaScript|iframe|hash(?:ed)?|beacon|opt-out|retargeting|remarketing|attribution|first-party|third-party|PII)\b/i;

const aboutTexts = ({ about }: Vendor): string[] => [
  about.who,
  about.purpose,
  about.collects,
  about.dataGoesTo,
  ...about.cookies.map((cookie) => cookie.purpose),
];
const helpTexts = ({ fields }: Vendor): string[] => Object.values(fields).map((field) => field.help);

describe.each(each)('%s', (key, vendor) => {
  it('speaks in plain sentences', () => {
    // What a help names stands so in the vendor's console.
    for (const text of aboutTexts(vendor)) expect(text).not.toMatch(JARGON);
    for (const text of [...aboutTexts(vendor), ...helpTexts(vendor)]) {
      expect(text).toMatch(/^\S.{8,}\.$/);
      expect(text).not.toMatch(/ {2}|\s$|\.\.|[<>]/);
    }
  });

  it('says of each cookie, and of what else it keeps, what it is for and how long it stays', () => {
    const names = vendor.about.cookies.map(({ name, where = 'cookie' }) => `${where} ${name}`);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, lifetime } of vendor.about.cookies) {
      // A name in the browser's storage may hold anything.
      expect(name).toMatch(/^[\w.*:-]+(?: [\w.*:-]+)*$/);
      expect(lifetime).toMatch(
        /^(?:\d+ (?:second|minute|hour|day|week|month|year)s?|until (?:the browser is closed|the tab is closed|it is deleted))$/,
      );
    }
  });

  it('says all that visitors read in every language', () => {
    const said = [...aboutTexts(vendor), ...vendor.about.cookies.map(({ lifetime }) => lifetime)];
    for (const texts of Object.values(CATALOGUE_TEXTS)) {
      expect(said.filter((text) => !Object.hasOwn(texts, text))).toEqual([]);
    }
  });

  it('links to its policy, or is one of ours', () => {
    const { policyUrl } = vendor.about;
    if (policyUrl === null) expect(vendor.company).toBeNull();
    else expect(policyUrl).toMatch(/^https:\/\/[a-z0-9.-]+\.[a-z]{2,}(?:\/[\w./-]*)?$/);
  });

  it('has a tile that can be read', () => {
    expect(vendor.colour).toMatch(/^#[0-9a-f]{6}$/);
    expect(contrastWithWhite(vendor.colour)).toBeGreaterThanOrEqual(4.5);
    expect(initials(vendor)).toMatch(/^\p{Lu}\p{L}?$/u);
  });

  it('is told from another pixel of the same vendor by what it is known by', () => {
    const known = vendor.examples.map(({ settings }) => {
      const checked = vendor.settings.parse(settings);
      return { id: Object.values(checked)[0], identity: vendor.identity(checked) };
    });
    for (const one of known) {
      expect(one.identity).toBe(one.identity.trim());
      if (vendor.company !== null && one.id !== undefined) expect(one.identity).not.toBe('');
      for (const other of known) {
        if (one.identity === '' || one.id === other.id) continue;
        expect(one.identity).not.toBe(other.identity);
      }
    }
    expect(() => vendor.identity({ nonsense: true })).toThrow();
  });

  it('stays the same for the same pixel, however it was typed', () => {
    for (const { settings } of vendor.examples) {
      const typed = Object.entries<unknown>(settings).map(([name, value]): [string, unknown] => [
        name,
        typeof value === 'string' ? `  ${value}\n` : value,
      ]);
      expect(vendor.identity(Object.fromEntries(typed))).toBe(vendor.identity(settings));
    }
  });
});

describe('what tells one pixel from another in a sentence', () => {
  it.each([
    ['meta-pixel', { pixelId: '1234567890' }, '1234567890'],
    ['matomo', { url: 'https://statistics.shop.example', siteId: '7' }, '7'],
    ['umami', { websiteId: '94db1cb1', server: 'https://u.shop.example' }, '94db1cb1'],
    ['image-pixel', { url: 'https://pixel.shop.example/p.gif' }, ''],
    ['script', { url: 'https://cdn.shop.example/t.js', integrity: 'sha384-x' }, ''],
    ['custom-html', { html: '<b>Hello</b>' }, ''],
    ['youtube-embed', {}, ''],
    ['unheard-of', { id: '1' }, ''],
    ['meta-pixel', { pixelId: 7 }, ''],
  ])('of %s with %j is "%s"', (vendor, settings, id) => expect(idOf({ vendor, settings })).toBe(id));
});

describe('the tiles', () => {
  it.each([
    ['Meta Pixel', 'Meta', 'Me'],
    ['Google Analytics 4', 'Google', 'An'],
    ['Google Ads', 'Google', 'Ad'],
    ['Google Tag Manager', 'Google', 'Ma'],
    ['TikTok Pixel', 'TikTok', 'TT'],
    ['LinkedIn Insight Tag', 'LinkedIn', 'In'],
    ['X Pixel', 'X', 'X'],
    ['Criteo OneTag', 'Criteo', 'OT'],
    ['Image pixel', null, 'Im'],
    ['Custom HTML', null, 'CH'],
    ['Pixel', null, 'Pi'],
    ['über uns', null, 'ÜU'],
  ])('%s of %s is %s', (name, company, expected) => expect(initials({ name, company })).toBe(expected));

  it('differ, by their letters or their colour', () => {
    const tiles = vendors.map((vendor) => `${initials(vendor)} ${vendor.colour}`);
    expect(new Set(tiles).size).toBe(tiles.length);
  });

  it('share their letters rarely', () => {
    const letters = new Set(vendors.map(initials));
    expect(vendors.length - letters.size).toBeLessThanOrEqual(vendors.length / 10);
  });
});

it('begins with the well-known and ends with our own', () => {
  expect(vendors[0]?.key).toBe('meta-pixel');
  const own = vendors.filter((vendor) => vendor.about.policyUrl === null);
  expect(vendors.slice(-own.length)).toEqual(own);
});
