'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { dataDir } = require('../data-dir');

const folder = () => path.join(dataDir(), 'outbox');

/** Names that we give: moment and number, so that they sort by when they were sent. */
const NAME = /^\d{13}-\d{4}$/;

const attachmentOf = ({ filename, content, contentType }) => ({
  filename: String(filename),
  contentType: String(contentType ?? 'application/octet-stream'),
  base64: Buffer.from(content).toString('base64'),
});

let count = 0;

/** A provider for Strapi's e-mail plugin that sends nothing anywhere: each mail is kept in the demo's data folder. */
const outbox = () => ({
  send: async ({ to, subject = '', text = '', html = '', attachments = [] }) => {
    count = (count + 1) % 10_000;
    const name = `${Date.now()}-${String(count).padStart(4, '0')}`;
    const mail = {
      to,
      subject,
      text,
      html,
      attachments: attachments.map(attachmentOf),
      at: new Date().toISOString(),
    };
    fs.mkdirSync(folder(), { recursive: true });
    fs.writeFileSync(path.join(folder(), `${name}.json`), JSON.stringify(mail));
  },
});

const read = (id) => ({ id, ...JSON.parse(fs.readFileSync(path.join(folder(), `${id}.json`), 'utf8')) });

const ids = () => {
  if (!fs.existsSync(folder())) return [];
  return fs
    .readdirSync(folder())
    .map((file) => path.basename(file, '.json'))
    .filter((id) => NAME.test(id));
};

/** All mails that were sent, the newest first. */
const listMails = () => ids().sort().reverse().map(read);

/** One of them; null: there is no such mail. */
const findMail = (id) => (ids().includes(id) ? read(id) : null);

module.exports = { findMail, listMails, outbox };
