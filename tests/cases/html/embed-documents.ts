import { doc, page } from './document-case';

/** Addresses of a known provider, and of none. */
export const KNOWN = 'https://www.youtube.com/embed/x';
export const OTHER = 'https://shop.example/frame';

const known = `<iframe src="${KNOWN}"></iframe>`;
const other = `<iframe src="${OTHER}"></iframe>`;

/** A document, how many of its embeds wait, and how many frames of it load; without a number: none. */
export interface EmbedCase {
  name: string;
  html: string;
  held: number;
  loading: number;
  /** The document's own nodes do not all stay where a parser had them before. */
  moves: boolean;
}
type Row = [name: string, html: string, held?: number, loading?: number];

const body = (content: string): string => page('<title>a</title>', content);

const ordinary: Row[] = [
  ['an embed', body(`<p>a</p>${known}<p>b</p>`), 1],
  ['a frame of another site', body(other), 0, 1],
  ['both', body(`${known}${other}${known}`), 2, 1],
  ['one behind the other', body(known + known + known), 3],
  ['fallback text in an embed', body(`<iframe src="${KNOWN}"><p>No frames & "here"</p></iframe>b`), 1],
  [
    'a fallback that looks like one',
    body(`<iframe src="${OTHER}">${`<iframe src="${KNOWN}">`}</iframe>`),
    0,
    1,
  ],
  ['an embed in an embed', body(`<iframe src="${KNOWN}"><iframe src="${KNOWN}"></iframe>`), 1],
  ['upper case', body(`<IFRAME SRC='${KNOWN.toUpperCase()}'></IFRAME>`), 1],
  ['mixed case', body(`<iFrAmE sRc=${KNOWN}></IfRaMe >`), 1],
  ['Windows line ends', body(`<iframe\r\nsrc="${KNOWN}"\r\n>\r\n</iframe>\r\n`), 1],
  ['letters outside ASCII around it', body(`é😀${known}漢字`), 1],
  ['in a paragraph', body(`<p>a ${known} b</p>`), 1],
  ['in a cell', body(`<table><tr><td>${known}</td></tr></table>`), 1],
  ['in a list', body(`<ul><li>${known}<li>b</ul>`), 1],
  ['in unclosed formatting', body(`<b><i>a${known}b</i></b>`), 1],
  ['in misnested formatting', body(`<b><p>a</b>${known}b`), 1],
  ['in a link', body(`<a href="x">${known}</a>`), 1],
  ['in a button', body(`<button>${known}</button>b`), 1],
  ['behind the body', `${body('a')}${known}`, 1],
  ['a page without end tags', doc(`<title>a</title><body><p>b${known}<p>c`), 1],
];

const implied: Row[] = [
  ['an embed that opens the body', doc(`<title>a</title>${known}<p>b`), 1],
  ['an embed alone', doc(known), 1],
  ['an embed in the head', `<html><head><title>a</title>${known}<meta name="b"></head><body class="c">d`, 1],
  ['an embed behind the head', `<html><head></head>\n${known}<body class="late">a`, 1],
  ['a frame that opens the body, then an embed', doc(other + known), 1, 1],
  ['an embed that does not end opens the body', doc(`<iframe src="${KNOWN}">a`), 1],
];

const attributes: Row[] = [
  ['no address', body('<iframe></iframe>'), 0, 1],
  ['an empty address', body('<iframe src></iframe><iframe src=""></iframe>'), 0, 2],
  ['the first of two addresses counts', body(`<iframe src="${KNOWN}" src="${OTHER}"></iframe>`), 1],
  ['the second of two does not', body(`<iframe src="${OTHER}" SRC="${KNOWN}"></iframe>`), 0, 1],
  ['an empty one before it counts', body(`<iframe src src="${KNOWN}"></iframe>`), 0, 1],
  ['a tag in double quotes', body(`<iframe title="a > b" src="${KNOWN}"></iframe>`), 1],
  ['a tag in single quotes', body(`<iframe title='a > "b"' src='${KNOWN}'></iframe>`), 1],
  ['an address in another value', body(`<iframe title=' src="${KNOWN}"' src="${OTHER}"></iframe>`), 0, 1],
  [
    'an address in a value without quotes',
    body(`<iframe title=src="${KNOWN}" src="${OTHER}"></iframe>`),
    0,
    1,
  ],
  ['no blank after a value', body(`<iframe title="a"src="${KNOWN}"></iframe>`), 1],
  ['no blank after two values', body(`<iframe a='b'c="d"src=${KNOWN}></iframe>`), 1],
  ['slashes for blanks', body(`<iframe/title="a"/src="${KNOWN}"/></iframe>`), 1],
  ['a slash behind an address without quotes', body(`<iframe src=${KNOWN}/></iframe>`), 1],
  ['blanks around the equals sign', body(`<iframe src \n = \t "${KNOWN}"></iframe>`), 1],
  ['an equals sign first', body(`<iframe ="a" src="${KNOWN}"></iframe>`), 1],
  ['an equals sign that begins a name', body(`<iframe =src="${KNOWN}"></iframe>`), 0, 1],
  ['two equals signs', body(`<iframe src=="${KNOWN}"></iframe>`), 0, 1],
  ['no value, then an address', body(`<iframe a= src=${KNOWN}></iframe>`), 0, 1],
  ['an odd quote in a name', body(`<iframe a"b src="${KNOWN}"></iframe>`), 1],
  ['a less-than sign in the tag', body(`<iframe <b src="${KNOWN}"></iframe>`), 1],
  ['a NUL in a name', body(`<iframe s\0rc="${KNOWN}"></iframe>`), 0, 1],
  ['a form feed', body(`<iframe\fsrc\f=\f"${KNOWN}"\f></iframe>`), 1],
  ['a no-break space is part of a name', body(`<iframe \u00a0src="${KNOWN}"></iframe>`), 0, 1],
  ['another name that ends so', body(`<iframe data-src="${KNOWN}" xsrc="${KNOWN}"></iframe>`), 0, 1],
  [
    'an address that only waits',
    body(`<iframe loading=lazy data-src="${KNOWN}" src="about:blank"></iframe>`),
    0,
    1,
  ],
  ['a document of its own', body(`<iframe srcdoc="<p>a" src="${KNOWN}"></iframe>`), 1],
  ['a document of its own alone', body('<iframe srcdoc="&lt;p>a</iframe>"></iframe>'), 0, 1],
  [
    'ten kilobytes before the address',
    body(`<iframe title="${'x'.repeat(10_000)}" src="${KNOWN}"></iframe>`),
    1,
  ],
  [
    'ten kilobytes behind the address',
    body(`<iframe src="${KNOWN}" title="${'x'.repeat(10_000)}"></iframe>`),
    1,
  ],
  [
    'ten kilobytes in another frame',
    body(`<iframe src="${OTHER}" title="${'x'.repeat(10_000)}"></iframe>`),
    0,
    1,
  ],
  ['ten kilobytes of address', body(`<iframe src="${KNOWN}?${'x'.repeat(10_000)}"></iframe>`), 1],
  ['many attributes', body(`<iframe ${'a=b '.repeat(500)}src="${KNOWN}"></iframe>`), 1],
];

const references: Row[] = [
  ['an ampersand by name', body(`<iframe src="${KNOWN}?a=1&amp;b=2"></iframe>`), 1],
  ['a bare ampersand', body(`<iframe src="${KNOWN}?a=1&b=2&lt=3&copy=4"></iframe>`), 1],
  ['a letter as a number', body('<iframe src="https://www.&#121;outube.com/embed/x"></iframe>'), 1],
  [
    'a letter as a hexadecimal number',
    body('<iframe src="https://www.&#x79;outube.com/embed/x"></iframe>'),
    1,
  ],
  [
    'a number with many zeros',
    body('<iframe src="https://www.&#x0000000079;outube.com/embed/x"></iframe>'),
    1,
  ],
  ['a number without a semicolon', body('<iframe src="https://www.&#121outube.com/embed/x"></iframe>'), 1],
  [
    'slashes and a colon by name',
    body('<iframe src="https&colon;&sol;&sol;www.youtube.com/embed/x"></iframe>'),
    1,
  ],
  ['a colon of another name', body('<iframe src="https&Colon;//www.youtube.com/embed/x"></iframe>'), 0, 1],
  ['a dot by name', body('<iframe src="https://www&period;youtube.com/embed/x"></iframe>'), 1],
  ['a tab by name', body('<iframe src="https://www.you&Tab;tube.com/embed/x"></iframe>'), 1],
  ['a reference that is none', body('<iframe src="https://www.&youtube.com/embed/x"></iframe>'), 0, 1],
];

const hidden: Row[] = [
  ['a comment', body(`<!-- ${known} -->${known}`), 1],
  ['a comment that an embed seems to end', body(`<!--${known}--!>${known}`), 1],
  ['a comment without end', body(`${known}<!--${known}`), 1],
  ['the shortest comments', body(`<!-->${known}<!--->${known}`), 2],
  ['bogus comments', body(`<!x ${known}<?php ${known}</ ${known}`), 0, 0],
  ['a script', body(`<script>const a = '${known}';</script>${known}`), 1],
  ['a script with a comment', body(`<script><!-- ${known} --></script>${known}`), 1],
  ['a double escaped script', body(`<script><!-- <script>${known}</script>${known}--></script>${known}`), 1],
  ['JSON in a script', body(`<script type="application/json">{"a":"<iframe src=${KNOWN}>"}</script>`)],
  ['a string with an end tag', body(`<script>a = "</iframe>"</script>${known}`), 1],
  ['a style', body(`<style>a::after{content:'${known}'}</style>${known}`), 1],
  ['a textarea', body(`<textarea>${known}</textarea>${known}`), 1],
  ['a title', page(`<title>${known}</title>`, known), 1],
  ['noscript', body(`<noscript>${known}</noscript>${known}`), 1],
  ['noscript in the head', page(`<noscript>${known}</noscript>`, known), 1],
  [
    'xmp, noembed and noframes',
    body(`<xmp>${known}</xmp><noembed>${known}</noembed><noframes>${known}</noframes>${known}`),
    1,
  ],
  ['an attribute', body(`<p title='${known}'>a</p>${known}`), 1],
  ['a value without quotes', body(`<p title=<iframe>a</p>${known}`), 1],
  ['plaintext', body(`${known}<plaintext>${known}`), 1],
  ['a reference to markup', body(`&lt;iframe src="${KNOWN}"&gt;${known}`), 1],
  ['a number that stands for a carriage return', body(`<p>&#13;</p>${known}`), 1],
  ['a number without end', body(`<p>&#${'0'.repeat(80)}32;</p>${known}`), 1],
  ['a template of the page', body(`<template>${known}</template>${known}`), 2],
  ['a template in a template', body(`<template><template>${known}</template>${known}</template>${known}`), 3],
  ['raw text in a template', body(`<template><script>${known}</script></template>${known}`), 1],
];

const lookalikes: Row[] = [
  ['iframes is no iframe', body(`<iframes src="${KNOWN}"></iframes>${known}`), 1],
  ['iframe-x is no iframe', body(`<iframe-x src="${KNOWN}"></iframe-x>${known}`), 1],
  ['a blank before the name', body(`< iframe src="${KNOWN}">${known}`), 1],
  ['an end tag with an address', body(`</iframe src="${KNOWN}">${known}`), 1],
  ['an end tag that goes on', body(`<iframe src="${KNOWN}"></iframex></iframe->b</iframe>c`), 1],
  ['an end tag with attributes', body(`<iframe src="${KNOWN}"></iframe a=">">b${other}`), 1, 1],
  ['an end tag with a slash', body(`<iframe src="${KNOWN}"></iframe/>b${other}`), 1, 1],
  ['a slash at the end of the start tag', body(`<iframe src="${KNOWN}"/>a</iframe>b${other}`), 1, 1],
  ['no end tag', body(`<iframe src="${KNOWN}">a<p>b${known}`), 1],
  ['an end within the end tag', doc(`<body><iframe src="${KNOWN}">a</iframe`), 1],
  ['an end within the start tag', doc(`<body>a<iframe src="${KNOWN}"`)],
  ['an end within the address', doc(`<body>a<iframe src="${KNOWN}`)],
  ['no document', `<p>a</p>${known}`, 0, 1],
  ['a quote that was forgotten', body(`<iframe src="${KNOWN}>${known}<p title="a">b`), 1],
];

const foreign: Row[] = [
  ['a drawing', body(`<svg><iframe src="${KNOWN}"></iframe></svg>${known}`), 1],
  ['a formula', body(`<math><iframe src="${KNOWN}"></iframe></math>${known}`), 1],
  ['a drawing that a slash closes', body(`<svg/>${known}`), 1],
  ['a formula that a slash closes', body(`<math />${known}`), 1],
  ['a slash in the value of a drawing', body(`<svg a=b/><iframe src="${KNOWN}"></iframe></svg>${known}`), 1],
  ['a drawing that a paragraph ends', body(`<svg><g><p>a${known}</p>`), 1],
  ['a drawing that a heading ends', body(`<svg><path/><h2>a</h2>${known}`), 1],
  ['a drawing that its parent ends', body(`<div><svg><path></div>${known}`), 1],
  ['a drawing in a drawing', body(`<svg><svg><iframe></iframe></svg><iframe></iframe></svg>${known}`), 1],
  [
    'HTML in a drawing',
    body(`<svg><foreignObject>${known}</foreignObject><iframe></iframe></svg>${known}`),
    2,
  ],
  [
    'HTML in a drawing in HTML in a drawing',
    body(
      `<svg><foreignobject><svg><desc>${known}</desc><title>${known}</title></svg></foreignobject></svg>${known}`,
    ),
    3,
  ],
  [
    'HTML in a formula',
    body(`<math><mi>${known}</mi><mtext>${known}</mtext><iframe></iframe></math>${known}`),
    3,
  ],
  ['a title in a drawing', body(`<svg><title>a < b</title><path d="x"/></svg>${known}`), 1],
  ['a style in a drawing', body(`<svg><style>.a>b{}</style></svg>${known}`), 1],
  ['a style in a drawing that does not end', body(`<svg><style><p>a</p></svg>${known}`), 1],
  [
    'a text in a drawing',
    body(`<svg><style><![CDATA[ </svg> > <p> ]]></style><iframe></iframe></svg>${known}`),
    1,
  ],
  ['a text in a drawing that is not one outside', body(`<svg></svg><![CDATA[ > ${known} ]]>`), 1],
  ['an end of a drawing alone', body(`</svg></math>${known}`), 1],
  ['a drawing in a template', body(`<template><svg></template>${known}`), 1],
  ['a script in a drawing', body(`<svg><script>a</script></svg>${known}`), 1],
  ['plaintext in a drawing', body(`<svg><plaintext></plaintext></svg>${known}`), 1],
  ['a select in a drawing', body(`<svg><select><style></style></select></svg>${known}`), 1],
];

const selects: Row[] = [
  ['a list of options', body(`<select><option>a<option>b</select>${known}`), 1],
  ['a script in a list', body(`<select><script>a</script><option>b</select>${known}`), 1],
  [
    'a template in a list',
    body(`<select><template><style>a</style></template><option>b</select>${known}`),
    1,
  ],
  ['a text field that ends a list', body(`<select><option>a<textarea>${known}</textarea>${known}`), 1],
];

/** A template stays in a table where a frame does not. */
const moved: Row[] = [
  ['in a table', body(`<table>${known}<tr><td>a</table>`), 1],
  ['in a row', body(`<table><tr>${known}<td>a</table>`), 1],
];

const cases = (rows: readonly Row[], moves: boolean): EmbedCase[] =>
  rows.map(([name, html, held = 0, loading = 0]) => ({ name, html, held, loading, moves }));

/** Documents with embeds, most of them made to mislead. */
export const embedDocuments: readonly EmbedCase[] = [
  ...cases([ordinary, implied, attributes, references, hidden, lookalikes, foreign, selects].flat(), false),
  ...cases(moved, true),
];

/** Parsers read a list's content in different ways, so that what follows passes as it is. */
export const givenUp: readonly string[] = [
  body(`<select><style>a</style></select>${known}`),
  body(`<select>${known}</select>${known}`),
  body(`<select><title>a</select>${known}`),
];
