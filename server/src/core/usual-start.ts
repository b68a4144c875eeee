import { endOfMatch } from './html-raw-text';

const SPACE = '[\\t\\n\\f\\r ]';
const ATTRIBUTES = `(?:${SPACE}+[^\\s"'<>/=\\x1b]+(?:=(?:"[^"\\x1b]*"|[\\w-]+))?)*${SPACE}*`;

/** No comment, no byte order mark and nothing that parsers read differently: whatever has any goes the long way. */
const USUAL_START = new RegExp(
  `${SPACE}*<!doctype[^>\\x1b]*>${SPACE}*<html${ATTRIBUTES}>${SPACE}*<head${ATTRIBUTES}>`,
  'giy',
);

/**
 * Find where the head's content begins in a document that begins as nearly all do: a doctype, `<html>` and `<head>`. -1: it begins
 * otherwise, or this is not all of it.
 */
export const endOfUsualStart = (text: string): number => endOfMatch(USUAL_START, text, 0);
