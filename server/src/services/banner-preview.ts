import type { BannerPreview, PreviewBanner, Snapshot } from '../contract';
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

/** The banner of this site before anybody has saved it. */
export const createBannerPreview = ({ stores, clock, css }: Parts) => {
  const nothing = (): Snapshot => ({ format: 1, number: 1, publishedAt: clock.now(), pixels: [] });

  const show = async ({ settings, language, rule, dark }: PreviewBanner): Promise<BannerPreview> => {
    // A publication that is damaged says nothing; the banner can be shown all the same.
    const live = (await stores.snapshots.latest().catch(() => null)) ?? nothing();
    const written = notice(prepare({ ...live, consent: settings }), [language]);
    return { html: previewDocument(askingUnder(rule, written), css, dark) };
  };

  return { show };
};

export type BannerPreviewService = ReturnType<typeof createBannerPreview>;
