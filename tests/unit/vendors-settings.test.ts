import fc from 'fast-check';
import type { Vendor } from '../../server/src/vendors/define-vendor';
import { checkSettings, findVendor, vendors } from '../../server/src/vendors/registry';
import { examples, expectSafe, hasSettings, shapeOf } from './vendor-examples';

const refused = vendors.flatMap((vendor) =>
  vendor.refused.map(({ settings, message }) => ({
    title: `${vendor.key} ${JSON.stringify(settings)}`,
    vendor,
    settings,
    message,
  })),
);

describe('refused settings', () => {
  it.each(refused)('$title', ({ vendor, settings, message }) => {
    const result = checkSettings(vendor, settings);
    expect(result.ok ? [] : result.issues.map((issue) => issue.message)).toEqual(
      expect.arrayContaining([expect.stringContaining(message)]),
    );
  });

  it('say where', () => {
    const vendor = findVendor('matomo') as Vendor;
    expect(checkSettings(vendor, { url: 'x', siteId: '', token: 't', secret: 's' })).toEqual({
      ok: false,
      issues: [
        expect.objectContaining({ path: ['url'] }),
        expect.objectContaining({ path: ['siteId'] }),
        { path: ['token'], message: 'This vendor has no such setting.' },
        { path: ['secret'], message: 'This vendor has no such setting.' },
      ],
    });
  });

  it.each([null, undefined, 'G-ABC123DEF4', [], 7, true])(
    'whatever comes in place of settings: %j',
    (value) => {
      for (const vendor of vendors) expect(checkSettings(vendor, value)).toMatchObject({ ok: false });
    },
  );

  it('never pollute a prototype', () => {
    for (const vendor of vendors) {
      checkSettings(
        vendor,
        JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
      );
    }
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('are refused in no time, however long, and not repeated to the reader', () => {
    const fillings = ['a', '1', '-', 'a.', '{random}', '%', '/', '<', 'https://', 'https://a.', 'X'];
    for (const filling of fillings) {
      const long = filling.repeat(1_000_000 / filling.length);
      for (const vendor of vendors.filter(hasSettings)) {
        const settings = Object.fromEntries(shapeOf(vendor).map((name) => [name, long]));
        const start = performance.now();
        const result = checkSettings(vendor, settings);
        expect(performance.now() - start).toBeLessThan(500);
        expect(result.ok).toBe(false);
        expect(JSON.stringify(result).length).toBeLessThan(2000);
      }
    }
  });
});

describe('whatever is accepted', () => {
  const mean = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.string({ unit: fc.constantFrom(...'abC1.-_:/?#@&=%{}<>"\'\\ \n\u2028G'), maxLength: 40 }),
    fc.constantFrom(
      '</script>',
      '"onload="',
      'javascript:',
      '\u0000',
      '{random}',
      '..',
      '?a=b',
      ':443',
      '@x.y',
    ),
  );

  /** A good value, damaged at one place. */
  const damaged = (good: string) =>
    fc
      .tuple(fc.nat(good.length), fc.nat(2), mean)
      .map(([at, cut, text]) => good.slice(0, at) + text + good.slice(at + cut));

  it.each(examples.filter(({ vendor }) => hasSettings(vendor)))(
    '$title, damaged anywhere, stays safe to run',
    ({ vendor, example }) => {
      const [name, good] = Object.entries(example.settings)[0] as [string, string];
      fc.assert(
        fc.property(damaged(good), (value) => {
          const result = checkSettings(vendor, { ...example.settings, [name]: value });
          if (result.ok) expectSafe(vendor, result.settings);
        }),
        { numRuns: 300 },
      );
    },
  );
});
