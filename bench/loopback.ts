import { Agent, createServer, get, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server does with a request. */
export type Answer = (response: ServerResponse) => unknown;

/** A server and its only visitor in this process, on one connection that stays open. */
export class Loopback {
  private answer: Answer = (response) => response.end();
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });
  private readonly server: Server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    this.answer(response);
  });

  static async open(): Promise<Loopback> {
    const loopback = new Loopback();
    await new Promise<void>((resolve) => loopback.server.listen(0, '127.0.0.1', resolve));
    return loopback;
  }

  /** Ask once, have it answered that way, and count the bytes that arrive. */
  ask(answer: Answer): Promise<number> {
    this.answer = answer;
    const { port } = this.server.address() as AddressInfo;
    return new Promise((resolve, reject) => {
      const request = get({ port, host: '127.0.0.1', agent: this.agent }, (response) => {
        let received = 0;
        response.on('data', (bytes: Buffer) => (received += bytes.length));
        response.on('end', () => resolve(received));
      });
      request.on('error', reject);
    });
  }

  close(): void {
    this.agent.destroy();
    this.server.close();
  }
}
