// A cell that starts like this is a formula to spreadsheets (OWASP, "CSV Injection"). An apostrophe before it makes it a
// text. What starts with apostrophes already gets one more, so that taking one away always gives back what was written.
const FORMULA = /^'*[=+\-@\t\r]/;
const GUARDED = /^'+[=+\-@\t\r]/;

/** Write a cell so that no spreadsheet takes it for a formula. */
export const guardCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** Read a cell that `guardCell` wrote. */
export const unguardCell = (text: string): string => (GUARDED.test(text) ? text.slice(1) : text);
