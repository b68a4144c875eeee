import {
  type DefaultTreeAdapterMap,
  type DefaultTreeAdapterTypes,
  defaultTreeAdapter as adapter,
  parse,
} from 'parse5';
import type { Inserted } from '../../../server/src/core/injector';

type Parent = DefaultTreeAdapterTypes.ParentNode;
type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;

/** What the tests insert: neither pure ASCII nor harmless, so that a wrong place shows. */
export const MARKS = {
  head: '<script data-mark="head">"é 😀 </p><body>"</script>',
  bodyStart:
    '<script data-mark="body">1</script><noscript data-mark="body"><img src="p.gif" alt=""></noscript>',
};

/** The mark for the body opens the body itself where the document does not. */
export const BODY_MARKS = [MARKS.bodyStart, `</body>${MARKS.bodyStart}`];

const parser = { scriptingEnabled: true };

const withoutByteOrderMark = (html: string) => (html.startsWith('\uFEFF') ? html.slice(1) : html);

/** Parse as a browser with scripting does. */
export const parseDocument = (html: string) =>
  parse<DefaultTreeAdapterMap>(withoutByteOrderMark(html), parser);

/** List what is in a node; of a template, its content. */
export const childrenOf = (node: Node | Parent): Node[] => {
  if ('content' in node) return node.content.childNodes;
  return 'childNodes' in node ? node.childNodes : [];
};

const describeNode = (node: Node | Parent): string => {
  if ('value' in node) return `"${node.value}"`;
  if ('data' in node) return `<!--${node.data}-->`;
  if ('publicId' in node) return `doctype ${JSON.stringify([node.name, node.publicId, node.systemId])}`;
  if ('mode' in node) return `document ${node.mode}`;
  if (!('tagName' in node)) return node.nodeName;
  const attributes = node.attrs.map(({ name, value }) => `${name}=${JSON.stringify(value)}`);
  return `${node.namespaceURI} <${[node.tagName, ...attributes].join(' ')}>`;
};

/** Write down the tree below a node. */
export const outlineOf = (node: Node | Parent, indent = ''): string =>
  [indent + describeNode(node), ...childrenOf(node).map((child) => outlineOf(child, `${indent} `))].join(
    '\n',
  );

const elementIn = (parent: Parent | undefined, name: string): Element | undefined =>
  parent?.childNodes.find((node): node is Element => 'tagName' in node && node.tagName === name);

const isMark = (node: Node | undefined, mark: string): node is Element =>
  node !== undefined &&
  'attrs' in node &&
  node.attrs.some(({ name, value }) => name === 'data-mark' && value === mark);

/** Take the marks from an element's start; says whether they were there. */
const takeMarks = (element: Element | undefined, mark: string, count: number): boolean => {
  const first = element?.childNodes.slice(0, count) ?? [];
  if (first.length !== count || !first.every((node) => isMark(node, mark))) return false;
  for (const node of first) adapter.detachNode(node);
  return true;
};

/** Write down the tree that a browser's parser makes of a document, scripting on. */
export const treeOf = (html: string): string => outlineOf(parseDocument(html));

/** Whether the parser leaves the document with a body (a frameset has none). */
export const hasBody = (html: string): boolean =>
  elementIn(elementIn(parseDocument(html), 'html'), 'body') !== undefined;

/** Take the marks out of the tree of a document, where they are the first children of head and body. */
export const treeWithoutMarks = (html: string): { tree: string; found: Inserted } => {
  const document = parseDocument(html);
  const root = elementIn(document, 'html');
  const found = {
    head: takeMarks(elementIn(root, 'head'), 'head', 1),
    bodyStart: takeMarks(elementIn(root, 'body'), 'body', 2),
  };
  return { tree: outlineOf(document), found };
};

/** Whether the document ends within a token, for which the standard has errors of its own. */
export const endsInsideToken = (html: string): boolean => {
  let isCut = false;
  parse(html, { ...parser, onParseError: ({ code }) => (isCut ||= code.startsWith('eof-')) });
  return isCut;
};

const isPossible = (html: string, marks: readonly string[], point: keyof Inserted): boolean => {
  const tree = treeOf(html);
  for (let at = 0; at <= html.length; at++) {
    for (const mark of marks) {
      const result = treeWithoutMarks(html.slice(0, at) + mark + html.slice(at));
      if (result.found[point] && result.tree === tree) return true;
    }
  }
  return false;
};

/** Try every offset: is there one where inserting leaves the tree as it was, but for the marks? */
export const possiblePoints = (html: string): Inserted => ({
  head: isPossible(html, [MARKS.head], 'head'),
  bodyStart: isPossible(html, BODY_MARKS, 'bodyStart'),
});
