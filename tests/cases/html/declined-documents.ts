import { page, type Row } from './document-case';

/** No structure is seen before other content. */
export const noDocuments: Row[] = [
  ['html-x is not html', '<html-x><head></head><body>', 'nothing'],
  ['nothing', '', 'nothing'],
  ['a blank', ' \n ', 'nothing'],
  ['three bytes', 'abc', 'nothing'],
  ['three bytes of a tag', '<p>', 'nothing'],
  ['a fragment', '<div><head></head><body></body></div>', 'nothing'],
  ['a fragment that begins with a title', '<title>a</title><html><head></head><body>', 'nothing'],
  ['a comment and a fragment', '<!-- <html> --><p>x</p>', 'nothing'],
  ['a comment alone', '<!-- x -->', 'nothing'],
  ['JSON', '{"html":"<html><head></head><body>"}', 'nothing'],
  ['a JSON string', '"<html><head></head><body></body></html>"', 'nothing'],
  ['plain text', 'Hello <html><head></head><body>', 'nothing'],
  ['a frameset alone', '<frameset><frame></frameset>', 'nothing'],
  ['an end tag first', '</html><html><head></head><body>', 'nothing'],
  ['XML', '<?xml version="1.0"?><rss><head></head></rss>', 'nothing'],
  ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"><head/></svg>', 'nothing'],
  ['UTF-16 as text, big end first', '\uFFFE<html><head></head><body>', 'nothing'],
  ['UTF-16 without a mark', '<\0h\0t\0m\0l\0>\0', 'nothing'],
  ['gzip', '\x1F\x8B\b\0\0\0\0\0\0\x03<html><head>', 'nothing'],
];

/** The end of a cut page could be mended; it is left alone. */
export const cutWithinToken: Row[] = [
  ['an end within html', '<!doctype html><html', 'nothing'],
  ['an end within the attributes of html', '<!doctype html><html lang="e', 'nothing'],
  ['an end within head', '<html><head class="', 'nothing'],
  ['an end within body', '<html><head></head><body class="x', 'head'],
  ['an end after a less-than sign', '<html><head></head><', 'head'],
  ['an end after a slash', '<html><head></head></', 'head'],
  ['an end within a name', '<html><head></head><bod', 'head'],
  ['an end within a reference', '<html><head></head>&#3', 'head'],
];

/** Parsers read these in different ways, or only a complete parser reads them rightly. */
export const unclear: Row[] = [
  ['a select in a template', page('<template><select><title></select></template>'), 'head'],
  ['a column in a template', page('<template><col><title></template>'), 'head'],
  ['a carriage return as a number', '<html><head></head>&#13;<body>', 'head'],
  ['a number without end', `<html><head></head>&#${'0'.repeat(60)}32;<body>`, 'head'],
  ['svg in a template', page('<template><svg><style>a</style></svg></template>'), 'head'],
  ['math in a template', page('<template><math><mi>x</mi></math></template>'), 'head'],
];
