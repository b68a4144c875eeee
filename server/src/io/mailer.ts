import type { Core } from '@strapi/strapi';
import type { Mail } from '../core/mail-text';
import { UnansweredError } from './review-ports';
import { publicApi } from './strapi-server';

/** One address, and nothing with it that a provider could take for a second one. */
const ADDRESS = /^[^\s<>()[\],;:"\\@]+@[^\s<>()[\],;:"\\@]+$/;

interface EmailService {
  send(mail: Mail & { to: string }): Promise<unknown>;
}

/** A provider has limits of its own, if any: nodemailer waits for ten minutes. */
const within = async (seconds: number, work: Promise<unknown>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    // It holds the process, so that a command does not end before it noted what became of the mail.
    timer = setTimeout(
      () =>
        reject(
          new UnansweredError(
            `The mail provider did not answer within ${seconds} seconds. Nobody knows whether the mail was sent.`,
          ),
        ),
      seconds * 1000,
    );
  });
  try {
    await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
};

/**
 * Hand a mail to Strapi's e-mail plugin, from the sender that it is set up with. Rejects where it is not sent; with an
 * UnansweredError where the provider does not say within so many seconds whether it is.
 */
export const createMailer =
  (strapi: Core.Strapi, seconds: number) =>
  async (to: string, mail: Mail): Promise<void> => {
    if (!ADDRESS.test(to)) throw new Error('This is no e-mail address.');
    const plugin: Core.Plugin | undefined = strapi.plugin('email');
    if (!plugin) throw new Error("Strapi's e-mail plugin is switched off.");
    await within(seconds, plugin.service<EmailService>('email').send({ to, ...mail }));
  };

/** Name the addresses that mails lead to. */
export const createMailAddresses = (strapi: Core.Strapi) => {
  const panel = strapi.config.get('admin.absoluteUrl', '').replace(/\/+$/, '');
  const screens = `${panel}/plugins/pixel-inventory`;
  const screenOf = (slug: string): string => `${screens}/pixels/${encodeURIComponent(slug)}`;
  return {
    /** A pixel's screen in the admin panel. */
    screenOf,
    /** A pixel's review in the admin panel. */
    reviewOf: (slug: string): string => `${screenOf(slug)}/review`,
    reviews: `${screens}/reviews`,
    inventory: `${screens}/inventory`,
    /** Where an owner answers without an account. */
    answerOf: (token: string): string => `${publicApi(strapi)}/review-answer/${token}`,
  };
};
