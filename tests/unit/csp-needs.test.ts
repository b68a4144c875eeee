import type { SnapshotPixel } from '../../server/src/contract';
import { policyNeeds, toDirectives } from '../../server/src/core/csp-needs';
import { covers } from '../../server/src/core/csp-sources';
import { prepare } from '../../server/src/core/decide';
import { compileVendor } from '../../server/src/vendors/compile-vendor';
import { vendors } from '../../server/src/vendors/registry';
import { HASH_B, snapshotPixel } from '../fakes/pixels';
import { snapshotOf } from '../fakes/visits';

const needsOf = (pixels: SnapshotPixel[], embeds = false) =>
  toDirectives(policyNeeds(prepare(snapshotOf(pixels)), embeds));

/** A pixel with these steps for its page view. */
const withSteps = (steps: SnapshotPixel['setup'], changes: Partial<SnapshotPixel> = {}): SnapshotPixel =>
  snapshotPixel({
    categories: ['necessary'],
    events: { page_view: { goal: 'Which ad?', triggers: [{ kind: 'page_view' }], steps } },
    ...changes,
  });
const script = (src: string): SnapshotPixel['setup'] => [{ do: 'script', src }];

const OURS = { 'script-src': [`'self'`], 'connect-src': [`'self'`] };

describe('what a policy has to let in', () => {
  it('is our own files where no pixel runs', () => {
    expect(needsOf([])).toEqual(OURS);
  });

  it('is the styles and the form of the banner where somebody is asked', () => {
    expect(needsOf([snapshotPixel({ categories: ['measurement'] })])).toEqual({
      ...OURS,
      'style-src': [`'self'`],
      'form-action': [`'self'`],
    });
    expect(needsOf([withSteps([])])).toEqual(OURS);
  });

  it('is, for a script, its host, the hosts that it talks to, and what they say it loads', () => {
    const pixel = withSteps(script('https://cdn.vendor.example/a.js?id=1'), {
      hosts: ['cdn.vendor.example', '*.hits.example', 'a.hits.example'],
      loads: {
        scripts: ['more.vendor.example'],
        frames: ['frame.vendor.example'],
        sockets: ['*.hits.example'],
      },
    });
    expect(needsOf([pixel])).toEqual({
      'script-src': [`'self'`, 'https://cdn.vendor.example', 'https://more.vendor.example'],
      'connect-src': [
        `'self'`,
        'https://*.hits.example',
        'https://cdn.vendor.example',
        'wss://*.hits.example',
      ],
      'img-src': ['https://*.hits.example', 'https://cdn.vendor.example'],
      'frame-src': ['https://frame.vendor.example'],
    });
  });

  it('is, for an image, where it comes from, with scripts and without', () => {
    const image = withSteps([{ do: 'image', src: 'https://p.example/a.gif?r={random}' }], {
      hosts: ['p.example'],
      noscript: 'https://n.example/a.gif',
    });
    expect(needsOf([image])).toEqual({ ...OURS, 'img-src': ['https://n.example', 'https://p.example'] });
  });

  it('is, for markup, what its elements load', () => {
    const html = `<script src="//s.example/a.js"></script><img alt="" src='https://i.example/p.gif?a&amp;b'>
      <iframe src="HTTPS://F.example/x"></iframe><link rel="stylesheet" href="https://c.example/x.css">
      <link rel="canonical" href="https://no.example/"><a href="https://no.example/">x</a><img src="/own.gif">`;
    expect(needsOf([withSteps([{ do: 'html', html }], { hosts: ['s.example'] })])).toEqual({
      'script-src': [`'self'`, 'https://s.example'],
      'connect-src': [`'self'`, 'https://s.example'],
      'img-src': ['https://i.example', 'https://s.example'],
      'frame-src': ['https://f.example'],
      'style-src': ['https://c.example'],
    });
    const image = '<img src="https://i.example/p.gif"><a href="https://no.example/">x</a>';
    expect(
      needsOf([withSteps([{ do: 'html', html: image }], { hosts: ['i.example', 'no.example'] })]),
    ).toEqual({
      ...OURS,
      'img-src': ['https://i.example'],
    });
  });

  it('is found in every list of steps', () => {
    const load = (name: string) => script(`https://${name}.example/a.js`);
    const pixel = withSteps(load('event'), {
      setup: load('setup'),
      stop: load('stop'),
      signals: { defaults: load('defaults'), update: load('update') },
    });
    expect(needsOf([pixel])['script-src']).toEqual(
      ['defaults', 'event', 'setup', 'stop', 'update'].reduce(
        (all, name) => [...all, `https://${name}.example`],
        [`'self'`],
      ),
    );
  });

  it.each<[string, Partial<SnapshotPixel>]>([
    ['that is stopped', { paused: true }],
    ['that is not approved', { approvedHash: HASH_B }],
    ['that something else puts into the site', { declared: true }],
    ['that cannot be understood', { stopsAt: 'soon' }],
  ])('leaves out a pixel %s', (_why, changes) => {
    expect(needsOf([withSteps(script('https://cdn.example/a.js'), changes)])).toEqual(OURS);
  });

  it('leaves out what no header can hold', () => {
    const pixel = withSteps(script('https://cdn.example/a.js'), {
      hosts: ['bücher.example', 'a.example; script-src *', "'unsafe-inline'", '*', 'ok.example'],
    });
    expect(needsOf([pixel])['img-src']).toEqual(['https://cdn.example', 'https://ok.example']);
  });

  it('names the frames of embeds that are held and approved', () => {
    const embeds = [
      snapshotPixel({ id: 'videos', vendor: 'youtube-embed', categories: ['necessary'], declared: true }),
      snapshotPixel({ id: 'music', vendor: 'spotify-embed', categories: ['necessary'], declared: true }),
      snapshotPixel({ id: 'map', vendor: 'google-maps-embed', declared: true, approvedHash: null }),
    ];
    expect(needsOf(embeds)).toEqual(OURS);
    const frames = needsOf(embeds, true)['frame-src'];
    expect(frames).toContain('https://www.youtube-nocookie.com/');
    expect(frames).toEqual(
      expect.arrayContaining(['https://open.spotify.com/embed', 'https://open.spotify.com/embed/']),
    );
    expect(frames?.join()).not.toContain('google');
  });
});

describe('what the catalogue says that a script loads', () => {
  const all = vendors.flatMap((vendor) =>
    vendor.examples.map(({ settings }) => [vendor.key, vendor, settings] as const),
  );

  it.each(all)('%s: comes from hosts that visitors are told of', (_key, vendor, settings) => {
    const hosts = vendor.hosts(settings as Record<string, unknown>).map((host) => `https://${host}`);
    for (const host of Object.values(vendor.loads ?? {}).flat()) {
      expect(hosts.some((known) => covers(known, `https://${host}`))).toBe(true);
    }
  });

  it('is part of what is published', () => {
    const compiled = compileVendor({
      vendor: 'hotjar',
      settings: { siteId: '1234567' },
      events: [{ name: 'page_view', goal: 'Where do people get stuck?' }],
    });
    expect(compiled?.loads).toEqual({
      scripts: ['*.hotjar.com'],
      frames: ['*.hotjar.com'],
      sockets: ['*.hotjar.com'],
    });
  });
});
