import { cutWithinToken, noDocuments, unclear } from './declined-documents';
import { type DocumentCase, doc, page, type Row } from './document-case';

const ordinary: Row[] = [
  ['an ordinary page', page('<meta charset="utf-8"><title>Shop</title>')],
  [
    'an ordinary page over several lines',
    '<!doctype html>\n<html>\n<head>\n<title>a</title>\n</head>\n<body>\n<p>b</p>\n</body>\n</html>\n',
  ],
  [
    'Windows line ends',
    '<!DOCTYPE html>\r\n<html>\r\n<head>\r\n</head>\r\n<body\r\nclass=a>\r\nx</body>\r\n</html>',
  ],
  ['a UTF-8 byte order mark', '\uFEFF<!DOCTYPE html><html><head></head><body>é</body></html>'],
  ['a byte order mark and a blank', '\uFEFF \n<html><head></head><body></body></html>'],
  ['upper case', '<!DOCTYPE HTML><HTML><HEAD><TITLE>a</TITLE></HEAD><BODY CLASS=A>b</BODY></HTML>'],
  ['mixed case', '<!dOcTyPe html><hTmL><hEaD><sCrIpT>"<head>"</ScRiPt></HeAd><bOdY>b'],
  ['letters outside ASCII', page('<title>żółć 漢字 😀</title>', '<p>ü</p>')],
  [
    'an XHTML doctype',
    '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">\n<html xmlns="http://www.w3.org/1999/xhtml"><head/><body/></html>',
  ],
  [
    'a quirks doctype',
    '<!DOCTYPE html PUBLIC "-//IETF//DTD HTML//EN"><html><head></head><body><table><p>x</table>',
  ],
  ['only start tags', '<html><head><body>'],
  [
    'minified, quotes and ends left out',
    '<!doctype html><html lang=en><meta charset=utf-8><title>a</title><body class=a><p>b',
  ],
];

const implied: Row[] = [
  ['doctype and text', doc('text')],
  ['doctype, white space and text', doc('\n  \t text')],
  ['doctype alone', doc('')],
  ['doctype and a line end', doc('\n')],
  ['html alone', '<html>'],
  ['head alone', '<head>'],
  ['body alone', '<body>'],
  ['body first', '<body bgcolor=red>x</body>'],
  ['head first', '<head><title>a</title></head><body>x'],
  ['no head', doc('<html><body><p>x</p></body></html>')],
  ['no head, no body', doc('<html><p>x</p></html>')],
  ['an implied head with a title', doc('<title>a</title><p>b')],
  ['an implied head, an explicit body', doc('<meta charset=utf-8><link rel=icon href=x><body id=b>x')],
  ['an explicit head, an implied body', doc('<head><title>a</title></head><main>b</main>')],
  ['a head that a paragraph ends', '<html><head><title>a</title><p>b</p></head><body class=late>c'],
  ['a head that text ends', '<html><head>text</head><body>c'],
  ['a head that a header ends', '<html><head><header>a</header></head><body>c'],
  ['a body tag after the body began', doc('<div>a</div><body class=late onload="x()">b')],
  ['an html tag after the body began', doc('<div>a</div><html lang=de>b')],
  ['an end tag of the head alone', doc('</head><p>x')],
  ['an end tag of the body alone', doc('</body><!--c-->x')],
  ['an end tag of html alone', doc('</html> <!--c-->')],
  ['br as an end tag', doc('</br>x')],
  ['p as an end tag, ignored before the head', doc('</p><title>a</title>x')],
  ['stray end tags before the head', doc('</div></title></template></x><head></head><body>')],
  ['p as an end tag inside the head', '<html><head></p><title>a</title></head></p><body>'],
  ['br as an end tag inside the head', '<html><head></br><title>a</title></head><body class=late>'],
  ['html as an end tag inside the head', '<html><head></html><title>a</title><body class=late>'],
  ['html as an end tag after the head', '<html><head></head></html>\n<!-- c -->\n'],
  ['a slash in every tag', doc('<html/><head/><title/>a</title></head/><body/>x')],
  ['a NUL before the head', doc('\0<head></head><body class=late>')],
  ['a NUL after the head', '<html><head></head>\0<body class=late>'],
  ['a no-break space after the head', '<html><head></head>\u00A0<body class=late>'],
  ['an end tag without a name', doc('</><head></></head></><body>x')],
  ['a lone less-than sign', doc('<head></head>< body><body class=late>')],
  ['a tag that begins with a digit', doc('<head></head><1><body class=late>')],
];

const lookalikes: Row[] = [
  ['header is not head', doc('<header>a</header><head><title>b</title></head>')],
  ['headx is not head', doc('<headx><head></head><body>')],
  ['bodyx is not body', doc('<head></head><bodyx><body class=late>')],
  ['a Kelvin sign is not a k', doc('<head><lin\u212A><title>a</title></head><body class=late>')],
  ['a NUL in a name', doc('<he\0ad><head></head><body class=late>')],
  ['a quote in a name', doc('<head"><head></head><body class=late>')],
  ['a name of hundred letters', doc(`<html><head><${'x'.repeat(100)} a="<body>"><body class=late>`)],
  ['an equals sign behind a long name', doc('<head><long-name="><body>"></head><body class=late>')],
  ['form feed after the name', '<html\f><head\f></head\f><body\f>x'],
  ['a title of another kind', doc('<head><title-x></head><body class=late>')],
];

const attributes: Row[] = [
  ['a tag in double quotes', '<html><head data-a="<body>" data-b="</head>"></head><body title="<p>">x'],
  ['a tag in single quotes', "<html><head data-a='<body>\">'></head><body title='\">'>x"],
  ['a tag in an unquoted value', '<html><head a=<body><title>a</title></head><body a=b"c>x'],
  ['an equals sign first', '<html><head ="a>"><title>a</title></head><body =">">x'],
  ['two equals signs', '<html><head a=="b>"></head><body a==">">x'],
  ['an equals sign after a quote', '<html><head a="b"="c>"></head><body a=\'b\'=\'c>\'>x'],
  ['blanks around the equals sign', '<html><head a \n = \t "b>" c></head><body a = \'>\'>x'],
  ['no value after the equals sign', '<html><head a=></head><body a= >x'],
  ['slashes between attributes', '<html><head/a="1"/b=\'>\'//></head><body/a/b=c/>x'],
  ['a slash, then an equals sign', '<html><head / ="a>"></head><body a/=">">x'],
  ['no blank after a quoted value', '<html><head a="b"c="d>"></head><body a=\'>\'b>x'],
  ['a NUL in attributes', '<html><head a\0="\0>"></head><body \0=\0>x'],
  ['a less-than sign as an attribute', '<html><head <body><title>a</title></head><body <p>x'],
  ['the same attribute twice', '<html><head a="1" a="<b>"></head><body a=1 a=">">x'],
  ['an odd quote in a name', '<html><head a"b="c>"></head><body a\'b=">">x'],
  ['line ends in a value', '<html><head a="\r\n>\r\n"></head><body a=\'\n>\n\'>x'],
  ['attributes on an end tag', '<html><head></head a="<body>"><body>x'],
  ['a character reference in a value', '<html><head a="&gt;&quot;>"></head><body a=&gt;>x'],
];

const repeated: Row[] = [
  ['head twice', '<html><head><title>a</title><head><title>b</title></head><body>x'],
  ['a head after the head', '<html><head></head><head><title>a</title></head><body>x'],
  [
    'html twice, with attributes',
    '<html lang=en><html class=a><head><html id=b></head><html dir=ltr><body>x',
  ],
  ['html after the head, with a quote', '<html><head></head><html title="<body>"><body>x'],
  ['doctype twice', doc('<!doctype x><html><!doctype y><head><!doctype z></head><!doctype w><body>')],
  ['body twice', doc('<head></head><body a=1><body b=2>x')],
  ['head closed twice', doc('<head></head></head></head><body>x')],
];

const comments: Row[] = [
  [
    'comments everywhere',
    '<!-- <head> --><!doctype html><!-- <head> --><html><!-- <head> --><head><!-- </head><body> --></head><!-- <body> --><body><!-- x -->',
  ],
  ['the shortest comments', doc('<!--><html><!---><head><!----></head><!-----><body>')],
  ['an end with an exclamation mark', doc('<!-- <head> --!><html><!----!><head><!---!> --></head><body>')],
  ['dashes without end', doc('<!-- <head> -- > - -> --- > <body> ---><html><head></head><body>')],
  ['a dash and an exclamation mark', doc('<!-- a -!> <head> --!- > --!--><head></head><body>')],
  ['a comment in a comment', doc('<!-- <!-- <head> --><html><head><!--<!--></head><!--<!---><body>')],
  ['a comment that does not end', doc('<html><!-- <head></head><body>'), 'nothing'],
  ['a comment that does not end after the head', doc('<html><head></head><!-- <body> --'), 'head'],
  ['bogus comments', doc('<!x <head>><html></ x><head><?php echo "<body>" ?></head><!><body>')],
  ['half a comment start', doc('<!- <head>><html><head><!-x></head><body>')],
  ['a declaration like a doctype', doc('<!doctyp <head>><html><head></head><body>')],
  ['a CDATA section outside svg', doc('<![CDATA[ <head> ]]><p>x')],
  ['a processing instruction without end', doc('<?xml <head'), 'nothing'],
  [
    'a conditional comment',
    doc('<!--[if IE]><html class=ie><![endif]--><!--[if !IE]><!--><html><!--<![endif]--><head></head><body>'),
  ],
  ['a greater-than sign in the doctype', '<!DOCTYPE html PUBLIC "a>b"><html><head></head><body>'],
  ['an inner subset in the doctype', '<!DOCTYPE html [<!ENTITY a "b">]><html><head></head><body>'],
  ['a doctype without a blank', '<!DOCTYPEhtml><head></head><body>x'],
  ['a doctype without a name', '<!doctype><head></head><body>x'],
  ['a doctype that does not end', '<!doctype html <head', 'nothing'],
];

const rawTexts: Row[] = [
  ['tags in a script', page('<script>var a = "<head><body>";</script>')],
  ['tags in a style', page('<style>a::after { content: "</head><body>" }</style>')],
  ['tags in a title', page('<title></head><body><!--</title>')],
  ['tags in noscript', page('<noscript><link rel=x><body><!--</noscript>')],
  ['tags in noframes', page('<noframes><body><p></noframes>')],
  ['an end tag that goes on', page('<title></titlex></title-></title\0></title\n a="</title>" ></title>')],
  ['an end tag in upper case', page('<script><body></SCRIPT\t><style><body></STYLE/>')],
  ['a script with a comment', page('<script><!-- var a = "<body>"; --></script>')],
  ['a script that ends inside its comment', page('<script><!-- a </script>')],
  ['a double escaped script', page('<script><!-- <script> </script> <body> --></script>')],
  ['double escaped twice', page('<script><!-- <script> </script> <script></script> </script>')],
  ['double escaped, ended by dashes', page('<script><!--<script>--></script>')],
  ['script tags without a comment', page('<script><script></script>')],
  [
    'the shortest comments in a script',
    page('<script><!--><script></script><script><!---><script></script>'),
  ],
  ['a name that goes on in a script', page('<script><!--<scriptx></script><script><!--<script-></script>')],
  ['an odd end in a script', page('<script><!--<script --!></script>--></script>')],
  ['dashes before the tag in a script', page('<script><!----<script></script>--></script>')],
  ['a comment in a double escaped script', page('<script><!--<script/<!--></script>')],
  ['a title that does not end', doc('<head><title>a</head><body>x'), 'head'],
  ['a script that does not end', doc('<script><!--<script></script>'), 'head'],
  ['a style that ends within its end tag', doc('<head><style>a</style'), 'head'],
  [
    'a raw text after the head',
    '<html><head></head><script>"<body>"</script><style></style><title><body></title><noframes><body></noframes><body>',
  ],
  ['noscript after the head', '<html><head></head><noscript><body></noscript><body class=late>'],
  ['a meta after the head', '<html><head></head> <meta a="<body>"> <link><base> <body>'],
  ['textarea ends the head', '<html><head><textarea><body></textarea></head><body class=late>'],
  ['iframe ends the head', '<html><head><iframe><body></iframe></head><body class=late>'],
  ['xmp ends the head', doc('<xmp><head></xmp><body class=late>')],
  ['noembed ends the head', doc('<noembed><head></noembed><body class=late>')],
  ['plaintext first', doc('<plaintext><head></head><body>')],
  ['plaintext in the head', '<html><head><plaintext></head><body>'],
  ['svg first', doc('<svg><head></head><style><body></style></svg><body class=late>')],
  ['math in the head', '<html><head><math><mi></head><body class=late>'],
];

const templates: Row[] = [
  ['a template in the head', page('<template><p>x</p><body><head></template>')],
  ['templates in a template', page('<template><template></template><body></template>')],
  ['a template before the head', doc('<template><body></template><body class=a>')],
  ['a template after the head', '<html><head></head><template><body></head>x</template><body class=a>'],
  [
    'raw text in a template',
    page(
      '<template><textarea></template></textarea><xmp></template></xmp><iframe></template></iframe><noembed></template></noembed><noscript></template></noscript><title></template></title><script></template></script><style></template></style></template>',
    ),
  ],
  ['tables in a template', page('<template><tr><td><style></template></style></td></tr></template>')],
  [
    'a column group in a template',
    page('<template><colgroup></colgroup><title></template></title></template>'),
  ],
  ['a comment in a template', page('<template><!-- </template> --></template>')],
  ['odd text in a template', page('<template>a < b &amp; </template>')],
  ['unclosed elements in a template', page('<template><p><b><table></template>')],
  ['a template that does not end', doc('<template><body>'), 'head'],
  ['plaintext in a template', page('<template><plaintext></template>'), 'head'],
  ['a stray end of a template', '<html><head></template></head></template><body>'],
];

const references: Row[] = [
  ['a blank as a number', '<html><head></head>&#32;<body class=a>'],
  ['a blank as a hexadecimal number', doc('&#x20;&#X0a&#x9;<head></head>&#12;<body class=a>')],
  ['a blank by name', '<html><head></head>&Tab;&NewLine;<body class=a>'],
  ['a blank by half a name', '<html><head></head>&Tab<body class=late>'],
  ['a number without a semicolon', '<html><head></head>&#00032x<body class=late>'],
  ['a letter as a number', '<html><head></head>&#65;<body class=late>'],
  ['an ampersand alone', '<html><head></head>& <body class=late>'],
  ['half a number', '<html><head></head>&#<body class=late>'],
  ['half a hexadecimal number', '<html><head></head>&#x<body class=late>'],
  ['a no-break space by name', '<html><head></head>&nbsp;<body class=late>'],
];

const framesets: Row[] = [
  [
    'a frameset',
    '<!DOCTYPE html><html><head><title>a</title></head><frameset><frame src=x></frameset></html>',
    'head',
  ],
  ['a frameset with noframes', '<html><frameset><frame><noframes><body></noframes></frameset>', 'head'],
  ['a frameset without a head', doc('<frameset rows="*"><frame></frameset>'), 'head'],
];

const cutShort: Row[] = [
  ['an end within the doctype', '<!doct', 'nothing'],
  ['an end within a script', '<html><head><script>a("', 'head'],
  ['an end within the attributes of a paragraph', '<!doctype html><p class="x'],
  ['an end in the head', '<html><head><title>a</title>'],
  ['an end after the head', '<html><head></head>\n'],
];

const changedByFrameset: Row[] = [
  ['a paragraph, then a frameset', doc('<p></p><frameset><frame></frameset>')],
  ['a paragraph with text, then a frameset', doc('<p>x</p><frameset><frame></frameset>')],
];

const cases = (rows: readonly Row[], declined: boolean): DocumentCase[] =>
  rows.map(([name, html, expected = 'both']) => ({ name, html, expected, declined }));

/** Documents that a careless scanner reads wrongly. */
export const documents: readonly DocumentCase[] = [
  ...[ordinary, implied, lookalikes, attributes, repeated, comments, rawTexts, templates, references].flatMap(
    (rows) => cases(rows, false),
  ),
  ...[framesets, changedByFrameset, cutShort].flatMap((rows) => cases(rows, false)),
  ...[noDocuments, cutWithinToken, unclear].flatMap((rows) => cases(rows, true)),
];
