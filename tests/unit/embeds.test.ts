import fc from 'fast-check';
import type { SnapshotPixel } from '../../server/src/contract';
import { embedJudge } from '../../server/src/core/embeds';
import { snapshotPixel } from '../fakes/pixels';

const judge = embedJudge({ pixels: [] });
const nameOf = (address: string): string | null => judge(address)?.name ?? null;

describe('an embed of a known provider', () => {
  it.each([
    ['YouTube', 'https://www.youtube.com/embed/dQw4w9WgXcQ'],
    ['YouTube', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?rel=0&start=3'],
    ['YouTube', 'https://youtube.com/embed/x'],
    ['YouTube', 'https://www.youtube.com/live_chat?v=x&embed_domain=shop.example'],
    ['YouTube', 'https://www.youtube.com/v/x'],
    ['YouTube', 'https://youtu.be/x'],
    ['YouTube', 'https://www.youtube.com'],
    ['Vimeo', 'https://player.vimeo.com/video/1'],
    ['Google Maps', 'https://www.google.com/maps/embed?pb=!1m18'],
    ['Google Maps', 'https://www.google.com/maps?q=x&output=embed'],
    ['Google Maps', 'https://maps.google.com/maps?q=x'],
    ['X', 'https://platform.twitter.com/embed/Tweet.html?id=1'],
    ['X', 'https://x.com/a/status/1'],
    ['Instagram', 'https://www.instagram.com/p/x/embed'],
    ['Spotify', 'https://open.spotify.com/embed/track/x'],
    ['Spotify', 'https://open.spotify.com/embed-podcast/show/x'],
    ['Facebook', 'https://www.facebook.com/plugins/video.php?href=x'],
    ['Facebook', 'https://www.facebook.com/v19.0/plugins/post.php'],
    ['TikTok', 'https://www.tiktok.com/embed/v2/1'],
    ['TikTok', 'https://www.tiktok.com/player/v1/1'],
    ['TikTok', 'https://www.tiktok.com/player'],
    ['SoundCloud', 'https://w.soundcloud.com/player/?url=x'],
    ['Dailymotion', 'https://www.dailymotion.com/embed/video/x'],
    ['Dailymotion', 'https://geo.dailymotion.com/player.html?video=x'],
    ['Twitch', 'https://player.twitch.tv/?channel=x'],
    ['Twitch', 'https://clips.twitch.tv/embed?clip=x'],
    ['LinkedIn', 'https://www.linkedin.com/embed/feed/update/urn:li:share:1'],
  ])('%s: %s', (name, address) => {
    expect(nameOf(address)).toBe(name);
  });

  it.each([
    ['without a scheme', '//www.youtube.com/embed/x'],
    ['without https', 'http://www.youtube.com/embed/x'],
    ['in capital letters', 'HTTPS://WWW.YouTube.COM/embed/x'],
    ['with a port', 'https://www.youtube.com:443/embed/x'],
    ['with another port', 'https://www.youtube.com:8443/embed/x'],
    ['with an empty port', 'https://www.youtube.com:/embed/x'],
    ['with a name before the host', 'https://shop@www.youtube.com/embed/x'],
    ['with a name and a password', 'https://a:b@www.youtube.com/embed/x'],
    ['with two at signs', 'https://shop.example@b@www.youtube.com/embed/x'],
    ['with backslashes', 'https:\\\\www.youtube.com\\embed\\x'],
    ['with one slash of each kind', '/\\www.youtube.com/embed/x'],
    ['with three slashes', 'https:///www.youtube.com/embed/x'],
    ['with four slashes and no scheme', '////www.youtube.com/embed/x'],
    ['with blanks around it', '  https://www.youtube.com/embed/x \n'],
    ['with a control character in front', '\u0001https://www.youtube.com/embed/x'],
    ['with tabs and line ends in it', 'ht\ttps://www.you\ntube.com/em\rbed/x'],
    ['with a dot behind the host', 'https://www.youtube.com./embed/x'],
    ['with an encoded dot in the host', 'https://www.youtube%2ecom/embed/x'],
    ['with wide letters', 'https://ｗｗｗ．ｙｏｕｔｕｂｅ．ｃｏｍ/embed/x'],
    ['with an ideographic full stop', 'https://www。youtube。com/embed/x'],
    ['with a soft hyphen', 'https://www.you\u00adtube.com/embed/x'],
    ['with a way around', 'https://www.tiktok.com/x/../embed/1'],
    ['with a dot in the way', 'https://www.tiktok.com/./embed/1'],
    ['with an encoded way around', 'https://www.tiktok.com/x/%2e%2E/embed/1'],
    ['with an encoded letter in the path', 'https://www.tiktok.com/%65mbed/1'],
    ['with a fragment alone', 'https://www.youtube.com#x'],
    ['with a query alone', 'https://www.youtube.com?x'],
  ])('is known by its address %s', (_, address) => {
    expect(nameOf(address)).not.toBeNull();
  });
});

describe('content of any other site', () => {
  it.each([
    'https://youtube.com.evil.example/embed/x',
    'https://www.youtube.com.evil.example/embed/x',
    'https://evil.example/youtube.com/embed/',
    'https://evil.example/https://www.youtube.com/embed/x',
    'https://evil.example//www.youtube.com/embed/x',
    'https://evil.example?https://www.youtube.com/embed/x',
    'https://evil.example/?u=//www.youtube.com/embed/x',
    'https://evil.example#@www.youtube.com/embed/x',
    'https://www.youtube.com@evil.example/embed/x',
    'https://www.youtube.com:x@evil.example/embed/x',
    'https://notyoutube.com/embed/x',
    'https://wwwyoutube.com/embed/x',
    'https://www-youtube.com/embed/x',
    'https://music.youtube.evil/embed/x',
    'https://vimeo.example/video/1',
    'https://vimeo.com/1',
    'https://www.google.com/recaptcha/api2/anchor',
    'https://calendar.google.com/calendar/embed',
    'https://maps.google.com.evil.example/maps',
    'https://open.spotify.com/track/x',
    'https://www.tiktok.com/playerx',
    'https://www.linkedin.com/in/x',
    'https://ax.com/',
    'https://x.community/',
    'https://xn--outube-p2a.com/embed/x',
    '/embed/www.youtube.com/embed/x',
    'www.youtube.com/embed/x',
    'embed/x',
    './/www.youtube.com/embed/x',
    'a//www.youtube.com/embed/x',
    '?//www.youtube.com/embed/x',
    '#//www.youtube.com/embed/x',
    '',
    ' ',
    '/',
    '//',
    '///',
    'https://',
    'about:blank',
    'data:text/html,<iframe src=https://www.youtube.com/embed/x>',
    'javascript:"https://www.youtube.com/embed/x"',
    'blob:https://www.youtube.com/embed/x',
    'ftp://www.youtube.com/embed/x',
    'httpss://www.youtube.com/embed/x',
    'https//www.youtube.com/embed/x',
  ])('is left alone: %j', (address) => {
    expect(judge(address)).toBeNull();
  });
});

/** Once Node 20 has optimised `URL.canParse`, it says yes to some texts outside ASCII that cannot be parsed. */
const parsed = (address: string, base: string): URL | null => {
  try {
    return new URL(address, base);
  } catch {
    return null;
  }
};

describe('any address', () => {
  /** What the platform's own reading of addresses leads to, on sites of either scheme. */
  const HOSTS = ['www.youtube.com', 'youtube.com', 'player.vimeo.com', 'x.com'];
  const leadsTo = (address: string): string[] =>
    ['http://shop.example/a/b', 'https://shop.example/a/b'].flatMap((base) => {
      const url = parsed(address, base);
      if (url === null) return [];
      const { protocol, hostname } = url;
      return protocol === 'http:' || protocol === 'https:' ? [hostname.replace(/\.$/, '')] : [];
    });

  const piece = fc.constantFrom(
    ...[
      'https:',
      'http:',
      'HTTPS:',
      'ftp:',
      '//',
      '/',
      '\\',
      '///',
      '@',
      ':',
      ':443',
      '.',
      '?',
      '#',
      '%2e',
      '%',
    ],
    ...[
      'www.youtube.com',
      'WWW.youtube.COM',
      'www.',
      'youtube',
      '.com',
      'player.vimeo.com',
      'x.com',
      'evil.example',
    ],
    ...[
      'ｙｏｕｔｕｂｅ',
      '。',
      '\u00ad',
      '\t',
      '\n',
      ' ',
      '\0',
      '\u001f',
      '\u00a0',
      'é',
      'embed',
      '..',
      'a:b',
      '[::1]',
    ],
  );
  const address = fc.oneof(
    fc.array(piece, { minLength: 1, maxLength: 9 }).map((pieces) => pieces.join('')),
    fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => `https://${pieces.join('')}`),
    fc
      .tuple(fc.constantFrom('', ' ', '\t', '\n', '\0', 'https:', 'a@', 'a:b@c@'), piece)
      .map(([a, b]) => `${a}//${b}`),
  );

  it('is judged by the host that a browser would ask', () => {
    let known = 0;
    fc.assert(
      fc.property(address, (text) => {
        const hosts = leadsTo(text);
        const isKnown = hosts.some((host) => HOSTS.includes(host));
        // An address of a scheme without slashes is relative on a site of that scheme, and not on another.
        const isOdd = /^[\0- ]*h\s*t\s*t\s*p\s*s?\s*:\s*[/\\]?\s*[^/\\\s]/i.test(text);
        if (isOdd) return;
        if (isKnown) known += 1;
        if (isKnown) expect({ text, held: judge(text) !== null }).toEqual({ text, held: true });
        else if (hosts.length > 0)
          expect({ text, held: judge(text)?.name }).toEqual({ text, held: undefined });
      }),
      { numRuns: 20_000 },
    );
    expect(known).toBeGreaterThan(500);
  });

  it('never makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        judge(text);
        judge(`https://${text}`);
      }),
      { numRuns: 5000 },
    );
  });

  it('takes no longer for a long one', () => {
    const started = performance.now();
    for (const part of ['/', '@', '\\', ':', '%2e', ' ', 'https://', '../'])
      judge(`//${part.repeat(100_000)}`);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('what an embed needs consent for', () => {
  const entry = (changes: Partial<SnapshotPixel>): SnapshotPixel =>
    snapshotPixel({ vendor: 'youtube-embed', vendorName: 'YouTube', declared: true, ...changes });
  const categories = (...pixels: SnapshotPixel[]) =>
    embedJudge({ pixels })('https://www.youtube.com/embed/x')?.categories;

  it.each<[string, SnapshotPixel[], string[] | undefined]>([
    ['is the usual of its provider where nothing is said', [], ['marketing']],
    ['is what its approved entry says', [entry({ categories: ['functional'] })], ['functional']],
    [
      'is not what an entry of another vendor says',
      [entry({ vendor: 'vimeo-embed', categories: ['functional'] })],
      ['marketing'],
    ],
    [
      'is not what an entry says that nobody approved',
      [entry({ approvedHash: null, categories: ['functional'] })],
      ['marketing'],
    ],
    [
      'is not what a stopped entry says',
      [entry({ paused: true, categories: ['functional'] })],
      ['marketing'],
    ],
    [
      'is all that several entries say',
      [entry({ categories: ['functional'] }), entry({ categories: ['measurement', 'functional'] })],
      ['functional', 'measurement'],
    ],
    ['is nothing that can be granted where an entry has no category', [entry({ categories: [] })], []],
    ['is nothing where it is necessary: it loads', [entry({ categories: ['necessary'] })], undefined],
    [
      'is the rest where it is also necessary',
      [entry({ categories: ['necessary', 'marketing'] })],
      ['necessary', 'marketing'],
    ],
  ])('%s', (_, pixels, expected) => {
    expect(categories(...pixels)).toEqual(expected);
  });
});
