import { snapshotSchema, type BrowserStep } from '../../server/src/contract';
import { rewriteVendorOrigins } from '../../server/src/core/vendor-stand-in';
import { snapshotPixel } from '../fakes/pixels';
import { snapshotOf } from '../fakes/visits';

const STAND_IN = 'http://127.0.0.1:1338';

const rewriteSteps = (setup: BrowserStep[]): BrowserStep[] | undefined =>
  rewriteVendorOrigins(snapshotOf([snapshotPixel({ setup })]), STAND_IN).pixels[0]?.setup;

describe('rewriteVendorOrigins', () => {
  it.each<[string, BrowserStep, BrowserStep]>([
    [
      'a script, whose checksum no longer fits',
      {
        do: 'script',
        src: 'https://v.example/a.js?x=1',
        attrs: { 'data-api': 'https://v.example/e' },
        integrity: 'sha256-A',
      },
      {
        do: 'script',
        src: `${STAND_IN}/v.example/a.js?x=1`,
        attrs: { 'data-api': `${STAND_IN}/v.example/e` },
      },
    ],
    [
      'an image with placeholders',
      { do: 'image', src: 'https://v.example:8443/p.gif?p={page_path}' },
      { do: 'image', src: `${STAND_IN}/v.example:8443/p.gif?p={page_path}` },
    ],
    [
      'a value that is set',
      { do: 'set', path: ['x'], value: { at: ['https://v.example'], n: 1, none: null } },
      { do: 'set', path: ['x'], value: { at: [`${STAND_IN}/v.example`], n: 1, none: null } },
    ],
    [
      'what is pushed and what is called with',
      { do: 'push', path: ['_paq'], value: ['setTrackerUrl', 'https://m.example/matomo.php'] },
      { do: 'push', path: ['_paq'], value: ['setTrackerUrl', `${STAND_IN}/m.example/matomo.php`] },
    ],
    [
      'markup, where it leads somewhere',
      {
        do: 'html',
        html: `<img src="https://v.example/p"><a HREF=https://v.example>https://v.example</a><script>s.src = 'https://v.example/a.js'; const page = 'https://v.example'</script><i data-src="x" src="http://v.example"></i>`,
      },
      {
        do: 'html',
        html: `<img src="${STAND_IN}/v.example/p"><a HREF=${STAND_IN}/v.example>https://v.example</a><script>s.src = '${STAND_IN}/v.example/a.js'; const page = 'https://v.example'</script><i data-src="x" src="http://v.example"></i>`,
      },
    ],
    [
      'no text that only mentions an address',
      { do: 'call', path: ['x'], args: ['see https://v.example', '12345'] },
      { do: 'call', path: ['x'], args: ['see https://v.example', '12345'] },
    ],
  ])('redirects %s', (_, before, after) => {
    expect(rewriteSteps([before])).toEqual([after]);
  });

  it('redirects events and images for visitors without scripts, and leaves the original alone', () => {
    const original = snapshotOf([
      snapshotPixel({
        events: {
          page_view: {
            goal: 'Which ad?',
            triggers: [{ kind: 'page_view' }],
            steps: [{ do: 'image', src: 'https://v.example/p' }],
          },
        },
        noscript: 'https://v.example/n',
      }),
    ]);
    const before = JSON.stringify(original);
    const [pixel] = rewriteVendorOrigins(original, STAND_IN).pixels;
    expect(pixel?.noscript).toBe(`${STAND_IN}/v.example/n`);
    expect(pixel?.events.page_view).toEqual({
      goal: 'Which ad?',
      triggers: [{ kind: 'page_view' }],
      steps: [{ do: 'image', src: `${STAND_IN}/v.example/p` }],
    });
    expect(JSON.stringify(original)).toBe(before);
  });

  it('makes a snapshot that a site elsewhere can read', () => {
    const original = snapshotOf([
      snapshotPixel({ setup: [{ do: 'script', src: 'https://v.example/a.js?x=1' }] }),
    ]);
    const read = (standIn: string) =>
      snapshotSchema.safeParse(rewriteVendorOrigins(original, standIn)).success;
    expect(
      [STAND_IN, 'http://localhost:1338', 'http://127.0.0.1.evil.example', 'http://v.example'].map(read),
    ).toEqual([true, true, false, false]);
  });
});
