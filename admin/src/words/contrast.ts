import type { BannerSettings } from '../../../server/src/contract';

export type BannerColours = NonNullable<BannerSettings['colours']>;

/** Two colours of the banner that have to differ enough. */
export const CONTRAST_PAIRS = ['text', 'buttonText', 'button'] as const;
export type ContrastPair = (typeof CONTRAST_PAIRS)[number];

export interface Contrast {
  pair: ContrastPair;
  /** From 1 (the same colour) to 21 (black on white). */
  ratio: number;
  /** What WCAG 2.2 asks for: 1.4.3 for texts, 1.4.11 for the shape of a button. */
  needed: number;
}

const HEX = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/;

// The constants are those of the standard's definition of relative luminance.
const linear = (hex: string): number => {
  const value = parseInt(hex, 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};

const luminance = (colour: string): number | null => {
  const [, red, green, blue] = HEX.exec(colour) ?? [];
  if (red === undefined || green === undefined || blue === undefined) return null;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
};

/**
 * Measure the contrast of two colours such as `#1d4ed8`, in whichever order; null: one of them is no colour.
 *
 * @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 */
export const contrastRatio = (one: string, other: string): number | null => {
  const [a, b] = [luminance(one), luminance(other)];
  if (a === null || b === null) return null;
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
};

const TEXT = 4.5;
const SHAPE = 3;

/** Measure the contrasts of the banner; pairs with a colour that is none are left out. */
export const contrastsOf = ({ background, text, button, buttonText }: BannerColours): Contrast[] => {
  const pairs: [ContrastPair, string, string, number][] = [
    ['text', text, background, TEXT],
    ['buttonText', buttonText, button, TEXT],
    ['button', button, background, SHAPE],
  ];
  return pairs.flatMap(([pair, one, other, needed]) => {
    const ratio = contrastRatio(one, other);
    return ratio === null ? [] : [{ pair, ratio, needed }];
  });
};

/** Whether a contrast suffices. */
export const isEnough = ({ ratio, needed }: Contrast): boolean => ratio >= needed;

/** Whether a text could not be read, which no save lets through; a pale button is said, and no more. */
export const isUnreadable = (contrast: Contrast): boolean =>
  contrast.pair !== 'button' && !isEnough(contrast);
