'use strict';

const { html } = require('../shop/html');
const { findMail, listMails } = require('./outbox');

/** Who gets mails in the demo can be read here, by anybody on this machine. No mail leaves it. */
const HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

/** A mail is shown as a mail program would: it can open links, and do nothing else. */
const MAIL_HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-popups allow-popups-to-escape-sandbox; frame-ancestors 'self'",
};

const page = (title, body) =>
  String(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>${title}</title>
          <link rel="stylesheet" href="/mailbox.css" />
        </head>
        <body>
          ${body}
        </body>
      </html>`,
  );

const whenOf = (at) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));

const row = ({ id, to, subject, at }) =>
  html`<li>
    <a href="/mailbox/${id}">${subject}</a>
    <span>to ${to}</span>
    <time datetime="${at}">${whenOf(at)}</time>
  </li>`;

const listPage = (mails) =>
  page(
    'The mailbox of the demo',
    html`<main>
      <h1>The mailbox of the demo</h1>
      <p>What the plugin would have sent by mail. Nothing leaves this machine.</p>
      ${
        mails.length === 0
          ? html`<p>
              No mail yet. Submit a pixel for approval, or press “Look now” in the settings, under “Reviews”.
            </p>`
          : html`<ol>
              ${mails.map(row)}
            </ol>`
      }
    </main>`,
  );

const mailPage = ({ id, to, subject, text, at, attachments }) =>
  page(
    subject,
    html`<main>
      <p><a href="/mailbox">All mails</a></p>
      <h1>${subject}</h1>
      <p>To ${to}, <time datetime="${at}">${whenOf(at)}</time></p>
      ${
        attachments.length > 0 &&
        html`<p>
          Attached:
          ${attachments.map(
            ({ filename }, index) =>
              html`<a href="/mailbox/${id}/attachments/${index}" download>${filename}</a> `,
          )}
        </p>`
      }
      <iframe title="The mail" src="/mailbox/${id}/html"></iframe>
      <details>
        <summary>The same as plain text</summary>
        <pre>${text}</pre>
      </details>
    </main>`,
  );

const send = (ctx, headers, body) => {
  ctx.set(headers);
  ctx.type = 'html';
  ctx.body = body;
};

/** Answer about a mail that there is. */
const about = (answer) => (ctx) => {
  const mail = findMail(ctx.params.id);
  if (mail) return answer(ctx, mail);
  ctx.status = 404;
  send(ctx, HEADERS, page('There is no such mail', html`<main><h1>There is no such mail</h1></main>`));
};

const attachment = (ctx, { attachments }) => {
  const found = attachments[Number(ctx.params.number)];
  if (!found) return ctx.throw(404);
  ctx.set({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
  ctx.attachment(found.filename);
  ctx.type = found.contentType;
  ctx.body = Buffer.from(found.base64, 'base64');
};

const inNewTab = (mail) => `<base target="_blank" />${mail}`;

/** Addresses of the mailbox: method, path, and what answers. */
const mailboxRoutes = () => [
  ['GET', '/mailbox', (ctx) => send(ctx, HEADERS, listPage(listMails()))],
  ['GET', '/mailbox/:id', about((ctx, mail) => send(ctx, HEADERS, mailPage(mail)))],
  ['GET', '/mailbox/:id/html', about((ctx, mail) => send(ctx, MAIL_HEADERS, inNewTab(mail.html)))],
  ['GET', '/mailbox/:id/attachments/:number', about(attachment)],
];

module.exports = { mailboxRoutes };
