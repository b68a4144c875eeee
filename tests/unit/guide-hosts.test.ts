import { readFileSync } from 'node:fs';
import path from 'node:path';
import { vendors, type Vendor } from '../../server/src/vendors';

const guide = readFileSync(path.resolve(__dirname, '../../docs/configuration.md'), 'utf8');
const rows = guide.split('\n').filter((line) => line.startsWith('| '));

/** Hosts of the vendor itself: what an editor enters stands in no guide, and examples are named as such. */
const fixedHosts = (vendor: Vendor): string[] => {
  const settings = vendor.settings.safeParse(vendor.examples[0]?.settings);
  return settings.success ? vendor.hosts(settings.data).filter((host) => !host.includes('example')) : [];
};

describe('the guide to the content security policy', () => {
  const injected = vendors.filter(({ injectable }) => injectable !== false);

  it.each(injected.map((vendor) => [vendor.name, vendor] as const))(
    'names the hosts of %s',
    (name, vendor) => {
      const [, names = '', hosts = ''] =
        rows.map((row) => row.split('|')).find(([, first]) => first?.includes(name)) ?? [];
      expect(names).toContain(name);
      expect(fixedHosts(vendor).filter((host) => !hosts.includes(host))).toEqual([]);
    },
  );
});
