import {
  done,
  refuse,
  type BannerPreview,
  type Outcome,
  type PreviewBanner,
  type PublishedBanner,
  type Snapshot,
} from '../contract';
import { askingUnder, previewDocument } from '../core/banner-preview';
import { notice } from '../core/notice';
import { prepare } from '../core/prepare';
import type { Clock } from '../io/clock';
import type { Stores } from '../io/ports';

interface Parts {
  stores: Pick<Stores, 'snapshots'>;
  clock: Clock;
  /** The styles of the banner. */
  css: string;
}

/** The banner of this site: before anybody has saved it, and as a publication had it. */
export const createBannerPreview = ({ stores, clock, css }: Parts) => {
  const nothing = (): Snapshot => ({ format: 1, number: 1, publishedAt: clock.now(), pixels: [] });

  const draw = (snapshot: Snapshot, { language, rule, dark }: PublishedBanner): BannerPreview => {
    const written = notice(prepare(snapshot), [language]);
    return { html: previewDocument(askingUnder(rule, written), css, dark) };
  };

  const show = async ({ settings, ...view }: PreviewBanner): Promise<BannerPreview> => {
    // A publication that is damaged says nothing; the banner can be shown all the same.
    const live = (await stores.snapshots.latest().catch(() => null)) ?? nothing();
    return draw({ ...live, consent: settings }, view);
  };

  const published = async (number: number, view: PublishedBanner): Promise<Outcome<BannerPreview>> => {
    const stored = await stores.snapshots.stored(number);
    if (!stored) return refuse('snapshot_not_found', { number });
    return stored.snapshot ? done(draw(stored.snapshot, view)) : refuse('snapshot_damaged', { number });
  };

  return { show, published };
};

export type BannerPreviewService = ReturnType<typeof createBannerPreview>;
