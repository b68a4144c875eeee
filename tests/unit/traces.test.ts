import fc from 'fast-check';
import {
  snapshotPixelSchema,
  type BrowserStep,
  type SnapshotPixel,
  type Trace,
} from '../../server/src/contract';
import { maskOf } from '../../server/src/core/consent';
import { prepare } from '../../server/src/core/prepare';
import { fitsName, tracesOf } from '../../server/src/core/traces';
import { vendors } from '../../server/src/vendors/registry';
import { snapshotPixel } from '../fakes/pixels';

describe('fitsName', () => {
  it.each([
    ['_ga', '_ga', true],
    ['_ga', '_ga_X', false],
    ['_ga', '_g', false],
    ['_ga', '_GA', false],
    ['_ga_*', '_ga_', true],
    ['_ga_*', '_ga_ABC123', true],
    ['_ga_*', '_ga', false],
    ['_ga_*', 'x_ga_1', false],
    ['_pk_id.*', '_pk_id.1.1fff', true],
    ['_pk_id.*', '_pk_idx1', false],
    ['mp_*_mixpanel', 'mp_abc_mixpanel', true],
    ['mp_*_mixpanel', 'mp__mixpanel', true],
    ['mp_*_mixpanel', 'mp_mixpanel', false],
    ['mp_*_mixpanel', 'mp_abc_mixpanel2', false],
    ['mp_*_mixpanel', 'mp_a_mixpanel_mixpanel', true],
    ['ab*ba', 'aba', false],
    ['ab*ba', 'abba', true],
    ['aa*', 'a', false],
    ['a*b*c', 'abc', true],
    ['a*b*c', 'a1b2c', true],
    ['a*b*c', 'acb', false],
    ['a*b*c', 'abcb', false],
    ['a*b*c', 'abcbc', true],
    ['a*bc*c', 'abc', false],
    ['a*bc*c', 'abcc', true],
    ['a**b', 'ab', true],
    ['a**b', 'axb', true],
    ['*', '', true],
    ['*', 'anything', true],
    ['**', 'anything', true],
    ['*a', 'bca', true],
    ['*a', 'ab', false],
    ['', '', true],
    ['', 'a', false],
    ['a.c', 'abc', false],
    ['a+', 'aa', false],
    ['[ab]*', 'ab', false],
    ['(a*)', '(aa)', true],
    ['$*^', '$x^', true],
    ['a?c', 'abc', false],
    ['\\*', '\\x', true],
    ['ü*', 'über', true],
  ])('%j, %j: %s', (pattern, name, fits) => {
    expect(fitsName(pattern, name)).toBe(fits);
  });

  it('agrees with a pattern of the language', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '*', '.'), maxLength: 8 });
    const name = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 10 });
    let fitting = 0;
    fc.assert(
      fc.property(text, name, (pattern, one) => {
        const parts = pattern.split('*').map((part) => part.replaceAll('.', '\\.'));
        const expected = new RegExp(`^${parts.join('.*')}$`).test(one);
        if (expected) fitting += 1;
        expect(fitsName(pattern, one)).toBe(expected);
      }),
      { numRuns: 20_000 },
    );
    expect(fitting).toBeGreaterThan(500);
  });

  it.each([
    ['many stars and a name that nearly fits', `${'a*'.repeat(2000)}b`, 'a'.repeat(100_000)],
    ['stars alone', '*'.repeat(50_000), 'a'.repeat(50_000)],
    ['a part that is everywhere but whole nowhere', `x*${'a'.repeat(200)}b*x`, `x${'a'.repeat(100_000)}x`],
    ['a star after every letter', `${'ab*'.repeat(2000)}c`, 'ab'.repeat(50_000)],
  ])('answers soon to %s', (_, pattern, name) => {
    const started = performance.now();
    fitsName(pattern, name);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

const trace = (name: string, where: Trace['where'] = 'cookie'): Trace => ({
  name,
  where,
  lifetime: '90 days',
  purpose: 'Tells visitors apart.',
});

const STOP: BrowserStep[] = [{ do: 'call', path: ['clarity'], args: ['consent', false] }];

const pixel = (id: string, traces: Trace[], changes: Partial<SnapshotPixel> = {}): SnapshotPixel =>
  snapshotPixelSchema.parse(snapshotPixel({ id, traces, ...changes }));

const left = (pixels: SnapshotPixel[], ...granted: Parameters<typeof maskOf>[0][number][]) =>
  tracesOf(
    prepare({ format: 1, number: 1, publishedAt: '2026-11-01T09:00:00.000Z', pixels }),
    maskOf(granted),
  );

describe('tracesOf', () => {
  it('names what each pixel that is not allowed keeps, by where it keeps it, each once', () => {
    const pixels = [
      pixel('ads', [trace('_fbp'), trace('visit', 'session_storage')], { stop: STOP }),
      pixel('other', [trace('_fbp'), trace('_ttp'), trace('visitor', 'local_storage')]),
    ];
    expect(left(pixels)).toEqual({
      cookies: ['_fbp', '_ttp'],
      local: ['visitor'],
      session: ['visit'],
      stop: { ads: STOP },
    });
  });

  it('names nothing of pixels that are allowed', () => {
    expect(left([pixel('ads', [trace('_fbp')], { stop: STOP })], 'marketing')).toEqual({
      cookies: [],
      local: [],
      session: [],
      stop: {},
    });
  });

  it.each<[string, Partial<SnapshotPixel>, boolean]>([
    ['one of two categories is not granted', { categories: ['marketing', 'measurement'] }, true],
    ['it has no category, which is never exempt', { categories: [] }, true],
    ['it is necessary', { categories: ['necessary'] }, false],
    ['it is necessary and something that is not granted', { categories: ['necessary', 'functional'] }, true],
    [
      'it is stopped, and not granted: it may have run before',
      { categories: ['functional'], paused: true },
      true,
    ],
    ['it is stopped, and granted: it may go on', { paused: true }, false],
    ['something else puts it into the site', { categories: ['functional'], declared: true }, false],
  ])('asks of a pixel whether its traces go: %s', (_, changes, goes) => {
    const found = left([pixel('one', [trace('_one')], { ...changes, stop: STOP })], 'marketing');
    expect(found.cookies).toEqual(goes ? ['_one'] : []);
    expect(Object.keys(found.stop)).toEqual(goes ? ['one'] : []);
  });

  it('keeps what a pixel that is allowed uses under the same name', () => {
    const pixels = [
      pixel('ads', [trace('_gcl_au'), trace('_fbp')]),
      pixel('tags', [trace('_gcl_au')], { categories: ['measurement'] }),
    ];
    expect(left(pixels, 'measurement').cookies).toEqual(['_fbp']);
    expect(left(pixels, 'marketing').cookies).toEqual([]);
    expect(left(pixels).cookies).toEqual(['_gcl_au', '_fbp']);
  });

  it('keeps what fits the pattern of a pixel that is allowed', () => {
    const pixels = [
      pixel('ads', [trace('_ga_ads'), trace('_ga_x_*'), trace('_fbp')]),
      pixel('pages', [trace('_ga_*')], { categories: ['measurement'] }),
    ];
    expect(left(pixels, 'measurement').cookies).toEqual(['_fbp']);
  });

  it('keeps what something else puts into the site and is allowed', () => {
    const pixels = [
      pixel('ads', [trace('_gcl_au')]),
      pixel('tags', [trace('_gcl_au')], { categories: ['measurement'], declared: true }),
    ];
    expect(left(pixels, 'measurement').cookies).toEqual([]);
  });

  it('does not take what is kept in one place for what is kept in another', () => {
    const pixels = [
      pixel('ads', [trace('visitor')]),
      pixel('pages', [trace('visitor', 'local_storage')], { categories: ['measurement'] }),
    ];
    expect(left(pixels, 'measurement')).toMatchObject({ cookies: ['visitor'], local: [] });
  });

  it.each([
    ['*', false],
    ['_*', false],
    ['*_ga', false],
    ['', false],
    ['_g*', true],
    ['mp_*_mixpanel', true],
    ['_', true],
  ])('takes %j for a name that fits nothing but the vendor: %s', (name, taken) => {
    expect(left([pixel('ads', [trace(name)])]).cookies).toEqual(taken ? [name] : []);
  });

  it('takes no pattern that fits too much for a reason to keep everything', () => {
    const pixels = [
      pixel('ads', [trace('_fbp')]),
      pixel('pages', [trace('*')], { categories: ['measurement'] }),
    ];
    expect(left(pixels, 'measurement').cookies).toEqual(['_fbp']);
  });

  it('works with a snapshot from before pixels had traces', () => {
    expect(left([snapshotPixel()]).cookies).toEqual([]);
  });
});

describe('the traces of our vendors', () => {
  const known = vendors.flatMap(({ key, about }) =>
    about.cookies.map(({ name, where = 'cookie' }) => ({ vendor: key, name, where })),
  );

  it('are names that are used to clean up: a pattern begins with two letters at least', () => {
    const pixels = known.map(({ name, where }, at) => pixel(`p${at}`, [trace(name, where)]));
    const { cookies, local, session } = left(pixels);
    // A cookie on a vendor's own domain is beyond a site's reach.
    const ours = known.filter(({ where }) => where !== 'vendor_cookie');
    expect(new Set([...cookies, ...local, ...session])).toEqual(new Set(ours.map(({ name }) => name)));
  });

  it('never fit what another vendor keeps under another name, so that the one can go and the other stay', () => {
    const clashes = known.flatMap((one) =>
      known.filter(
        (other) => one.name !== other.name && one.where === other.where && fitsName(one.name, other.name),
      ),
    );
    expect(clashes).toEqual([]);
  });
});
