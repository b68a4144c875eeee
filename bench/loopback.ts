import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Readable } from 'node:stream';

/** A connection of this process to itself: bytes go through the kernel, as they do to a visitor. */
export class Loopback {
  private received = 0;
  private awaited = Infinity;
  private arrive: () => void = () => undefined;

  private constructor(
    private readonly server: Server,
    private readonly socket: Socket,
  ) {}

  static async open(): Promise<Loopback> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const accepted = new Promise<Socket>((resolve) => server.once('connection', resolve));
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').setNoDelay();
    const loopback = new Loopback(server, socket);
    (await accepted).on('data', (bytes) => loopback.receive(bytes.length));
    return loopback;
  }

  /** Send a stream; settles when so many bytes have come out at the other end. */
  send(body: Readable, length: number): Promise<void> {
    this.received = 0;
    this.awaited = length;
    return new Promise((resolve) => {
      this.arrive = resolve;
      body.pipe(this.socket, { end: false });
    });
  }

  close(): void {
    this.socket.destroy();
    this.server.close();
  }

  private receive(length: number): void {
    this.received += length;
    if (this.received === this.awaited) this.arrive();
    if (this.received > this.awaited) throw new Error('More bytes than expected.');
  }
}
