/** Marks an element that holds an embed back; its value is the embed's name. */
export const HELD = 'data-pixel-embed';
