import type { Core } from '@strapi/strapi';
import { configSchema, type Config } from '../contract';

/** Check the plugin's configuration. Throws with a sentence that names the option and what was expected. */
export const validateConfig = (config: unknown): void => {
  const result = configSchema.safeParse(config);
  if (result.success) return;
  const lines = result.error.issues.map(
    (issue) => `  ${issue.path.join('.') || '(options)'}: ${issue.message}`,
  );
  throw new Error(`The configuration of the plugin pixel-inventory needs a correction:\n${lines.join('\n')}`);
};

/** Read the plugin's checked configuration, its defaults filled in. */
export const readConfig = (strapi: Core.Strapi): Config =>
  configSchema.parse(strapi.config.get('plugin::pixel-inventory', {}));
