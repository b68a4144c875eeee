import { configSchema } from '../contract';

/** Check the plugin's configuration. Throws with a sentence that names the option and what was expected. */
export const validateConfig = (config: unknown): void => {
  const result = configSchema.safeParse(config);
  if (result.success) return;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.') || '(options)'}: ${issue.message}`);
  throw new Error(`The configuration of the plugin pixel-inventory needs a correction:\n${lines.join('\n')}`);
};
