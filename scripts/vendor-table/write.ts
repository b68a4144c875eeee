import { readFileSync, writeFileSync } from 'node:fs';
import { vendors } from '../../server/src/vendors/registry';
import { withVendorTable } from './table';

const PAGE = 'docs/configuration.md';

writeFileSync(PAGE, withVendorTable(readFileSync(PAGE, 'utf8'), vendors));
console.log(`${vendors.length} vendors are in the catalogue; ${PAGE} names their hosts.`);
