import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import { startSmtp, type SmtpServer } from '../fakes/smtp';
import { startDatabase, type DatabaseServer } from './database-server';
import { createReviewFlows } from './review-flows';
import { startApp } from './strapi-app';

const SCRIPT = path.join(__dirname, '../fakes/review-instance.mjs');
const HOUR = 60 * 60 * 1000;
const WEEK = 7 * 24 * HOUR;
const TICKS = 200;
const STEP = 6 * HOUR;
const INSTANCES = 3;
const OWNERS = ['abe', 'bea', 'cem', 'dan', 'eve'].map((name) => `${name}@example.org`);
/** Two mails are never finished by whoever began them, in weeks that are drawn. */
const DEATHS = ['before', 'after'] as const;

const connection = {
  host: '127.0.0.1',
  port: 0,
  user: 'postgres',
  password: 'test',
  database: 'inventory',
  ssl: false,
};

let server: DatabaseServer;
let smtp: SmtpServer;
let dir: string;
const running = new Set<ChildProcess>();

interface Instance {
  child: ChildProcess;
  died: Promise<null>;
}

const startInstance = async (): Promise<Instance> => {
  const child = fork(SCRIPT, [dir, String(smtp.port)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const died = once(child, 'exit').then(() => null);
  await once(child, 'message');
  return { child, died };
};

/** Let an instance look. Null: it died over it. */
const tick = async ({ child, died }: Instance, now: number, dying: string) => {
  const answered = new Promise<Record<string, unknown>>((resolve) =>
    child.once('message', (result) => resolve(result as Record<string, unknown>)),
  );
  child.send({ now, dying });
  return Promise.race([answered, died]);
};

const prepareSite = async (): Promise<void> => {
  const app = await startApp({
    name: 'reviews-once',
    database: { client: 'postgres', connection },
    pluginConfig: { reviewScheduler: 'off' },
  });
  const ana = await app.addUser('Ana', 'super');
  const ben = await app.addUser('Ben', 'super');
  const on = createReviewFlows(app, ana, ben);
  const yesterday = new Date(Date.now() - 24 * HOUR).toISOString();
  for (const email of OWNERS) {
    const changes = { owner: { name: email, email }, reviewEveryDays: 1 };
    await on.live(`One of ${email}`, yesterday, changes);
    await on.live(`Two of ${email}`, yesterday, changes);
  }
  dir = app.dir;
  await app.stop();
};

beforeAll(async () => {
  [server, smtp] = await Promise.all([startDatabase('postgres.mjs'), startSmtp()]);
  connection.port = server.port;
  await prepareSite();
}, 120_000);

afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await smtp.stop();
  await server.stop();
}, 60_000);

const nextMonday = (now: number): number => {
  const slot = new Date(now);
  slot.setUTCHours(9, 0, 0, 0);
  while (slot.getUTCDay() !== 1 || slot.getTime() <= now) slot.setUTCDate(slot.getUTCDate() + 1);
  return slot.getTime();
};

const digestsTo = (owner: string, since: number): number =>
  smtp.mails
    .slice(since)
    .filter(({ to, headers }) => to.includes(owner) && headers.some((line) => /still needed/.test(line)))
    .length;

const draw = (below: number): number => Math.floor(Math.random() * below);

it('mails every owner once a period from three instances, one of which is killed while it sends', async () => {
  const database = new Client(connection);
  await database.connect();
  // The server ends before it where an expectation fails.
  database.on('error', () => undefined);
  const instances = await Promise.all(Array.from({ length: INSTANCES }, startInstance));
  const first = nextMonday(Date.now());
  const start = first - 2 * STEP;
  const dueDeaths = DEATHS.map((how, index) => ({ how, week: 1 + 2 * index + draw(2) }));
  const deaths: { how: string; week: number }[] = [];
  const mailsAt: number[] = [];
  const weekOf = (now: number) => Math.floor((now - first) / WEEK);

  for (let at = 0; at < TICKS; at += 1) {
    const now = start + at * STEP;
    const week = weekOf(now);
    if (now >= first) mailsAt[week] ??= smtp.mails.length;
    const death = dueDeaths.find((each) => each.week <= week);
    const victim = draw(INSTANCES);
    // No two clocks are alike. The victim begins, or would find everything done on a machine that is busy.
    const look = (index: number, dying: string) =>
      tick(instances[index] as Instance, now + draw(3_000), dying);
    const victimLook = look(victim, death?.how ?? '');
    if (death) await Promise.race([victimLook, setTimeout(draw(300))]);
    const rest = [0, 1, 2].filter((index) => index !== victim).map((index) => look(index, ''));
    const [outcome, ...others] = await Promise.all([victimLook, ...rest]);
    for (const other of others) expect(other).not.toHaveProperty('error');
    if (outcome === null && death) {
      deaths.push({ how: death.how, week });
      dueDeaths.splice(dueDeaths.indexOf(death), 1);
      // Nobody gets a mail three times: of one that two died over there would be none more.
      for (const next of dueDeaths) next.week = Math.max(next.week, week + 1);
      instances[victim] = await startInstance();
    } else expect(outcome).not.toHaveProperty('error');
    // A day after they were asked, the owners answer; a day later it is due again.
    if ((now - first) % WEEK === 4 * STEP) {
      await database.query('update pixel_inventory_pixels set reviewed_at = $1', [
        new Date(now).toISOString(),
      ]);
    }
  }

  const weeks = weekOf(start + (TICKS - 1) * STEP);
  expect(weeks).toBe(7);
  expect(deaths.map(({ how }) => how).sort()).toEqual(['after', 'before']);
  const extra: { week: number; owner: string }[] = [];
  for (let week = 0; week < weeks; week += 1) {
    for (const owner of OWNERS) {
      const count = digestsTo(owner, mailsAt[week] ?? 0) - digestsTo(owner, mailsAt[week + 1] ?? 0);
      expect([week, owner, count >= 1]).toEqual([week, owner, true]);
      for (let more = 1; more < count; more += 1) extra.push({ week, owner });
    }
  }
  // One mail more, in the week in which an instance died after it had handed one over.
  expect(extra.map(({ week }) => week)).toEqual(
    deaths.filter(({ how }) => how === 'after').map(({ week }) => week),
  );
  const { rows } = await database.query<{ summary: string }>(
    "select summary from pixel_inventory_activities where action = 'mail_twice'",
  );
  // Whoever finds a mail that nobody finished cannot know which of the two it was.
  expect(rows).toHaveLength(2);
  for (const { owner } of extra) {
    expect(rows.map(({ summary }) => summary)).toContain(
      `A mail about reviews to ${owner} may have been sent twice.`,
    );
  }
  const states = await database.query<{ state: string; count: string }>(
    'select state, count(*) from pixel_inventory_review_tasks group by state',
  );
  expect(states.rows.map(({ state }) => state)).toEqual(['sent']);
  for (const { child } of instances) child.send({});
  await Promise.all(instances.map(({ died }) => died));
  await database.end();
}, 180_000);
