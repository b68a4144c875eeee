import type { BannerSettings, ConsentSettings, Snapshot } from '../contract';

/** What holds where nobody said otherwise: everybody is asked, in the site's look, and asked again after six months. */
export const USUAL_CONSENT: ConsentSettings = {
  policy: {
    regions: [],
    elsewhere: { rule: 'opt_in', gpc: true },
    dnt: false,
    days: 180,
    recordDays: 730,
  },
  banner: { position: 'bottom', colours: null, language: 'en', texts: {} },
};

/** The banner of a publication: its own, or the usual one. */
export const bannerOf = ({ consent }: Pick<Snapshot, 'consent'>): BannerSettings =>
  (consent ?? USUAL_CONSENT).banner;
