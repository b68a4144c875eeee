/**
 * Bring a text into the form in which texts are compared for searching and sorting: without letter case and accents,
 * so that `fruhling` finds `Frühling` and `STRASSE` finds `Straße`, whatever the database makes of them.
 */
export const foldText = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase().toLowerCase();
