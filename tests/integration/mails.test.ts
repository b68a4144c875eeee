import { load } from 'cheerio';
import { createTransport } from 'nodemailer';
import type { PixelDetail, Settings } from '../../server/src/contract';
import { startSmtp, type ReceivedMail, type SmtpServer } from '../fakes/smtp';
import { createFlows, dataOf, type Flows } from './flows';
import { startApp, type TestApp, type TestUser } from './strapi-app';

let smtp: SmtpServer;
let app: TestApp;
let flows: Flows;
let ana: TestUser;
let ben: TestUser;
let cleo: TestUser;

const deliver = (mail: Record<string, string>) =>
  createTransport({ host: '127.0.0.1', port: smtp.port, ignoreTLS: true }).sendMail({
    from: 'cms@example.org',
    ...mail,
  });
let send: (mail: Record<string, string>) => Promise<unknown> = deliver;

beforeAll(async () => {
  smtp = await startSmtp();
  app = await startApp({ name: 'mails', mail: { send: (mail) => send(mail) } });
  flows = createFlows(app);
  ana = await app.addUser('Ana', ['read', 'edit', 'submit', 'approve']);
  ben = await app.addUser('Ben', ['read', 'approve', 'edit']);
  cleo = await app.addUser('Cleo', 'super');
  await app.addUser('Reader', ['read', 'activity']);
  await app.addUser('Gone', ['approve']);
  await app.strapi.db
    .query('admin::user')
    .update({ where: { email: 'gone@example.org' }, data: { isActive: false } });
}, 120_000);

afterAll(async () => {
  await app.stop();
  await smtp.stop();
});

beforeEach(() => {
  smtp.mails.length = 0;
  smtp.refuse = '';
  send = deliver;
});

const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 100 && !(await isSo()); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  expect(await isSo()).toBe(true);
};
const arrived = async (count: number): Promise<ReceivedMail[]> => {
  await until(() => smtp.mails.length >= count);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(smtp.mails).toHaveLength(count);
  return smtp.mails;
};
const receivers = (mails: ReceivedMail[]) => mails.flatMap(({ to }) => to).sort();
const decode = (text: string) =>
  text
    .replace(/=\r\n/g, '')
    .replace(/(?:=[0-9A-F]{2})+/g, (run) => Buffer.from(run.replaceAll('=', ''), 'hex').toString());
/** Read a header in the form that mail programs show (RFC 2047). */
const header = ({ headers }: ReceivedMail, name: string) =>
  headers
    .filter((line) => line.toLowerCase().startsWith(`${name}:`))
    .map((line) =>
      line
        .slice(name.length + 2)
        .replace(/=\?UTF-8\?Q\?([^?]*)\?=\s*/g, (_, word: string) => decode(word.replaceAll('_', ' '))),
    );
const part = ({ raw }: ReceivedMail, type: string): string => {
  const found = raw.split(/\r\n--[^\r\n]+/).find((each) => each.includes(`Content-Type: ${type}`)) ?? '';
  return decode(found.slice(found.indexOf('\r\n\r\n') + 4));
};
const set = async (mails: Partial<Settings['mails']>) =>
  dataOf(await app.call(cleo, 'put', '/settings', { mails: { submitted: true, decided: true, ...mails } }));
const submitNew = async (changes: Parameters<Flows['add']>[1]): Promise<PixelDetail> => {
  const added = await flows.add(ana, changes);
  return dataOf<PixelDetail>(await flows.submit(ana, added));
};

it('asks everybody who may approve, but for the authors', async () => {
  const { pixel } = await submitNew({ name: 'Asked' });
  const mails = await arrived(2);
  expect(receivers(mails)).toEqual(['ben@example.org', 'cleo@example.org']);
  for (const mail of mails) {
    expect(header(mail, 'subject')).toEqual(['Please look at version 1 of "Asked"']);
    expect(header(mail, 'to')).toHaveLength(1);
    expect(part(mail, 'text/plain')).toContain('Ana Test asks for approval of version 1 of "Asked".');
    expect(load(part(mail, 'text/html'))('a').attr('href')).toMatch(
      new RegExp(`^http://.*/admin/plugins/pixel-inventory/pixels/${pixel.slug}$`),
    );
  }
});

it('leaves out an approver who had a hand in the version', async () => {
  const added = await flows.add(ana, { name: 'Both' });
  const changed = dataOf<PixelDetail>(
    await flows.save(ben, added.pixel.slug, 1, { name: 'Both', purpose: 'Ben changed the purpose.' }),
  );
  dataOf(await flows.submit(ana, changed));
  expect(receivers(await arrived(1))).toEqual(['cleo@example.org']);
});

it('tells every author what was decided, but not whoever decided', async () => {
  const added = await flows.add(ana, { name: 'Decided' });
  const changed = dataOf<PixelDetail>(
    await flows.save(ben, added.pixel.slug, 1, { name: 'Decided', purpose: 'Ben changed the purpose.' }),
  );
  dataOf(await flows.submit(ana, changed));
  await arrived(1);
  smtp.mails.length = 0;
  dataOf(await flows.sendBack(cleo, changed, 'Which ads?\nPlease say.'));
  const mails = await arrived(2);
  expect(receivers(mails)).toEqual(['ana@example.org', 'ben@example.org']);
  expect(part(mails[0] as ReceivedMail, 'text/plain').replace(/\r/g, '')).toContain(
    '> Which ads?\n> Please say.',
  );
  smtp.mails.length = 0;
  dataOf(await flows.submit(ana, changed));
  await arrived(1);
  smtp.mails.length = 0;
  dataOf(await flows.approve(cleo, changed));
  expect((await arrived(2)).map((mail) => header(mail, 'subject')[0])).toEqual([
    'Approved: version 2 of "Decided"',
    'Approved: version 2 of "Decided"',
  ]);
});

it('sends each approver one mail about all that are submitted at once, with a link to each', async () => {
  const added: PixelDetail[] = [];
  for (let at = 0; at < 8; at += 1) added.push(await flows.add(ana, { name: `Many ${at}` }));
  const slugs = added.map(({ pixel }) => pixel.slug);
  dataOf(await flows.save(ben, slugs[7] ?? '', 1, { name: 'Many 7', purpose: 'Ben changed the purpose.' }));
  const items = slugs.map((slug, at) => ({ slug, version: at === 7 ? 2 : 1 }));
  dataOf(
    await app.call(ana, 'post', '/bulk/submit', { items: [...items, { slug: 'not-there', version: 1 }] }),
  );
  const mails = await arrived(2);
  const linked = (who: string) => {
    const [mail] = mails.filter(({ to }) => to.includes(who));
    const page = load(part(mail as ReceivedMail, 'text/html'));
    return page('li a')
      .toArray()
      .map((link) => (link.attribs['href'] ?? '').replace(/^.*\//, ''));
  };
  expect(linked('cleo@example.org')).toEqual(slugs);
  // Ben had a hand in the last one.
  expect(linked('ben@example.org')).toEqual(slugs.slice(0, 7));
  expect(mails.map((mail) => header(mail, 'subject')[0]).sort()).toEqual([
    'Please look at 7 versions',
    'Please look at 8 versions',
  ]);
  expect(part(mails[0] as ReceivedMail, 'text/plain')).toContain('- Many 0, version 1');
});

it('sends none where nothing of what was chosen could be submitted', async () => {
  dataOf(await app.call(ana, 'post', '/bulk/submit', { items: [{ slug: 'not-there', version: 1 }] }));
  await arrived(0);
});

it('writes to everybody in their own language', async () => {
  const read = (email: string, preferedLanguage: string | null) =>
    app.strapi.db.query('admin::user').update({ where: { email }, data: { preferedLanguage } });
  await read('ben@example.org', 'de');
  await read('cleo@example.org', 'fr');
  await read('ana@example.org', 'es');
  const added = await flows.add(ana, { name: 'Überall <b>' });
  dataOf(await flows.submit(ana, added));
  const asked = await arrived(2);
  const to = (who: string) => asked.find((mail) => mail.to.includes(who)) as ReceivedMail;
  expect(header(to('ben@example.org'), 'subject')).toEqual(['Bitte ansehen: Version 1 von „Überall <b>“']);
  expect(part(to('ben@example.org'), 'text/plain')).toContain(
    'Ana Test bittet um Freigabe von Version 1 von „Überall <b>“.',
  );
  expect(header(to('cleo@example.org'), 'subject')).toEqual([
    'À examiner\u00a0: version 1 de «\u00a0Überall <b>\u00a0»',
  ]);
  expect(load(part(to('cleo@example.org'), 'text/html'))('b').length).toBe(0);
  smtp.mails.length = 0;
  dataOf(await flows.approve(ben, added));
  const [told] = await arrived(1);
  expect(header(told as ReceivedMail, 'subject')).toEqual(['Aprobada: versión 1 de «Überall <b>»']);
  for (const email of ['ana@example.org', 'ben@example.org', 'cleo@example.org']) await read(email, null);
});

it.each([
  ['mails about submitted versions', { submitted: false }],
  ['mails about decisions', { decided: false }],
])('sends no %s where they are switched off', async (_what, off) => {
  await set(off);
  const { pixel, versions } = await submitNew({ name: 'Quiet' });
  if (!('submitted' in off)) {
    await arrived(2);
    smtp.mails.length = 0;
  }
  const answer = await app.call(cleo, 'post', `/pixels/${pixel.slug}/approve`, {
    version: 1,
    hash: versions[0]?.hash,
  });
  expect(answer.status).toBe(200);
  await arrived('decided' in off ? 0 : 1);
  await set({});
});

it.each([
  'Spring\r\nBcc: all@evil.example',
  'Spring\nX-Evil: 1\n\n<h1>body</h1>',
  'Spring"<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
])('sends the name %j as text, and as nothing else', async (name) => {
  await submitNew({ name });
  const mails = await arrived(2);
  expect(receivers(mails)).toEqual(['ben@example.org', 'cleo@example.org']);
  for (const mail of mails) {
    expect([...header(mail, 'bcc'), ...header(mail, 'x-evil')]).toEqual([]);
    const page = load(part(mail, 'text/html'));
    expect([page('script, img').length, page('h1').length]).toEqual([0, 1]);
    expect(page.text()).toContain(name.replace(/\s+/g, ' ').trim());
  }
});

it('answers at once where the provider never does', async () => {
  send = () => new Promise(() => undefined);
  const begun = Date.now();
  const submitted = await Promise.race([
    submitNew({ name: 'Unanswered' }),
    new Promise<null>((resolve) => setTimeout(() => resolve(null), 5_000)),
  ]);
  expect(submitted?.pixel.state).toBe('in_review');
  expect(Date.now() - begun).toBeLessThan(5_000);
});
