const CHANNELS = 3;
const HEX = 16;
// WCAG 2.2, "relative luminance": weights of red, green and blue.
const WEIGHTS = [0.2126, 0.7152, 0.0722];

/** Take up to two capital letters out of a vendor's name: `Google Analytics 4` becomes `GA`. */
export const initialsOf = (name: string): string =>
  name
    .split(/[\s._-]+/)
    .flatMap((word) => /[\p{L}\p{N}]/u.exec(word)?.[0] ?? [])
    .slice(0, 2)
    .join('')
    .toUpperCase();

const linear = (channel: number): number =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;

const luminance = (colour: string): number =>
  Array.from({ length: CHANNELS }, (_, at) => parseInt(colour.slice(1 + 2 * at, 3 + 2 * at), HEX) / 255)
    .map((channel, at) => linear(channel) * (WEIGHTS[at] ?? 0))
    .reduce((sum, part) => sum + part, 0);

/**
 * Choose black or white, whichever can be read better on a colour of six hexadecimal digits after #
 * (WCAG 2.2, "contrast ratio").
 */
export const inkOn = (colour: string): '#000000' | '#ffffff' => {
  const ground = luminance(colour);
  return (ground + 0.05) / 0.05 > 1.05 / (ground + 0.05) ? '#000000' : '#ffffff';
};
