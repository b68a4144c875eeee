import { defaultTreeAdapter as adapter, html as parse5Names, type DefaultTreeAdapterTypes } from 'parse5';
import { HELD } from '../../../server/src/core/embed-mark';
import { childrenOf, outlineOf, parseDocument } from './oracle';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;
type Parent = DefaultTreeAdapterTypes.ParentNode;

const { HTML } = parse5Names.NS;
const isElement = (node: Node | undefined): node is Element => node !== undefined && 'tagName' in node;
const attributeOf = (node: Element, name: string): string | undefined =>
  node.attrs.find((one) => one.name === name)?.value;

const isHolder = (node: Node): node is Element => isElement(node) && attributeOf(node, HELD) !== undefined;

/** An embed that is held back, as a browser finds it. */
export interface Found {
  name: string;
  category: string;
  /** The address of the frame in it. */
  address: string | undefined;
  /** Text of the element in front of it. */
  link: string;
}

/** What a parser makes of a page: the embeds that wait, the addresses that load, and the tree without our nodes. */
export interface Reading {
  held: Found[];
  loading: string[];
  tree: string;
}

const frameIn = (holder: Element): Element | undefined =>
  childrenOf(holder).find((node): node is Element => isElement(node) && node.tagName === 'iframe');

const textOf = (node: Node | undefined): string =>
  node === undefined ? '' : 'value' in node ? node.value : childrenOf(node).map(textOf).join('');

/** Let an embed out, as a browser does once it may load. */
const release = (holder: Element): Found => {
  const parent = holder.parentNode as Parent;
  const link = parent.childNodes[parent.childNodes.indexOf(holder) - 1];
  const found = {
    name: attributeOf(holder, HELD) ?? '',
    category: attributeOf(holder, 'data-pixel-category') ?? '',
    address: frameIn(holder) && attributeOf(frameIn(holder) as Element, 'src'),
    link: isElement(link) && link.tagName === 'noscript' ? textOf(link) : '',
  };
  if (found.link !== '') adapter.detachNode(link as Element);
  for (const child of childrenOf(holder)) {
    adapter.detachNode(child);
    adapter.insertBefore(parent, child, holder);
  }
  adapter.detachNode(holder);
  return found;
};

const walk = (node: Node | Parent, visit: (node: Node, isInert: boolean) => void, isInert = false): void => {
  for (const child of [...childrenOf(node)]) {
    const isTemplate = isElement(child) && child.tagName === 'template' && child.namespaceURI === HTML;
    walk(child, visit, isInert || isTemplate);
    visit(child, isInert);
  }
};

/** Read a page as a browser with scripts does. */
export const readEmbeds = (html: string): Reading => {
  const document = parseDocument(html);
  const loading: string[] = [];
  const holders: Element[] = [];
  walk(document, (node, isInert) => {
    if (!isElement(node)) return;
    if (node.tagName === 'iframe' && node.namespaceURI === HTML && !isInert) {
      loading.push(attributeOf(node, 'src') ?? '');
    }
    if (isHolder(node)) holders.push(node);
  });
  const held = holders.map(release);
  return { held, loading, tree: outlineOf(document) };
};
