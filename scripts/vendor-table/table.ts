import type { Vendor } from '../../server/src/vendors/define-vendor';

const BEGIN = '<!-- vendors: written by scripts/vendor-table.mjs -->';
const END = '<!-- /vendors -->';

interface Found {
  host: string;
  /** The label of the setting that it comes from; null: it is always the vendor's own. */
  from: string | null;
}

type Example = Vendor['examples'][number];

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim().toLowerCase() : '');

/** The label of the setting that a host stands in. */
const sourceOf = ({ fields }: Vendor, { settings }: Example, host: string): string | null => {
  const [key] = Object.entries(settings).find(([, value]) => textOf(value).includes(host)) ?? [];
  return key === undefined ? null : (fields[key]?.label ?? null);
};

/** A host that begins with an id differs from one account to the next: `*` stands for the id. */
const withoutId = ({ settings }: Example, host: string): string => {
  const [first = '', ...rest] = host.split('.');
  return Object.values(settings).some((value) => textOf(value) === first) ? ['*', ...rest].join('.') : host;
};

const foundIn = (vendor: Vendor): Found[] =>
  vendor.examples.flatMap((example) =>
    vendor.hosts(example.settings).map((host) => {
      // An address that the vendor's definition names itself, such as its own script's, is the same for everybody.
      const from = vendor.audit.hosts.includes(host) ? null : sourceOf(vendor, example, host);
      return { from, host: withoutId(example, host) };
    }),
  );

/** Where the server is a setting, the vendor's own servers are all that an audit knows it by. */
const ownServers = (vendor: Vendor, host: string): string =>
  vendor.audit.hosts.find((known) => known.startsWith('*.') && host.endsWith(known.slice(1))) ?? host;

/** Name the hosts that a vendor's script talks to, as far as they are known before somebody fills in its settings. */
export const hostWords = (vendor: Vendor): string => {
  const found = foundIn(vendor);
  const labels = found.flatMap(({ from }) => from ?? []);
  const own = found.flatMap(({ from, host }) => {
    if (labels.length === 0) return [host];
    const known = ownServers(vendor, host);
    return from === null || known !== host ? [known] : [];
  });
  const words = [...own.map((host) => `\`${host}\``), ...labels.map((label) => `the host in “${label}”`)];
  return [...new Set(words)].join(', ');
};

/** The table of all vendors whose pixels are put into pages, with the hosts to let in, in the catalogue's order. */
export const vendorTable = (vendors: readonly Vendor[]): string => {
  const rows = vendors
    .filter(({ injectable }) => injectable !== false)
    .map((vendor) => `| ${vendor.name} | ${hostWords(vendor)} |`);
  return ['| Vendor | Hosts |', '|---|---|', ...rows].join('\n');
};

/** Put the table between its two marks. Throws where the marks are missing. */
export const withVendorTable = (page: string, vendors: readonly Vendor[]): string => {
  const [start, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (start < 0 || end < start) throw new Error(`Expected ${BEGIN} and ${END} around the table of vendors.`);
  return `${page.slice(0, start)}${BEGIN}\n${vendorTable(vendors)}\n${page.slice(end)}`;
};
