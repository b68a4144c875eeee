/** One attribute behind another, as the standard's tokenizer reads them (HTML standard §13.2.5.32 to 13.2.5.39). */
const ATTRIBUTE =
  /[\t\n\f\r /]*([^\t\n\f\r />][^\t\n\f\r />=]*)(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:"([^"]*)"|'([^']*)'|([^\t\n\f\r >"'][^\t\n\f\r >]*)?))?/y;

/**
 * Find an attribute's value in a complete start tag, as it is written there; null: there is none. The first of several
 * counts. `name` is in small letters.
 */
export const rawAttribute = (tag: string, name: string): string | null => {
  ATTRIBUTE.lastIndex = /^<[^\t\n\f\r />]*/.exec(tag)?.[0].length ?? 0;
  for (let found = ATTRIBUTE.exec(tag); found !== null; found = ATTRIBUTE.exec(tag)) {
    const [, written = '', double, single, bare] = found;
    if (written.toLowerCase() === name) return double ?? single ?? bare ?? '';
  }
  return null;
};

/** The references that addresses are written with. */
const NAMED: Record<string, string> = {
  ...{ amp: '&', AMP: '&', quot: '"', QUOT: '"', lt: '<', LT: '<', gt: '>', GT: '>', apos: "'" },
  ...{ sol: '/', bsol: '\\', colon: ':', period: '.', quest: '?', num: '#', commat: '@', equals: '=' },
  ...{ Tab: '\t', NewLine: '\n', lowbar: '_', percnt: '%' },
};
/** These count without a semicolon, unless a letter, a digit or an equals sign follows (§13.2.5.73). */
const REFERENCE =
  /&(?:#[xX]([0-9a-fA-F]+);?|#(\d+);?|([A-Za-z]+);|(amp|AMP|quot|QUOT|lt|LT|gt|GT)(?![A-Za-z0-9=;]))/g;

const REPLACEMENT = '\ufffd';
const LAST_CODE = 0x10ffff;

const fromCode = (code: number): string => {
  const isNone = code === 0 || !(code <= LAST_CODE) || (code >= 0xd800 && code <= 0xdfff);
  return isNone ? REPLACEMENT : String.fromCodePoint(code);
};

/** Resolve the character references of an attribute's value, as far as addresses are written with them. */
export const decodeReferences = (value: string): string =>
  value.replace(REFERENCE, (whole, hex?: string, decimal?: string, name?: string, short?: string) => {
    if (hex !== undefined) return fromCode(parseInt(hex, 16));
    if (decimal !== undefined) return fromCode(Number(decimal));
    return NAMED[name ?? short ?? ''] ?? whole;
  });
