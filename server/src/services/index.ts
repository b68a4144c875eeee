import type { Core } from '@strapi/strapi';
import type { Config } from '../contract';
import { prepare, type PreparedSnapshot } from '../core/decide';
import { rewriteVendorOrigins } from '../core/vendor-stand-in';
import { systemClock } from '../io/clock';
import { readConfig } from '../io/config';
import { sha256 } from '../io/sha256';
import { watchSnapshots } from '../io/snapshot-watch';
import { createStores } from '../io/stores';
import { createInventory, type Inventory } from './inventory';
import { createPublications, type PublicationService } from './publications';

export interface Services {
  config: Config;
  inventory: Inventory;
  publications: PublicationService;
  snapshots: ReturnType<typeof watchSnapshots<PreparedSnapshot>>;
}

const create = (strapi: Core.Strapi): Services => {
  const config = readConfig(strapi);
  const stores = createStores(strapi);
  const snapshots = watchSnapshots({
    latestNumber: stores.snapshots.latestNumber,
    load: async () => {
      const snapshot = await stores.snapshots.latest();
      if (!snapshot) return null;
      return prepare(config.vendorStandIn ? rewriteVendorOrigins(snapshot, config.vendorStandIn) : snapshot);
    },
    every: config.refreshSeconds * 1000,
    onError: (error) =>
      strapi.log.error(
        `pixel-inventory: the newest publication could not be loaded, so pages carry no tags. ${String(error)}`,
      ),
  });
  const parts = { stores, clock: systemClock, sha256 };
  return {
    config,
    inventory: createInventory(parts),
    publications: createPublications({ ...parts, onPublished: snapshots.refresh }),
    snapshots,
  };
};

const wired = new WeakMap<Core.Strapi, Services>();

/** Get the plugin's services, wired to this Strapi. The one place that knows the real stores. */
export const getServices = (strapi: Core.Strapi): Services => {
  const services = wired.get(strapi) ?? create(strapi);
  wired.set(strapi, services);
  return services;
};
