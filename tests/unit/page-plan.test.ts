import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { pagePlanSchema, type SnapshotPixel, type Trigger } from '../../server/src/contract';
import { formatConsent } from '../../server/src/core/consent-cookie';
import { prepare } from '../../server/src/core/decide';
import { embedJson, escapeAttribute } from '../../server/src/core/embed-json';
import type { Insertions } from '../../server/src/core/injector';
import { PLAN_ELEMENT_ID, planWriter, writePage } from '../../server/src/core/page-plan';
import { snapshotPixel } from '../fakes/pixels';
import { chosen, NOW, snapshotOf, visitOf } from '../fakes/visits';

const NAMES = {
  prefix: '/_pixels',
  loader: 'loader.0123456789ab.js',
  banner: 'banner.0123456789ab.js',
  extras: 'extras.0123456789ab.js',
};

const writer = (...pixels: SnapshotPixel[]) => {
  const prepared = prepare(snapshotOf(pixels));
  return planWriter(prepared, NAMES, (visit, forAll) => writePage(prepared, visit, forAll));
};

/** The parts of an insertion as one text. */
const whole = (html: Insertions['head']): string => [html ?? ''].flat().join('');

const elements = (node: Tree.Node): Tree.Element[] => [
  ...('tagName' in node ? [node] : []),
  ...('childNodes' in node ? node.childNodes.flatMap(elements) : []),
];

const textOf = (element: Tree.Element | undefined): string =>
  (element?.childNodes ?? []).map((node) => ('value' in node ? node.value : '')).join('');

const attributes = (element: Tree.Element | undefined): Record<string, string> =>
  Object.fromEntries((element?.attrs ?? []).map(({ name, value }) => [name, value]));

const named = (html: string, tag: string, scriptingEnabled = true): Tree.Element[] =>
  elements(parse(html, { scriptingEnabled })).filter(({ tagName }) => tagName === tag);

const HOSTILE = [
  '</script>',
  '</SCRIPT >',
  '<!--',
  '<!-- <script>',
  '-->',
  ']]>',
  '&lt;/script&gt;',
  '\u2028',
  '\u2029',
  '"',
  "'",
  '\\',
  '\\u003c/script\\u003e',
  '\u0000',
  '\ud800',
  'é — 😀',
  '<img src=x onerror=alert(1)>',
];

describe('embedJson', () => {
  it.each(HOSTILE)('keeps %j inside its element, and the value as it was', (text) => {
    const value = { [text]: [text, { text }] };
    const json = embedJson(value);
    expect(json).toMatch(/^[ -~]*$/);
    expect(json).not.toMatch(/[<>&]/);
    const scripts = named(`<script type="application/json">${json}</script>`, 'script');
    expect(scripts).toHaveLength(1);
    expect(JSON.parse(textOf(scripts[0]))).toEqual(value);
  });
});

describe('escapeAttribute', () => {
  it.each(HOSTILE.filter((text) => text !== '\u0000' && text !== '\ud800'))(
    'keeps %j inside its attribute, and the value as it was',
    (text) => {
      const [image, ...others] = named(`<img alt="${escapeAttribute(text)}">`, 'img');
      expect(others).toEqual([]);
      expect(attributes(image)).toEqual({ alt: text });
    },
  );
});

describe('the plan of a visitor', () => {
  const pixels = [
    snapshotPixel({ id: 'session', categories: ['necessary'] }),
    snapshotPixel({ id: 'stats', categories: ['measurement'] }),
    snapshotPixel({ id: 'meta', setup: [{ do: 'script', src: 'https://vendor.example/a.js' }] }),
  ];
  const read = (text: string) => pagePlanSchema.parse(JSON.parse(text));

  it('is what the contract says, with the pixels that run', () => {
    const choice = chosen('measurement');
    expect(read(writer(...pixels).plan(visitOf({ choice })))).toEqual({
      v: 1,
      snapshot: 12,
      prefix: '/_pixels',
      kind: 'private',
      ask: false,
      choice: formatConsent(choice),
      granted: ['measurement'],
      banner: NAMES.banner,
      extras: NAMES.extras,
      pixels: [
        { id: 'session', setup: [], events: { page_view: { steps: [] } } },
        { id: 'stats', setup: [], events: { page_view: { steps: [] } } },
      ],
    });
  });

  it('holds nothing of what was not consented to', () => {
    expect(writer(...pixels).plan(visitOf())).not.toContain('vendor.example');
  });

  it.each([
    ['nobody was asked', visitOf(), pixels, true],
    ['a choice was made', visitOf({ choice: chosen() }), pixels, false],
    ['measurement is left under GPC', visitOf({ gpc: true }), pixels, true],
    ['GPC denies all that is left', visitOf({ gpc: true }), [pixels[0]!, pixels[2]!], false],
    ['only necessary ones are there', visitOf(), [pixels[0]!], false],
    ['the waiting pixel is stopped', visitOf(), [{ ...pixels[1]!, paused: true }], false],
    ['a pixel without category waits for nobody', visitOf(), [{ ...pixels[1]!, categories: [] }], false],
    [
      'the waiting pixel is on another page',
      visitOf({ path: '/elsewhere' }),
      [snapshotPixel({ placement: { include: [{ kind: 'exact', path: '/' }], exclude: [] } })],
      false,
    ],
  ])('asks or not: %s', (_, visit, list, ask) => {
    expect(read(writer(...list).plan(visit)).ask).toBe(ask);
  });

  it('names what sets an event off only where a browser could not tell by the event’s name', () => {
    const purchase: Trigger[] = [{ kind: 'named', name: 'purchase' }];
    const events = (triggers: Trigger[]): SnapshotPixel['events'] => ({
      page_view: { goal: 'Which ad?', triggers, steps: [] },
      purchase: { goal: 'Which ad?', triggers: purchase, steps: [] },
    });
    const planned = (triggers: Trigger[]) =>
      read(writer(snapshotPixel({ categories: ['necessary'], events: events(triggers) })).plan(visitOf()))
        .pixels[0]?.events;
    expect(planned([{ kind: 'page_view' }])).toEqual({ page_view: { steps: [] }, purchase: { steps: [] } });
    for (const triggers of [purchase, [], [{ kind: 'page_view' }, ...purchase]] satisfies Trigger[][]) {
      expect(planned(triggers)).toEqual({ page_view: { triggers, steps: [] }, purchase: { steps: [] } });
    }
  });

  it('is the same for everybody on a shared page: no choice, and only what needs none', () => {
    const { head, bodyStart } = writer(...pixels).sharedPage('/', NOW);
    const plan = read(textOf(named(whole(head), 'script')[0]));
    expect(plan).toMatchObject({ kind: 'shared', ask: true, choice: null });
    expect(plan.pixels.map(({ id }) => id)).toEqual(['session']);
    expect(bodyStart).toBeUndefined();
  });
});

describe('what goes into a page', () => {
  it('has parts of which only the choice and what belongs to the page differ between visitors who chose the same', () => {
    const plans = writer(snapshotPixel());
    const at = (seconds: number) => visitOf({ choice: { ...chosen('marketing'), at: seconds } });
    const [first, second] = [NOW / 1000 - 60, NOW / 1000 - 50].map((seconds, number) =>
      [plans.privatePage(at(seconds), ` nonce="${number}"`).head].flat(),
    );
    expect(first).toHaveLength(4);
    expect(first?.map((part, at) => part === second?.[at])).toEqual([true, false, true, false]);
  });

  it('is the plan as data and one script of ours, and nothing inline that runs', () => {
    const { head } = writer(snapshotPixel()).privatePage(visitOf({ choice: chosen('marketing') }));
    const [data, loader, ...others] = named(`<!doctype html><head>${whole(head)}</head>`, 'script');
    expect(others).toEqual([]);
    expect(attributes(data)).toEqual({ type: 'application/json', id: PLAN_ELEMENT_ID });
    expect(attributes(loader)).toEqual({ async: '', src: `/_pixels/${NAMES.loader}` });
    expect(textOf(loader)).toBe('');
  });

  it.each(HOSTILE)('stays whole with %j in every text of a pixel', (text) => {
    const hostile = snapshotPixel({
      id: text,
      name: text,
      purpose: text,
      vendorName: text,
      setup: [
        { do: 'set', path: ['x'], value: { [text]: text } },
        { do: 'script', src: `https://vendor.example/${text}`, attrs: { 'data-x': text } },
      ],
      events: {
        page_view: {
          goal: text,
          triggers: [{ kind: 'page_view' }, { kind: 'click', on: { by: 'text', text } }],
          steps: [{ do: 'html', html: text }],
        },
        purchase: {
          goal: text,
          triggers: [{ kind: 'page_view' }],
          steps: [{ do: 'call', path: ['x'], args: [text] }],
        },
      },
      noscript: `https://vendor.example/?${text}`,
    });
    const { head, bodyStart } = writer(hostile).privatePage(visitOf({ choice: chosen('marketing') }));
    const page = `<!doctype html><html><head>${whole(head)}</head><body>${bodyStart}<p>the page</p></body></html>`;
    const [data, ...scripts] = named(page, 'script');
    expect(scripts).toHaveLength(1);
    expect(JSON.parse(textOf(data))).toMatchObject({ pixels: [{ id: text, setup: hostile.setup }] });
    expect(named(page, 'p')).toHaveLength(1);
    expect(named(page, 'img', false)).toHaveLength(1);
  });

  it('has an image for visitors without scripts only for a page view that is declared and allowed', () => {
    const image = 'https://vendor.example/tr?id=1&ev=PageView&noscript=1';
    const events: SnapshotPixel['events'] = {
      purchase: { goal: 'Which ad?', triggers: [{ kind: 'page_view' }], steps: [] },
    };
    const late: SnapshotPixel['events'] = {
      page_view: { goal: 'Which ad?', triggers: [{ kind: 'time', seconds: 30 }], steps: [] },
    };
    const plans = writer(
      snapshotPixel({ id: 'a', noscript: image }),
      snapshotPixel({ id: 'b', noscript: 'https://vendor.example/undeclared', events }),
      snapshotPixel({ id: 'd', noscript: 'https://vendor.example/later', events: late }),
      snapshotPixel({ id: 'c', noscript: 'https://vendor.example/refused', categories: ['measurement'] }),
    );
    const { bodyStart } = plans.privatePage(visitOf({ choice: chosen('marketing') }));
    const images = named(`<body>${bodyStart}</body>`, 'img', false);
    expect(images.map(attributes)).toEqual([{ height: '1', width: '1', hidden: '', alt: '', src: image }]);
    expect(plans.privatePage(visitOf()).bodyStart).toBe('');
  });
});
