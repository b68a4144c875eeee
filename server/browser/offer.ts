import type { Notice, OptionalCategory } from '../src/contract';
import { askSite } from './site';

/** What this visitor can say yes or no to. */
export interface Offer {
  /** The categories in use, in the order in which they are shown, with the services of each. */
  categories: Notice['categories'];
  /** Those that the visitor can choose. */
  open: OptionalCategory[];
  /** The browser asks not to sell or share data, so that nobody is asked about marketing. */
  gpc: boolean;
}

type Category = Notice['categories'][number];

const isInUse = (category: Category): boolean => category.key === 'necessary' || category.pixels.length > 0;

/** Read Global Privacy Control's property. The server judges by the header and denies all the same. */
const hasGpc = (): boolean =>
  (navigator as Navigator & { globalPrivacyControl?: unknown }).globalPrivacyControl === true;

/** Load the notice. Throws where the site does not answer. */
export const loadOffer = async (address: string): Promise<Offer> => {
  const notice = (await askSite(address)) as Notice;
  const used = notice.categories.filter(isInUse);
  const gpc = hasGpc();
  const open = used
    .map(({ key }) => key)
    .filter((key): key is OptionalCategory => key !== 'necessary' && !(gpc && key === 'marketing'));
  const necessary = used.find(({ key }) => key === 'necessary') ?? { key: 'necessary', pixels: [] };
  return { categories: [necessary, ...used.filter((category) => category !== necessary)], open, gpc };
};
