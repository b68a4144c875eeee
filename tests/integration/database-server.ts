import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** Found from here, and from where a benchmark is bundled. */
const FAKES = path.resolve(__dirname, '../..', 'tests/fakes');

export interface DatabaseServer {
  port: number;
  stop: () => Promise<void>;
}

const stop = async (server: ChildProcessWithoutNullStreams): Promise<void> => {
  if (server.exitCode !== null) return;
  server.stdin.end();
  await once(server, 'exit');
};

/** Start one of the database servers in tests/fakes. Rejects where it does not start. */
export const startDatabase = async (script: string): Promise<DatabaseServer> => {
  const server = spawn(process.execPath, [path.join(FAKES, script)]);
  server.stderr.on('data', (text: Buffer) => process.stderr.write(text));
  const [line] = (await Promise.race([once(server.stdout, 'data'), once(server, 'exit')])) as [unknown];
  if (server.exitCode !== null) throw new Error(`${script} ended with ${server.exitCode}.`);
  return { port: Number(String(line)), stop: () => stop(server) };
};
