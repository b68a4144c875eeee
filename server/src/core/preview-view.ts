import type {
  BlockReason,
  BrowserStep,
  Category,
  OverlayText,
  PreviewedPixel,
  PreviewSet,
  PreviewView,
  SnapshotPixel,
  Visit,
} from '../contract';
import { categoryMask } from './consent';
import { decide } from './decide';
import type { PreparedSnapshot } from './prepare';
import { fill, type PreviewTexts, type PreviewWords } from './preview-texts';
import { consentOf } from './visit-consent';

/** What the overlay's words are made of. */
export interface PreviewViewParts {
  set: PreviewSet;
  prepared: PreparedSnapshot;
  visit: Visit;
  words: PreviewWords;
  /** Names of the categories as the banner has them. */
  categoryNames: Readonly<Record<Category, string>>;
  /** The words of the overlay, as their names. */
  keys: readonly OverlayText[];
}

const ADDRESS = /^https?:\/\/[^/?#]+(?:\/[^?#{]*)?/i;

const addressOf = (text: string): string[] => ADDRESS.exec(text)?.slice(0, 1) ?? [];

const addressesIn = (steps: readonly BrowserStep[]): string[] =>
  steps.flatMap((step) => (step.do === 'script' || step.do === 'image' ? addressOf(step.src) : []));

const addressesOf = ({ setup, events, noscript }: SnapshotPixel): string[] => [
  ...new Set([
    ...addressesIn([...setup, ...Object.values(events).flatMap(({ steps }) => steps)]),
    ...(noscript === null ? [] : addressOf(noscript)),
  ]),
];

/** The categories that a pixel needs and that are not granted. */
const missingOf = ({ categories }: SnapshotPixel, granted: number): Category[] =>
  categories.filter((category) => (categoryMask([category]) & ~granted) !== 0);

const reasonText = (
  reason: Exclude<BlockReason, 'consent_missing'>,
  texts: PreviewTexts,
  path: string,
): string => fill(texts[`reason_${reason}`], { path });

const readDecision = ({ prepared, visit, words: { texts }, categoryNames }: PreviewViewParts) => {
  const { allowed, blocked } = decide(prepared, visit);
  const running = new Set(allowed.map(({ id }) => id));
  const reasonOf = new Map(blocked.map(({ pixelId, reason }) => [pixelId, reason]));
  const { granted } = consentOf(prepared, visit);
  const { path } = visit;
  return (pixel: SnapshotPixel): Pick<PreviewedPixel, 'runs' | 'decision'> => {
    const missing = missingOf(pixel, granted);
    if (running.has(pixel.id)) {
      return { runs: true, decision: fill(missing.length > 0 ? texts.runsEarly : texts.runs, { path }) };
    }
    const reason = reasonOf.get(pixel.id) ?? 'policy_error';
    if (reason !== 'consent_missing') return { runs: false, decision: reasonText(reason, texts, path) };
    const categories = missing.map((category) => categoryNames[category]).join(', ');
    return { runs: false, decision: fill(texts.waits, { categories }) };
  };
};

/** The pixel of the preview comes first, then what runs, then the others. */
const rank = ({ isSubject, runs }: PreviewedPixel): number => (isSubject ? 0 : runs ? 1 : 2);

/** Say what the overlay shows of a page: each pixel with its decision and the reason, in words. */
export const previewView = (parts: PreviewViewParts): PreviewView => {
  const { set, words, keys, visit } = parts;
  const { lang, texts } = words;
  const decisionOn = readDecision(parts);
  const pixels = set.snapshot.pixels.map((pixel): PreviewedPixel => {
    const { id, name, vendorName, version, hosts } = pixel;
    const isSubject = id === set.pixel;
    const state = texts[`state_${isSubject ? set.state : 'live'}`];
    return {
      id,
      name,
      vendor: vendorName,
      isSubject,
      standing: fill(texts.standing, { version, state }),
      ...decisionOn(pixel),
      hosts,
      addresses: addressesOf(pixel),
    };
  });
  return {
    lang,
    texts: Object.fromEntries(keys.map((key) => [key, texts[key]])) as PreviewView['texts'],
    seconds: Math.max(0, Math.floor((Date.parse(set.until) - visit.now) / 1000)),
    pixels: pixels.sort((a, b) => rank(a) - rank(b)),
  };
};
