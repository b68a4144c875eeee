import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Debian keeps it where only some users' shells look. */
const ENV = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };

/** Whether this machine has nginx, which comes from Debian and not from npm. */
export const hasNginx = spawnSync('nginx', ['-v'], { env: ENV }).status === 0;

/** A cache that all visitors of a site share. Its answers say in `x-cache` whether they were kept (`HIT`). */
export interface SharedCache {
  url: string;
  stop: () => Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

/** It keeps what it may, and by guesswork what does not say: `proxy_cache_valid` is for answers without any such header. */
const configuration = (dir: string, port: number, origin: string): string => `
${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
worker_processes 1;
pid ${dir}/pid;
error_log ${dir}/error.log;
events { worker_connections 64; }
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${dir}/${kind};`).join(' ')}
  proxy_cache_path ${dir}/cache keys_zone=pages:1m;
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass ${origin};
      proxy_set_header Host $http_host;
      proxy_cache pages;
      proxy_cache_key $request_uri;
      proxy_cache_valid any 60s;
      proxy_cache_revalidate on;
      add_header X-Cache $upstream_cache_status always;
    }
  }
}
`;

/** Start nginx as a shared cache in front of a site. */
export const startSharedCache = async (origin: string): Promise<SharedCache> => {
  const dir = mkdtempSync(join(tmpdir(), 'pixel-inventory-nginx-'));
  mkdirSync(join(dir, 'cache'));
  const port = await freePort();
  const file = join(dir, 'nginx.conf');
  writeFileSync(file, configuration(dir, port, origin));
  const server = spawn('nginx', ['-p', dir, '-c', file, '-e', join(dir, 'error.log')], {
    env: ENV,
    stdio: 'ignore',
  });
  const url = `http://127.0.0.1:${port}`;
  const answers = (): Promise<boolean> =>
    fetch(`${url}/up`).then(
      () => true,
      () => false,
    );
  for (let tries = 0; !(await answers()); tries += 1) {
    if (server.exitCode !== null || tries > 100) throw new Error('nginx did not start.');
    await sleep(50);
  }
  const stop = async (): Promise<void> => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await ended;
    rmSync(dir, { recursive: true, force: true });
  };
  return { url, stop };
};
