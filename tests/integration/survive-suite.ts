import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createStores } from '../../server/src/io/stores';
import { startApp } from './strapi-app';

const SCRIPT = path.join(__dirname, '../fakes/strapi-process.mjs');
/** Choices that are on their way when the process dies, and how many of them have been answered by then. */
const SENT = 40;
const ANSWERED = 10;

interface Running {
  process: ChildProcess;
  port: number;
}

const startProcess = async (dir: string): Promise<Running> => {
  const child = spawn(process.execPath, [SCRIPT, dir], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) {
    const [, port] = /^port (\d+)$/.exec(line) ?? [];
    if (port) return { process: child, port: Number(port) };
  }
  throw new Error('The app did not start.');
};

/** Choose, and answer with the number of the proof that the visitor was given. */
const choose = async (port: number): Promise<string> => {
  const answer = await fetch(`http://127.0.0.1:${port}/_pixels/consent`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ categories: ['marketing'], path: '/', way: 'choices' }),
  });
  const [, number] = /\.([0-9A-Z]{16});/.exec(answer.headers.get('set-cookie') ?? '') ?? [];
  if (answer.status !== 200 || !number) throw new Error(`${answer.status}: ${await answer.text()}`);
  return number;
};

/** Kill the process, without a word of warning, as soon as some of many choices are answered. */
const chooseAndKill = async ({ process: child, port }: Running): Promise<string[]> => {
  const answered: string[] = [];
  const note = (number: string): void => {
    if (child.killed) return;
    answered.push(number);
    if (answered.length === ANSWERED) child.kill('SIGKILL');
  };
  await Promise.allSettled(Array.from({ length: SENT }, () => choose(port).then(note)));
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return answered;
};

/** What was answered is in the database, whatever happens to the process in the next moment. */
export const surviveSuite = (options: Parameters<typeof startApp>[0]): void => {
  it('keeps every choice that was answered when the process is killed right after it', async () => {
    const { dir, stop } = await startApp(options);
    await stop();
    const running = await startProcess(dir);
    const answered = await chooseAndKill(running).finally(() => running.process.kill('SIGKILL'));
    expect(running.process.signalCode).toBe('SIGKILL');
    expect(answered).toHaveLength(ANSWERED);
    const again = await startApp({ ...options, keep: true });
    const records = createStores(again.strapi).consentRecords;
    const kept = await Promise.all(answered.map((number) => records.find(number)));
    expect(kept.map((record) => record?.id)).toEqual(answered);
    expect(kept[0]).toMatchObject({ categories: ['marketing'], rule: 'opt_in', way: 'choices' });
    await again.stop();
  }, 180_000);
};
