import { createRequire } from 'node:module';
import path from 'node:path';

const SIGNALS = ['SIGINT', 'SIGTERM'];

// Strapi ends the process by itself on a signal; here the vendor stand-in has to end as well.
const withoutSignals = (make) => {
  const before = SIGNALS.map((signal) => process.listeners(signal));
  const made = make();
  SIGNALS.forEach((signal, index) => {
    for (const listener of process.listeners(signal)) {
      if (!before[index].includes(listener)) process.off(signal, listener);
    }
  });
  return made;
};

const startStrapi = async (demo, options) => {
  Object.assign(process.env, {
    NODE_ENV: 'production',
    STRAPI_TELEMETRY_DISABLED: 'true',
    DEMO_PORT: String(options.port),
    DEMO_STAND_IN_PORT: String(options.standInPort),
    DEMO_DATA_DIR: options.dataDir,
    DEMO_SMTP_PORT: String(options.smtpPort),
    DEMO_FILL: String(options.fill),
  });
  process.chdir(demo);
  const { createStrapi } = createRequire(path.join(demo, 'package.json'))('@strapi/strapi');
  const strapi = withoutSignals(() => createStrapi({ appDir: demo, distDir: demo }));
  await strapi.start();
  return strapi;
};

/**
 * Start the vendor stand-in and Strapi with the shop, both in this process, so that nothing is left when it ends.
 * Answers with a function that stops both.
 */
export const serve = async (root, options) => {
  const demo = path.join(root, 'demo');
  const { createVendorStandIn } = createRequire(import.meta.url)('../vendor-stand-in');
  const standIn = createVendorStandIn({ port: options.standInPort });
  await standIn.listen();
  const strapi = await startStrapi(demo, options);
  return async () => {
    await Promise.all([standIn.close(), strapi.destroy()]);
  };
};
