/** What a flood of choices from one address does to the others. */
import { Agent, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startApp, type TestApp } from './strapi-app';

let app: TestApp;

beforeAll(async () => {
  app = await startApp({ name: 'consent-limit' });
}, 120_000);

afterAll(() => app.stop());

const count = () => app.strapi.db.query('plugin::pixel-inventory.consent-record').count();

describe('10,000 choices in a minute', () => {
  const REQUESTS = 10_000;
  const ALLOWED = 300;
  const agent = new Agent({ keepAlive: true, maxSockets: 20 });
  const BODY = JSON.stringify({ categories: ['marketing'], path: '/' });

  interface Told {
    status: number;
    wait: string | undefined;
    text: string;
  }

  const send = (port: number, address: string) =>
    new Promise<Told>((resolve, reject) => {
      const headers = {
        'content-type': 'application/json',
        'content-length': BODY.length,
        'sec-fetch-site': 'same-origin',
        'x-forwarded-for': address,
      };
      const options = { agent, port, host: '127.0.0.1', method: 'POST', path: '/_pixels/consent', headers };
      httpRequest(options, (answer) => {
        let text = '';
        answer.on('data', (part: Buffer) => (text += String(part)));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, wait: answer.headers['retry-after'], text }),
        );
      })
        .on('error', reject)
        .end(BODY);
    });

  afterAll(() => agent.destroy());

  it('from one address are held up, while another one is served', async () => {
    const { httpServer } = app.strapi.server;
    await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', resolve));
    const { port } = httpServer.address() as AddressInfo;
    const before = await count();
    const started = Date.now();
    const answers = await Promise.all(Array.from({ length: REQUESTS }, () => send(port, '198.51.100.1')));
    const other = await send(port, '198.51.100.2');
    const minutes = Math.ceil((Date.now() - started) / 60_000);
    const served = answers.filter(({ status }) => status === 200);
    const held = answers.filter(({ status }) => status === 429);
    expect(served.length).toBeGreaterThanOrEqual(ALLOWED);
    expect(served.length).toBeLessThanOrEqual(ALLOWED * minutes);
    expect(held).toHaveLength(REQUESTS - served.length);
    expect(other.status).toBe(200);
    expect(await count()).toBe(before + served.length + 1);
    expect(held.every(({ wait }) => Number(wait) >= 1 && Number(wait) <= 60)).toBe(true);
    expect(JSON.parse(held[0]?.text ?? '')).toEqual({
      error: {
        code: 'too_many',
        message: 'Too many requests from this address. Please wait a moment and try again.',
      },
    });
  }, 120_000);
});
