import { isWebAddress, type Block, type MailLink, type PixelBlock } from './mail-blocks';

/** Writes what a link is for before its address. */
type Naming = (words: string) => string;

const listItem = (text: string, url: string): string =>
  isWebAddress(url) ? `- ${text}\n  ${url}` : `- ${text}`;

const quoted = (text: string): string => text.replace(/^/gm, '> ');

const underlined = (text: string, sign: string): string => `${text}\n${sign.repeat([...text].length)}`;

const named = ({ text, url }: MailLink, naming: Naming): string => `${naming(text)}\n${url}`;

const pixelText = (block: PixelBlock, naming: Naming): string => {
  const { level, name, lines, quote, flags, flagsLead, links } = block;
  const parts = [
    level === 2 ? underlined(name, '-') : `* ${name} *`,
    lines.join('\n'),
    quote === '' ? '' : quoted(quote),
    flags.length === 0 ? '' : [flagsLead, ...flags.map((flag) => `- ${flag}`)].join('\n'),
  ];
  const said = parts.filter((part) => part !== '').join('\n');
  const leads = links.filter(({ url }) => isWebAddress(url)).map((each) => named(each, naming));
  return [said, ...(leads.length > 0 ? [leads.join('\n')] : [])].join('\n\n');
};

/** Write a part of a mail as plain text. */
export const plainBlock = (block: Block, naming: Naming): string => {
  switch (block.kind) {
    case 'text':
    case 'small':
      return block.text;
    case 'heading':
      return underlined(block.text, '=');
    case 'quote':
      return quoted(block.text);
    case 'link':
      return named(block, naming);
    case 'list':
      return block.items.map(({ text, url }) => listItem(text, url)).join('\n');
    case 'pixel':
      return pixelText(block, naming);
  }
};
