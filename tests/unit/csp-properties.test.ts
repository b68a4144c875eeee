import fc from 'fast-check';
import { mergePolicy, type OwnScript } from '../../server/src/core/csp';
import { NEEDED_DIRECTIVES, type PolicyNeeds } from '../../server/src/core/csp-needs';

const RUNS = 1000;

// A small alphabet, so that policies and needs meet often.
const host = fc.constantFrom('a.example', 'b.example', '*.example', '*.a.example', 'a.example:8443');
const source = fc.oneof(
  host,
  host.map((name) => `https://${name}`),
  fc.constantFrom(
    ...[
      `'self'`,
      `'none'`,
      `'unsafe-inline'`,
      `'strict-dynamic'`,
      `'nonce-abc'`,
      `'nonce-xyz'`,
      `'sha256-eHg='`,
    ],
    ...['https:', 'data:', '*', 'wss:', 'a.example/path/'],
  ),
);
const name = fc.constantFrom(
  ...NEEDED_DIRECTIVES,
  ...[
    'default-src',
    'script-src-elem',
    'style-src-elem',
    'child-src',
    'worker-src',
    'font-src',
    'sandbox',
    'Img-Src',
  ],
);
const blank = fc.constantFrom('', ' ', '  ', '\t');
const directive = fc
  .record({ name, sources: fc.array(source, { maxLength: 4 }), before: blank, after: blank })
  .map(({ name, sources, before, after }) => `${before}${[name, ...sources].join(' ')}${after}`);
const policy = fc
  .record({ directives: fc.array(directive, { maxLength: 5 }), end: fc.constantFrom('', ';', '; ') })
  .map(({ directives, end }) => directives.join(';') + end);
const header = fc.array(policy, { minLength: 1, maxLength: 3 }).map((policies) => policies.join(','));

const needed = fc.uniqueArray(
  fc.oneof(
    fc.constantFrom(
      `'self'`,
      'https://a.example',
      'https://b.example',
      'https://*.a.example',
      'wss://a.example',
    ),
  ),
);
const needs = fc.record(
  Object.fromEntries(NEEDED_DIRECTIVES.map((directive) => [directive, needed])),
) as unknown as fc.Arbitrary<PolicyNeeds>;
const own: fc.Arbitrary<OwnScript> = fc.record({
  nonce: fc.constantFrom(null, 'abc'),
  integrity: fc.constantFrom(null, 'sha256-QUJD'),
});

/** Directives of a policy as browsers read them: the first of a name counts. */
const read = (text: string): Map<string, string[]> => {
  const directives = new Map<string, string[]>();
  for (const piece of text.split(';')) {
    const [first, ...sources] = piece.split(/[\t ]+/).filter((word) => word !== '');
    const known = first?.toLowerCase();
    if (known !== undefined && !directives.has(known)) directives.set(known, sources);
  }
  return directives;
};

const FALLBACKS: Record<string, string[]> = {
  'script-src-elem': ['script-src', 'default-src'],
  'style-src-elem': ['style-src', 'default-src'],
  'frame-src': ['child-src', 'default-src'],
};
const DIRECTIVE_OF: Record<string, string> = {
  'script-src-elem': 'script-src',
  'style-src-elem': 'style-src',
};

const check = (
  property: (before: Map<string, string[]>, after: Map<string, string[]>, needs: PolicyNeeds) => void,
) =>
  fc.assert(
    fc.property(header, needs, own, (text, wanted, script) => {
      const before = text.split(',');
      const after = mergePolicy(text, wanted, script).split(',');
      expect(after).toHaveLength(before.length);
      before.forEach((one, at) => property(read(one), read(after[at] ?? ''), wanted));
    }),
    { numRuns: RUNS },
  );

describe('merging', () => {
  it('removes no directive and no source, but for a lone none that gives way', () => {
    check((before, after) => {
      for (const [directive, sources] of before) {
        const left = after.get(directive) ?? [];
        const isNone = sources.length === 1 && sources[0] === `'none'` && left.length > 0;
        expect(left.slice(0, isNone ? 0 : sources.length)).toEqual(isNone ? [] : sources);
      }
    });
  });

  it('adds nothing but what is needed, or the checksum of our script', () => {
    check((before, after, wanted) => {
      for (const [directive, sources] of after) {
        const fallback = [directive, ...(FALLBACKS[directive] ?? ['default-src'])].find((one) =>
          before.has(one),
        );
        const known = new Set(fallback === undefined ? [] : before.get(fallback));
        const need = (DIRECTIVE_OF[directive] ?? directive) as keyof PolicyNeeds;
        const allowed = new Set<string>([
          ...(wanted[need] ?? []),
          ...(need === 'script-src' ? [`'sha256-QUJD'`] : []),
        ]);
        expect(sources.filter((one) => !known.has(one) && !allowed.has(one))).toEqual([]);
        // What was not restricted still is not.
        expect(fallback).toBeDefined();
      }
    });
  });

  it('leaves every directive alone that is none of ours', () => {
    check((before, after) => {
      for (const foreign of ['default-src', 'child-src', 'worker-src', 'font-src', 'sandbox']) {
        expect(after.get(foreign)).toEqual(before.get(foreign));
      }
    });
  });

  it('a second time changes nothing more', () => {
    fc.assert(
      fc.property(header, needs, own, (text, wanted, script) => {
        const once = mergePolicy(text, wanted, script);
        expect(mergePolicy(once, wanted, script)).toBe(once);
      }),
      { numRuns: RUNS },
    );
  });

  it('keeps all that was there, in its order, as it was written', () => {
    fc.assert(
      fc.property(header, needs, own, (text, wanted, script) => {
        const merged = mergePolicy(text, wanted, script);
        let at = 0;
        // A lone none may have given way.
        const letters = [...text.replace(/'none'/g, '').replace(/\s/g, '')];
        expect(letters.every((letter) => (at = merged.indexOf(letter, at) + 1) > 0)).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });
});
