import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { withVendorTable } from '../../scripts/vendor-table/table';
import { PERMISSIONS } from '../../server/src/contract';
import { vendors } from '../../server/src/vendors/registry';

const ROOT = path.resolve(__dirname, '../..');
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

const filesBelow = (folder: string): string[] =>
  readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(file) : [file];
  });

const docs = filesBelow('docs');
const pages = ['README.md', ...docs.filter((file) => file.endsWith('.md'))];

/** Where a page's links and pictures lead, as files of this folder; what lies in the web is left out. */
const targetsOf = (page: string): string[] =>
  [...read(page).matchAll(/\]\(([^)\s]+)\)|(?:src|srcset)="([^"\s]+)"/g)]
    .map(([, link, picture]) => link ?? picture ?? '')
    .filter((target) => !/^[a-z]+:|^#|^\//.test(target))
    .map((target) => path.posix.join(path.posix.dirname(page), target));

/** The names of a page's headings as links write them. */
const anchorsOf = (page: string): string[] =>
  [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

const leadsSomewhere = (target: string): boolean => {
  const [file = '', anchor] = target.split('#');
  return (
    existsSync(path.join(ROOT, decodeURIComponent(file))) &&
    (anchor === undefined || anchorsOf(file).includes(anchor))
  );
};

/** The part of an example that its marks name, or all of it, without what it is indented by. */
const snippetOf = (file: string): string => {
  const text = read(file);
  const [, marked = text] = /^.*snippet: start.*\n([^]*?)^.*snippet: end.*$/m.exec(text) ?? [];
  const indents = [...marked.matchAll(/^ *(?=\S)/gm)].map(([indent]) => indent.length);
  return marked.replace(new RegExp(`^ {${Math.min(...indents)}}`, 'gm'), '').trim();
};

/** The code of a page, each piece with the example that the text before it leads to. */
const codeIn = (page: string): { file: string; code: string }[] =>
  [...read(page).matchAll(/([^]*?)^```(js|jsx)\n([^]*?)^```$/gm)].map(([, before = '', , code = '']) => {
    const links = [...before.matchAll(/\]\(\.\.\/(demo\/front-ends\/[^)]+\.jsx?)\)/g)];
    return { file: decodeURIComponent(links.at(-1)?.[1] ?? 'no example'), code: code.trim() };
  });

describe('the docs', () => {
  it.each(pages)('%s leads to what is there', (page) => {
    expect(targetsOf(page).filter((target) => !leadsSomewhere(target))).toEqual([]);
  });

  it('show every picture that they hold', () => {
    const shown = new Set(pages.flatMap(targetsOf));
    expect(docs.filter((file) => file.endsWith('.png') && !shown.has(file))).toEqual([]);
  });

  it('name the hosts of every vendor; otherwise run node scripts/vendor-table.mjs', () => {
    const page = read('docs/configuration.md');
    expect(page).toBe(withVendorTable(page, vendors));
  });

  it('say how many vendors there are', () => {
    expect(read('README.md')).toContain(`${vendors.length} vendors are in the catalogue`);
  });

  it('name every permission', () => {
    const named = [...read('docs/configuration.md').matchAll(/^\| `([a-z-]+)` \| [A-Z]/gm)].map(
      ([, key]) => key,
    );
    expect(named).toEqual(Object.keys(PERMISSIONS));
  });

  it('take the code for front ends from tested examples', () => {
    const shown = codeIn('docs/front-ends.md');
    expect(shown.map(({ code }) => code)).toEqual(shown.map(({ file }) => snippetOf(file)));
    const examples = new Set(shown.map(({ file }) => file.split('/')[2]));
    expect([...examples].sort()).toEqual(readdirSync(path.join(ROOT, 'demo/front-ends')).sort());
  });
});
