import {
  consent,
  type Granted,
  heldEmbed,
  type HeldEmbed,
  lookForEmbeds,
  type OptionalCategory,
  type PixelsApi,
  track,
  whenReady,
} from 'strapi-plugin-pixel-inventory/browser';

track('purchase');
lookForEmbeds();
whenReady((pixels: PixelsApi) => pixels.track('purchase'));
const granted: Granted = consent.get();
const wanted: OptionalCategory[] = ['measurement'];
export const stored: Promise<boolean> = consent.set(wanted);
export const stop: () => void = consent.on((now) => console.log(now?.includes('marketing'), granted));
consent.open();
const frame = { src: 'https://films.example.org/1', title: 'A film', width: 560, allow: undefined };
const film: HeldEmbed = { name: 'YouTube', categories: undefined, frame };
export const markup: string = heldEmbed(film) + heldEmbed({ name: 'YouTube', categories: wanted, frame });
(window.pixels = window.pixels ?? []).push((pixels) => pixels.consent.open());

// @ts-expect-error A category that is none.
void consent.set(['measurment']);
// @ts-expect-error Nobody is asked about what is necessary.
void consent.set(['necessary']);
// @ts-expect-error One category in place of a list.
void consent.set('measurement');
// @ts-expect-error A name has to be given.
track();
// @ts-expect-error A function that is none.
consent.onn(() => undefined);
// @ts-expect-error A name that is none.
heldEmbed({ nme: 'YouTube', frame });
// @ts-expect-error A frame without a title.
heldEmbed({ name: 'YouTube', frame: { src: 'https://films.example.org/1' } });
// @ts-expect-error A function that is none.
whenReady((pixels) => pixels.trak('purchase'));
// @ts-expect-error What the page holds is typed as well.
window.pixels?.push((pixels) => pixels.trak('purchase'));
