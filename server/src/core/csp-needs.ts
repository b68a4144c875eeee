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

type Found = Partial<Record<NeededDirective, (string | null)[]>>;

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

const mergeFound = (all: readonly Found[]): Found =>
  Object.fromEntries(NEEDED_DIRECTIVES.map((name) => [name, all.flatMap((found) => found[name] ?? [])]));

const neededByMarkup = (html: string): Found =>
  mergeFound(
    Array.from(html.matchAll(TAGS), ([tag, name = '']) => {
      const [attribute, directive] = LOADING[name.toLowerCase() as keyof typeof LOADING];
      const isStyle = directive !== 'style-src' || /\bstylesheet\b/i.test(rawAttribute(tag, 'rel') ?? '');
      return isStyle ? { [directive]: [originIn(rawAttribute(tag, attribute) ?? '')] } : {};
    }),
  );

const neededByStep = (step: BrowserStep): Found => {
  if (step.do === 'script') return { 'script-src': [originOf(step.src)] };
  if (step.do === 'image') return { 'img-src': [originOf(step.src)] };
  return step.do === 'html' ? neededByMarkup(step.html) : {};
};

const https = (host: string): string | null => hostSource('https', host);

/** A script of the vendor's reports to its own hosts by requests and by images, and may load more of what it needs. */
const neededByScript = ({ hosts, loads }: SnapshotPixel, scripts: Found['script-src'] = []): Found => ({
  'script-src': (loads?.scripts ?? []).map(https),
  'connect-src': [
    ...scripts,
    ...hosts.map(https),
    ...(loads?.sockets ?? []).map((host) => hostSource('wss', host)),
  ],
  'img-src': [...scripts, ...hosts.map(https)],
  'frame-src': (loads?.frames ?? []).map(https),
});

const hasScript = (step: BrowserStep): boolean =>
  step.do === 'script' || (step.do === 'html' && /<script\b/i.test(step.html));

const neededByPixel = (pixel: SnapshotPixel): Found => {
  const steps = stepsOf(pixel);
  const found = mergeFound(steps.map(neededByStep));
  return mergeFound([
    found,
    steps.some(hasScript) ? neededByScript(pixel, found['script-src']) : {},
    { 'img-src': pixel.noscript === null ? [] : [originOf(pixel.noscript)] },
  ]);
};

/** The pixels that run for some visitor. */
const running = ({ pixels, snapshot }: PreparedSnapshot): SnapshotPixel[] =>
  snapshot.pixels.filter((_, at) => pixels[at]?.blocked === null);

const isAskedFor = ({ categories }: SnapshotPixel): boolean => categories.some((key) => key !== 'necessary');

/**
 * Work out what a content security policy has to let in: our own files, the scripts and images of the pixels that run for
 * some visitor on some page, the hosts that a vendor's script talks to, and, where embeds are held, the frames of those
 * that the inventory names.
 */
export const policyNeeds = (prepared: PreparedSnapshot, embeds: boolean): PolicyNeeds => {
  const pixels = running(prepared);
  const asks = pixels.some(isAskedFor);
  const found = mergeFound([
    { 'script-src': [SELF], 'connect-src': [SELF] },
    asks ? { 'style-src': [SELF], 'form-action': [SELF] } : {},
    ...pixels.map(neededByPixel),
    { 'frame-src': embeds ? framesOf(prepared.snapshot.pixels.filter(isTold)).map(https) : [] },
  ]);
  return Object.fromEntries(
    NEEDED_DIRECTIVES.map((name) => [
      name,
      tidySources((found[name] ?? []).filter((source) => source !== null)),
    ]),
  ) as unknown as PolicyNeeds;
};

/** Write what a policy has to let in as directives for whoever writes the header by hand. */
export const toDirectives = (needs: PolicyNeeds): Record<string, string[]> =>
  Object.fromEntries(
    NEEDED_DIRECTIVES.filter((name) => needs[name].length > 0).map((name) => [name, [...needs[name]]]),
  );
