import type {
  Asking,
  BannerTextKey,
  BannerTexts,
  Category,
  Notice,
  OptionalCategory,
  SnapshotPixel,
  Visit,
  VisitorTexts,
} from '../contract';
import { askedOf, grantedOf, openTo } from './consent';
import { CHOICES } from './consent-cookie';
import type { PreparedSnapshot } from './prepare';
import { isTold, toldIn } from './told';
import { bannerOf } from './usual-consent';
import { consentOf } from './visit-consent';
import { directionOf, textsFor } from './visitor-texts';

type NoticePixel = Notice['categories'][number]['pixels'][number];

const ORDER: readonly Category[] = ['necessary', ...CHOICES];

const tell =
  (lang: string) =>
  (pixel: SnapshotPixel): NoticePixel => {
    const { vendorName, purpose, purposeIn, about } = pixel;
    const traces = toldIn(pixel, lang)?.traces ?? pixel.traces;
    return {
      vendor: vendorName,
      purpose,
      ...(purposeIn ? { purposeIn } : {}),
      ...(traces ? { traces } : {}),
      ...(about ? { policyUrl: about.policyUrl } : {}),
    };
  };

const withoutPage = (texts: VisitorTexts): BannerTexts =>
  Object.fromEntries(Object.entries(texts).filter(([key]) => !key.startsWith('page'))) as BannerTexts;

/**
 * Write what the banner says, the same for every visitor of one language: the pixels that can run, and those that
 * something else puts into the site, by category. A category without pixels is left out; a pixel of two categories stands
 * in both. `languages`: those that the reader wants, the dearest first.
 */
export const notice = ({ snapshot }: PreparedSnapshot, languages: readonly string[]): Notice => {
  const banner = bannerOf(snapshot);
  const { lang, texts } = textsFor(languages, banner);
  const told = snapshot.pixels.filter(isTold);
  const categories = ORDER.map((key) => ({
    key,
    pixels: told.filter(({ categories: asked }) => asked.includes(key)).map(tell(lang)),
  }));
  return {
    snapshot: snapshot.number,
    lang,
    dir: directionOf(lang),
    texts: withoutPage(texts),
    look: { position: banner.position, colours: banner.colours },
    categories: categories.filter((category) => category.pixels.length > 0),
  };
};

const USES: Record<OptionalCategory, BannerTextKey> = {
  functional: 'useFunctional',
  measurement: 'useMeasurement',
  marketing: 'useMarketing',
};

/**
 * Join what some categories do, as their language does. Written here, as a browser takes long to learn how lists are written.
 */
export const usesOf = (categories: readonly OptionalCategory[], { texts, lang }: Notice): string => {
  const uses = categories.map((category) => texts[USES[category]]);
  try {
    return new Intl.ListFormat(lang).format(uses);
  } catch {
    // A site may have texts in a language that is none.
    return uses.join(', ');
  }
};

/** Write what a visitor can be asked, and how their categories stand. */
export const asking = (prepared: PreparedSnapshot, visit: Visit, written: Notice): Asking => {
  const { grants, terms } = consentOf(prepared, visit);
  const { choice } = visit;
  const used = written.categories.map(({ key }) => key);
  const asked = askedOf(grants, choice).filter((category) => used.includes(category));
  return {
    rule: terms.rule,
    gpc: CHOICES.some((category) => grants[category] === 'gpc'),
    dnt: CHOICES.some((category) => grants[category] === 'dnt'),
    open: openTo(grants).filter((category) => used.includes(category)),
    asked,
    uses: usesOf(asked, written),
    granted: grantedOf(grants),
    changed: CHOICES.filter((category) => grants[category] === 'changed' && used.includes(category)),
    record: choice?.record ? { id: choice.record, at: choice.at } : null,
    notice: written,
  };
};
