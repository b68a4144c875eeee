/** Where something is to be inserted. */
export type Expected = 'both' | 'head' | 'nothing';

export interface DocumentCase {
  name: string;
  html: string;
  expected: Expected;
  /** More could be inserted without harm to the tree, but our policy is not to. */
  declined: boolean;
}

/** A row of a table; without `expected` both are inserted. */
export type Row = [name: string, html: string, expected?: Expected];

/** Write a document behind a doctype. */
export const doc = (rest: string) => `<!DOCTYPE html>${rest}`;

/** Write a whole page around a head's content. */
export const page = (head: string, body = '<p>text</p>') =>
  `<!DOCTYPE html><html lang="en"><head>${head}</head><body class="x">${body}</body></html>`;
