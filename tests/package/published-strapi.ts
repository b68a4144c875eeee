import type { AddressInfo } from 'node:net';
import type { ConsentRecord } from '../../server/src/contract';
import { addApproved, createFlows, dataOf } from '../integration/flows';
import { startApp } from '../integration/strapi-app';

const ACTIONS = ['snapshot.find', 'record.create', 'fireCounts.create'].map(
  (action) => `plugin::pixel-inventory.${action}`,
);

interface TokenService {
  create(token: Record<string, unknown>): Promise<{ accessKey: string }>;
}

/** A real Strapi with a published pixel, for sites that are elsewhere. */
export interface PublishedStrapi {
  /** What a site elsewhere needs to follow it. */
  env: { STRAPI_URL: string; STRAPI_TOKEN: string };
  pixelId: string;
  /** The proof of a choice, by the number that the visitor has in their cookie. */
  proof: (number: string) => Promise<ConsentRecord>;
  stop: () => Promise<void>;
}

/** Boot it, have a pixel approved and published, and make a token. The stand-in takes the place of the pixel's vendor. */
export const publishedStrapi = async (name: string, vendorStandIn: string): Promise<PublishedStrapi> => {
  const app = await startApp({ name, pluginConfig: { vendorStandIn } });
  const { httpServer } = app.strapi.server;
  await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', resolve));
  const ana = await app.addUser('Ana', 'super');
  const ben = await app.addUser('Ben', 'super');
  const flows = createFlows(app);
  const pixelId = '123456789012345';
  await addApproved(flows, ana, ben, { settings: { pixelId } });
  dataOf(await flows.publish(ben));
  const tokens = app.strapi.service('admin::api-token') as unknown as TokenService;
  const { accessKey } = await tokens.create({
    kind: 'content-api',
    name: 'Front ends',
    description: '',
    type: 'custom',
    lifespan: null,
    permissions: ACTIONS,
  });
  return {
    env: {
      STRAPI_URL: `http://127.0.0.1:${(httpServer.address() as AddressInfo).port}`,
      STRAPI_TOKEN: accessKey,
    },
    pixelId,
    proof: async (number) => dataOf<ConsentRecord>(await app.call(ana, 'get', `/consent/records/${number}`)),
    stop: () => app.stop(),
  };
};
