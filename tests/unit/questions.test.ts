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
const marketing = (...pixels: SnapshotPixel[]): string => ask(first, ...pixels).marketing.mark;

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
    ['a pixel less', [ads()]],
    ['the other pixel less', [other()]],
    ['a pixel that is stopped for now', [ads({ paused: true }), other()]],
    ['all pixels stopped for now', [ads({ paused: true }), other({ paused: true })]],
    ['a second pixel of the same kind', [ads(), ads({ id: 'again' }), other()]],
    ['another name in the inventory', [ads({ name: 'Summer' }), other()]],
    ['another version and hash', [ads({ version: 2, hash: 'f'.repeat(64) }), other()]],
    ['other pages', [ads({ placement: { include: [], exclude: [] } }), other()]],
    ['other events', [ads({ events: {} }), other()]],
    ['another day of review', [ads({ stopsAt: '2027-01-01T00:00:00.000Z' }), other()]],
    [
      'the address of a privacy policy',
      [ads({ about: { ...about, policyUrl: 'https://a.example' } }), other()],
    ],
    ['a translation', [ads({ purposeIn: { de: 'Zeigt uns, welche Anzeigen wirken.' } }), other()]],
    ['cookies in another order', [ads({ traces: [...(ads().traces ?? [])].reverse() }), other()]],
    ['a cookie less', [ads({ traces: [trace('_fbp')] }), other()]],
    ['no cookies any more', [ads({ traces: [] }), other()]],
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
    expect(marketing(...pixels)).toBe(first.marketing.mark);
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
    expect(marketing(...pixels)).not.toBe(first.marketing.mark);
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

  it('stays while a pixel is stopped and started again', () => {
    const stopped = ask(first, ads({ paused: true }), other());
    expect(ask(stopped, ads(), other())).toEqual(first);
  });

  it('changes once for something new, and stays then', () => {
    const more = ask(first, ads(), other(), ads({ id: 'third', vendorName: 'Pinterest Tag' }));
    expect(more.marketing.mark).not.toBe(first.marketing.mark);
    expect(ask(more, ads(), other(), ads({ id: 'third', vendorName: 'Pinterest Tag' }))).toEqual(more);
    expect(ask(more, ads(), other())).toEqual(more);
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
    expect(empty.marketing).toEqual({ mark: '000000', asked: [] });
    expect(ask(empty).marketing).toEqual({ mark: '000000', asked: [] });
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

  it('change no mark by leaving pixels out, stopping them or standing in another order', () => {
    const fewer = pixels.chain((all) => fc.shuffledSubarray(all).map((some) => ({ all, some })));
    fc.assert(
      fc.property(fewer, fc.boolean(), ({ all, some }, paused) => {
        const before = ask(undefined, ...all);
        const after = ask(before, ...some.map((one) => ({ ...one, paused })));
        return OPTIONAL_CATEGORIES.every((category) => {
          const isEmpty = !some.some(({ categories }) => categories.includes(category));
          return after[category].mark === (isEmpty ? '000000' : before[category].mark);
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
              .filter(({ categories }) => categories.some((one) => one === category))
              .every((one) => wasAsked(one, question)),
          );
        });
      }),
      { numRuns: 5000 },
    );
  });
});
