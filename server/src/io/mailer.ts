import type { Core } from '@strapi/strapi';
import type { Mail } from '../core/mail-text';
import { UnansweredError } from './ports';

/** A provider that does not answer for so long has failed. */
const PATIENCE_MS = 30_000;

/** One address, and nothing with it that a provider could take for a second one. */
const ADDRESS = /^[^\s<>()[\],;:"\\@]+@[^\s<>()[\],;:"\\@]+$/;

interface EmailService {
  send(mail: Mail & { to: string }): Promise<unknown>;
}

const withPatience = async (work: Promise<unknown>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new UnansweredError('The mail provider did not answer in time.')),
      PATIENCE_MS,
    );
    timer.unref();
  });
  try {
    await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
};

/** Hand a mail to Strapi's e-mail plugin, from the sender that it is set up with. Rejects where it is not sent. */
export const createMailer =
  (strapi: Core.Strapi) =>
  async (to: string, mail: Mail): Promise<void> => {
    if (!ADDRESS.test(to)) throw new Error('This is no e-mail address.');
    const plugin: Core.Plugin | undefined = strapi.plugin('email');
    if (!plugin) throw new Error("Strapi's e-mail plugin is switched off.");
    await withPatience(plugin.service<EmailService>('email').send({ to, ...mail }));
  };

/** Name the address of a pixel's screen in the admin panel. */
export const createScreenAddress = (strapi: Core.Strapi) => {
  const panel = strapi.config.get('admin.absoluteUrl', '').replace(/\/+$/, '');
  return (slug: string): string => `${panel}/plugins/pixel-inventory/pixels/${encodeURIComponent(slug)}`;
};

/** Name the address of the screen on which a pixel is reviewed. */
export const createReviewAddress = (strapi: Core.Strapi) => {
  const screenOf = createScreenAddress(strapi);
  return (slug: string): string => `${screenOf(slug)}/review`;
};
