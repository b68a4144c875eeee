import { createHash } from 'node:crypto';
import fc from 'fast-check';
import {
  OPTIONAL_CATEGORIES,
  type Question,
  type Questions,
  type SnapshotPixel,
  type Trace,
} from '../../server/src/contract';
import { marksOf, questionsOf } from '../../server/src/core/questions';
import { snapshotPixel } from '../fakes/pixels';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const ask = (before: Questions | undefined, ...pixels: SnapshotPixel[]): Questions =>
  questionsOf(before, pixels, sha256);

const trace = (name: string, changes: Partial<Trace> = {}): Trace => ({
  name,
  where: 'cookie',
  lifetime: '90 days',
  purpose: 'Tells visitors apart.',
  ...changes,
});

const about = {
  who: 'Meta Platforms Ireland Ltd.',
  collects: 'Pages that you look at.',
  dataGoesTo: 'Ireland and the United States',
  policyUrl: null,
};

const ads = (changes: Partial<SnapshotPixel> = {}): SnapshotPixel =>
  snapshotPixel({
    id: 'ads',
    purpose: 'Tells us which of our advertisements bring visitors to the shop.',
    categories: ['marketing'],
    about,
    traces: [trace('_fbp'), trace('lastExternalReferrer', { where: 'local_storage' })],
    ...changes,
  });

const other = (changes: Partial<SnapshotPixel> = {}): SnapshotPixel =>
  ads({ id: 'other', vendorName: 'TikTok Pixel', traces: [trace('_ttp')], ...changes });

const first = ask(undefined, ads(), other());

describe('the mark of a question', () => {
  it('is six hexadecimal digits where there are pixels, and none where there are none', () => {
    const { marketing: mark, ...others } = marksOf(first);
    expect(others).toEqual({ functional: '000000', measurement: '000000' });
    expect(mark).toMatch(/^(?!000000)[0-9a-f]{6}$/);
  });

  it('is never that of nothing for something, whatever its hash says', () => {
    expect(questionsOf(undefined, [ads()], () => '0'.repeat(64)).marketing.mark).toBe('000001');
  });

  it('is the same for the same pixels without a question before', () => {
    expect(ask(undefined, ads(), other())).toEqual(first);
  });

  it('says nothing of necessary pixels, about which nobody is asked', () => {
    expect(marksOf(ask(undefined, ads({ categories: ['necessary'] })))).toEqual({
      functional: '000000',
      measurement: '000000',
      marketing: '000000',
    });
  });

  it.each<[string, SnapshotPixel[]]>([
    ['nothing', [ads(), other()]],
    ['another order', [other(), ads()]],
    ['a second pixel of the same kind', [ads(), ads({ id: 'again' }), other()]],
    ['another name in the inventory', [ads({ name: 'Summer' }), other()]],
    [
      'another version and hash',
      [ads({ version: 2, hash: 'f'.repeat(64), approvedHash: 'f'.repeat(64) }), other()],
    ],
    ['other pages', [ads({ placement: { include: [], exclude: [] } }), other()]],
    ['other events', [ads({ events: {} }), other()]],
    ['another day of review', [ads({ stopsAt: '2027-01-01T00:00:00.000Z' }), other()]],
    [
      'the address of a privacy policy',
      [ads({ about: { ...about, policyUrl: 'https://a.example' } }), other()],
    ],
    ['a translation', [ads({ purposeIn: { de: 'Zeigt uns, welche Anzeigen wirken.' } }), other()]],
    ['cookies in another order', [ads({ traces: [...(ads().traces ?? [])].reverse() }), other()]],
    [
      'a slip of the pen',
      [ads({ purpose: 'Tells us which of our advertisments bring visitors to the shop' }), other()],
    ],
    [
      'a slip in where data goes',
      [ads({ about: { ...about, dataGoesTo: 'Ireland and the Unitd States' } }), other()],
    ],
    ['another category besides, elsewhere', [ads({ categories: ['marketing', 'measurement'] }), other()]],
  ])('is not changed by %s', (_, pixels) => {
    expect(ask(first, ...pixels).marketing).toEqual(first.marketing);
  });

  it.each<[string, SnapshotPixel[]]>([
    ['a pixel less', [ads()]],
    ['the other pixel less', [other()]],
    ['a pixel that is stopped for now', [ads({ paused: true }), other()]],
    ['a pixel whose approval is gone', [ads({ approvedHash: null }), other()]],
    ['a cookie less', [ads({ traces: [trace('_fbp')] }), other()]],
    ['no cookies any more', [ads({ traces: [] }), other()]],
    ['a pixel less and a slip', [ads({ purpose: ads().purpose.replace('advertisements', 'advertisments') })]],
  ])('is another for %s, and who agreed before has agreed to that', (_, pixels) => {
    const { mark, fits, earlier } = ask(first, ...pixels).marketing;
    expect(mark).not.toBe(first.marketing.mark);
    expect(fits).toEqual([mark, first.marketing.mark]);
    expect(earlier).toEqual([{ mark: first.marketing.mark, asked: first.marketing.asked }]);
  });

  it('is none where all pixels are stopped for now', () => {
    const { mark, fits, asked, earlier } = ask(
      first,
      ads({ paused: true }),
      other({ paused: true }),
    ).marketing;
    expect({ mark, fits, asked }).toEqual({ mark: '000000', fits: [], asked: [] });
    expect(earlier.map((one) => one.mark)).toEqual([first.marketing.mark]);
  });

  it.each<[string, SnapshotPixel[]]>([
    ['a new vendor', [ads(), other(), ads({ id: 'third', vendorName: 'Pinterest Tag' })]],
    ['another vendor in the place of one', [ads(), other({ vendorName: 'Pinterest Tag' })]],
    ['another purpose', [ads({ purpose: 'Shows you our advertisements on other sites.' }), other()]],
    ['one word more in a purpose', [ads({ purpose: `${ads().purpose} Always.` }), other()]],
    [
      'another purpose of a second pixel of that vendor',
      [ads(), other(), ads({ id: 'x', purpose: 'Shows ads.' })],
    ],
    ['a cookie more', [ads({ traces: [...(ads().traces ?? []), trace('_fbc')] }), other()]],
    ['another cookie in the place of one', [ads({ traces: [trace('_fbc')] }), other()]],
    ['a cookie of another vendor', [ads({ traces: [trace('_ttp')] }), other()]],
    [
      'the same name kept somewhere else',
      [ads({ traces: [trace('_fbp', { where: 'local_storage' })] }), other()],
    ],
    [
      'data that goes to another country',
      [ads({ about: { ...about, dataGoesTo: 'Iceland and the United States' } }), other()],
    ],
    [
      'data that goes to one more country',
      [ads({ about: { ...about, dataGoesTo: 'Ireland and the United States, China' } }), other()],
    ],
    [
      'a pixel that comes from another category',
      [ads(), other(), ads({ id: 'moved', vendorName: 'Matomo' })],
    ],
  ])('is changed by %s', (_, pixels) => {
    const { mark, fits } = ask(first, ...pixels).marketing;
    expect(mark).not.toBe(first.marketing.mark);
    expect(fits).toEqual([mark]);
  });

  it.each<[string, SnapshotPixel[], SnapshotPixel[]]>([
    [
      'German: an ending',
      [ads({ purpose: 'Misst die Wirkung unserer Anzeige.' })],
      [ads({ purpose: 'Misst die Wirkung unserer Anzeigen.' })],
    ],
    [
      'German: a slip',
      [ads({ purpose: 'Misst die Wirkung der Werbekampange.' })],
      [ads({ purpose: 'Misst die Wirkung der Werbekampagne.' })],
    ],
  ])('is not changed by %s', (_, before, after) => {
    const asked = ask(undefined, ...before);
    expect(ask(asked, ...after)).toEqual(asked);
  });

  it.each([
    [
      'German: keine, deine',
      'Speichert keine Adressen von Besuchern.',
      'Speichert deine Adressen von Besuchern.',
    ],
    ['German: 30, 90 Tage', 'Misst die Wirkung 30 Tage lang.', 'Misst die Wirkung 90 Tage lang.'],
    ['English: not, now', 'This does not follow visitors around.', 'This does now follow visitors around.'],
  ])('is changed by %s', (_, before, after) => {
    const asked = ask(undefined, ads({ purpose: before }));
    expect(ask(asked, ads({ purpose: after })).marketing.mark).not.toBe(asked.marketing.mark);
  });
});

describe('a question over many publications', () => {
  it('is compared with what was first asked, so that small changes add up to a large one', () => {
    const steps = [
      'Measures visitors',
      'Measured visitors',
      'Measured visiters',
      'Mesured visiters',
      'Mesured visitters',
      'Meisured vissitters',
    ];
    let asked = ask(undefined, ads({ purpose: 'Measures visitors' }));
    const start = asked.marketing.mark;
    for (const purpose of steps) asked = ask(asked, ads({ purpose }));
    expect(asked.marketing.mark).not.toBe(start);
    expect(
      ask(ask(undefined, ads({ purpose: 'Measures visitors' })), ads({ purpose: 'Measured visitors' }))
        .marketing.asked[0]?.purpose,
    ).toBe('Measures visitors');
  });

  it('stays through a typo and back', () => {
    const typo = ask(
      first,
      ads({ purpose: ads().purpose.replace('advertisements', 'advertisments') }),
      other(),
    );
    expect(ask(typo, ads(), other())).toEqual(first);
  });

  it('is the first one again once a stopped pixel is started: who was asked meanwhile is asked about it', () => {
    const stopped = ask(first, ads({ paused: true }), other());
    const again = ask(stopped, ads(), other());
    expect(again.marketing.mark).toBe(first.marketing.mark);
    expect(again.marketing.asked).toEqual(first.marketing.asked);
    expect(again.marketing.fits).toEqual([first.marketing.mark]);
    expect(again.marketing.earlier.map(({ mark }) => mark)).toEqual([stopped.marketing.mark]);
  });

  it('changes once for something new, and stays then', () => {
    const more = ask(first, ads(), other(), ads({ id: 'third', vendorName: 'Pinterest Tag' }));
    expect(more.marketing.mark).not.toBe(first.marketing.mark);
    expect(ask(more, ads(), other(), ads({ id: 'third', vendorName: 'Pinterest Tag' }))).toEqual(more);
    const back = ask(more, ads(), other()).marketing;
    expect(back.mark).toBe(first.marketing.mark);
    expect(back.fits).toEqual([first.marketing.mark, more.marketing.mark]);
  });

  it('changes in the one category alone that something new came to', () => {
    const before = ask(undefined, ads(), other({ categories: ['measurement'] }));
    const after = ask(before, ads(), other({ categories: ['measurement', 'functional'] }));
    expect(after.measurement).toEqual(before.measurement);
    expect(after.marketing).toEqual(before.marketing);
    expect(after.functional.mark).not.toBe('000000');
  });

  it('is none while the category has no pixels, so that nobody answers what they were not asked', () => {
    const empty = ask(first);
    const { mark, asked } = first.marketing;
    expect(empty.marketing).toEqual({ mark: '000000', asked: [], fits: [], earlier: [{ mark, asked }] });
    expect(ask(empty)).toEqual(empty);
    expect(empty.functional).toEqual({ mark: '000000', asked: [], fits: [], earlier: [] });
  });

  it('forgets the oldest of very many, and a yes to that one does not fit any more', () => {
    const several = (count: number): SnapshotPixel[] =>
      Array.from({ length: count }, (_, at) => ads({ id: `p${at}`, vendorName: `Vendor ${at}` }));
    let asked = ask(undefined, ...several(40));
    const { mark } = asked.marketing;
    for (let count = 39; count > 9; count -= 1) asked = ask(asked, ...several(count));
    expect(asked.marketing.fits).toHaveLength(31);
    expect(asked.marketing.fits).toContain(mark);
    asked = ask(asked, ...several(9));
    expect(asked.marketing.earlier).toHaveLength(30);
    expect(asked.marketing.fits).not.toContain(mark);
  });

  it('is the same again once the same pixels are back in an empty category: who agreed to them agreed', () => {
    expect(ask(ask(first), ads(), other()).marketing.mark).toBe(first.marketing.mark);
  });
});

/** Whether some pixel of the question says all that this one does, purposes aside. */
const wasAsked = ({ vendorName, traces = [] }: SnapshotPixel, { asked }: Question): boolean =>
  asked.some(
    (one) => one.vendor === vendorName && traces.every(({ name }) => one.traces.includes(`cookie ${name}`)),
  );

describe('random publications', () => {
  const pixel = fc
    .record({
      vendorName: fc.constantFrom('Meta Pixel', 'TikTok Pixel'),
      purpose: fc.constantFrom('Measures visitors', 'Measures visiters', 'Shows advertising'),
      categories: fc.subarray([...OPTIONAL_CATEGORIES], { minLength: 1 }),
      traces: fc.subarray([trace('a'), trace('b')]),
      paused: fc.boolean(),
    })
    .map((changes) => ads(changes));
  const pixels = fc.array(pixel, { maxLength: 4 });

  it('ask who agreed about nothing where pixels are left out, stopped or in another order', () => {
    const fewer = pixels.chain((all) => fc.shuffledSubarray(all).map((some) => ({ all, some })));
    fc.assert(
      fc.property(fewer, fc.boolean(), ({ all, some }, paused) => {
        const before = ask(undefined, ...all);
        const after = ask(before, ...some.map((one) => ({ ...one, paused: paused || one.paused })));
        return OPTIONAL_CATEGORIES.every((category) => {
          const isAsked = some.some((one) => !paused && !one.paused && one.categories.includes(category));
          const { mark, fits } = after[category];
          return isAsked ? fits.includes(before[category].mark) : mark === '000000' && fits.length === 0;
        });
      }),
      { numRuns: 5000 },
    );
  });

  it('keep a mark only where everything of today was asked under it', () => {
    fc.assert(
      fc.property(fc.array(pixels, { minLength: 1, maxLength: 5 }), (publications) => {
        let asked: Questions | undefined;
        return publications.every((published) => {
          asked = ask(asked, ...published);
          return Object.entries(asked).every(([category, question]) =>
            published
              .filter(({ paused, categories }) => !paused && categories.some((one) => one === category))
              .every((one) => wasAsked(one, question)),
          );
        });
      }),
      { numRuns: 5000 },
    );
  });
});
