import type { BrowserStep, SnapshotPixel } from '../contract';
import { hostSource, originOf, SELF, tidySources } from './csp-sources';
import { framesOf } from './embeds';
import { decodeReferences, rawAttribute } from './html-attributes';
import type { PreparedSnapshot } from './prepare';
import { isTold } from './told';

/** The directives of a content security policy by which our part can be held up. */
export const NEEDED_DIRECTIVES = [
  'script-src',
  'connect-src',
  'img-src',
  'frame-src',
  'style-src',
  'form-action',
] as const;
export type NeededDirective = (typeof NEEDED_DIRECTIVES)[number];

/** What the policy of a site has to let in for its approved pixels and for our own part, a list of sources each. */
export type PolicyNeeds = Readonly<Record<NeededDirective, readonly string[]>>;

/** A source that a directive has to have; null: what needs it cannot be written down. */
type Need = readonly [NeededDirective, string | null];

const stepsOf = ({ setup, events, signals, stop }: SnapshotPixel): BrowserStep[] => [
  ...setup,
  ...Object.values(events).flatMap((event) => event.steps),
  ...(signals?.defaults ?? []),
  ...(signals?.update ?? []),
  ...(stop ?? []),
];

/** Elements of an editor's own markup that load something, by the attribute that says from where. */
const LOADING = {
  script: ['src', 'script-src'],
  img: ['src', 'img-src'],
  iframe: ['src', 'frame-src'],
  link: ['href', 'style-src'],
} as const;
const TAGS = /<(script|img|iframe|link)\b[^>]*>/gi;

/** An address in markup may leave its scheme to the page. */
const originIn = (written: string): string | null =>
  originOf(decodeReferences(written).trim().replace(/^\/\//, 'https://'));

const neededByTag = (tag: string, name: keyof typeof LOADING): Need[] => {
  const [attribute, directive] = LOADING[name];
  const loads = name !== 'link' || /\bstylesheet\b/i.test(rawAttribute(tag, 'rel') ?? '');
  return loads ? [[directive, originIn(rawAttribute(tag, attribute) ?? '')]] : [];
};

const neededByMarkup = (html: string): Need[] =>
  Array.from(html.matchAll(TAGS)).flatMap(([tag, name = '']) =>
    neededByTag(tag, name.toLowerCase() as keyof typeof LOADING),
  );

const neededByStep = (step: BrowserStep): Need[] => {
  if (step.do === 'script') return [['script-src', originOf(step.src)]];
  if (step.do === 'image') return [['img-src', originOf(step.src)]];
  return step.do === 'html' ? neededByMarkup(step.html) : [];
};

const https = (host: string): string | null => hostSource('https', host);

/** A script of the vendor's reports to its own hosts by requests and by images, and may load more of what it needs. */
const neededByScript = ({ hosts, loads = {} }: SnapshotPixel, known: readonly Need[]): Need[] => {
  const scripts = known.flatMap(([directive, source]) => (directive === 'script-src' ? [source] : []));
  const { scripts: more = [], frames = [], sockets = [] } = loads;
  return [
    ...more.map((host): Need => ['script-src', https(host)]),
    ...[...scripts, ...hosts.map(https)].flatMap((source): Need[] => [
      ['connect-src', source],
      ['img-src', source],
    ]),
    ...sockets.map((host): Need => ['connect-src', hostSource('wss', host)]),
    ...frames.map((host): Need => ['frame-src', https(host)]),
  ];
};

const hasScript = (step: BrowserStep): boolean =>
  step.do === 'script' || (step.do === 'html' && /<script\b/i.test(step.html));

const neededByPixel = (pixel: SnapshotPixel): Need[] => {
  const steps = stepsOf(pixel);
  const known = steps.flatMap(neededByStep);
  return [
    ...known,
    ...(steps.some(hasScript) ? neededByScript(pixel, known) : []),
    ...(pixel.noscript === null ? [] : [['img-src', originOf(pixel.noscript)] as const]),
  ];
};

/** The pixels that run for some visitor. */
const running = ({ pixels, snapshot }: PreparedSnapshot): SnapshotPixel[] =>
  snapshot.pixels.filter((_, at) => pixels[at]?.blocked === null);

const isAskedFor = ({ categories }: SnapshotPixel): boolean => categories.some((key) => key !== 'necessary');

const OURS: readonly Need[] = [
  ['script-src', SELF],
  ['connect-src', SELF],
];
const OUR_BANNER: readonly Need[] = [
  ['style-src', SELF],
  ['form-action', SELF],
];

/**
 * Work out what a content security policy has to let in: our own files, the scripts and images of the pixels that run for
 * some visitor on some page, the hosts that a vendor's script talks to, and, where embeds are held, the frames of those
 * that the inventory names.
 */
export const policyNeeds = (prepared: PreparedSnapshot, embeds: boolean): PolicyNeeds => {
  const pixels = running(prepared);
  const found: Record<NeededDirective, string[]> = {
    'script-src': [],
    'connect-src': [],
    'img-src': [],
    'frame-src': [],
    'style-src': [],
    'form-action': [],
  };
  const needed: readonly Need[] = [
    ...OURS,
    ...(pixels.some(isAskedFor) ? OUR_BANNER : []),
    ...pixels.flatMap(neededByPixel),
    ...(embeds ? framesOf(prepared.snapshot.pixels.filter(isTold)) : []).map((host): Need => [
      'frame-src',
      https(host),
    ]),
  ];
  for (const [directive, source] of needed) if (source !== null) found[directive].push(source);
  for (const directive of NEEDED_DIRECTIVES) found[directive] = tidySources(found[directive]);
  return found;
};

/** Write what a policy has to let in as directives for whoever writes the header by hand. */
export const toDirectives = (needs: PolicyNeeds): Record<string, string[]> =>
  Object.fromEntries(
    NEEDED_DIRECTIVES.filter((name) => needs[name].length > 0).map((name) => [name, [...needs[name]]]),
  );
