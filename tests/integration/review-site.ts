import { createTransport } from 'nodemailer';
import { startSmtp, type SmtpServer } from '../fakes/smtp';
import { createReviewFlows, daysAgo, type ReviewFlows } from './review-flows';
import { startApp, type TestApp, type TestUser } from './strapi-app';

/** A site whose mails about reviews go out by a real SMTP server, and which looks at reviews when it is asked to. */
export interface ReviewSite {
  smtp: SmtpServer;
  app: TestApp;
  on: ReviewFlows;
  ana: TestUser;
  stop: () => Promise<void>;
}

/** Start it, as if it had asked owners for a long time. */
export const startReviewSite = async (
  name: string,
  pluginConfig: Record<string, unknown> = {},
): Promise<ReviewSite> => {
  const smtp = await startSmtp();
  const app = await startApp({
    name,
    pluginConfig: { reviewScheduler: 'off', refreshSeconds: 3600, ...pluginConfig },
    mail: {
      send: (mail) =>
        createTransport({ host: '127.0.0.1', port: smtp.port, ignoreTLS: true }).sendMail({
          from: 'cms@example.org',
          ...mail,
        }),
    },
  });
  const ana = await app.addUser('Ana', 'super');
  const on = createReviewFlows(app, ana, await app.addUser('Ben', 'super'));
  await app.strapi
    .store({ type: 'plugin', name: 'pixel-inventory', key: 'reviews' })
    .set({ value: { asks: daysAgo(400), stops: null, reports: null } });
  const stop = async (): Promise<void> => {
    await app.stop();
    await smtp.stop();
  };
  return { smtp, app, on, ana, stop };
};
