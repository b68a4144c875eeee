import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** A mail as it came over the wire. */
export interface ReceivedMail {
  /** From the envelope. */
  to: string[];
  /** Header lines, folded ones joined. */
  headers: string[];
  raw: string;
}

export interface SmtpServer {
  port: number;
  mails: ReceivedMail[];
  /** Refuse receivers whose address holds this text; empty: none. */
  refuse: string;
  /** Keep mails to receivers whose address holds this text, and say so only after a while; empty: none. */
  slow: string;
  slowMs: number;
  stop: () => Promise<void>;
}

const received = (to: string[], raw: string): ReceivedMail => {
  const [head = ''] = raw.split('\r\n\r\n', 1);
  return { to, raw, headers: head.replace(/\r\n[ \t]+/g, ' ').split('\r\n') };
};

/** Speak as much SMTP (RFC 5321) as it takes to be handed a mail. */
const converse = (socket: Socket, server: SmtpServer): void => {
  let buffer = '';
  let to: string[] = [];
  let isData = false;
  const say = (line: string) => socket.write(`${line}\r\n`);
  const command = (line: string): void => {
    const verb = line.slice(0, 4).toUpperCase();
    const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
    if (verb === 'EHLO' || verb === 'HELO') say('250 loopback');
    else if (verb === 'RCPT' && server.refuse && address.includes(server.refuse)) say('550 No such mailbox');
    else if (verb === 'RCPT') {
      to.push(address);
      say('250 OK');
    } else if (verb === 'DATA') {
      isData = true;
      say('354 Go ahead');
    } else if (verb === 'QUIT') {
      say('221 Bye');
      socket.end();
    } else say('250 OK');
  };
  const takeMail = (): boolean => {
    const end = buffer.indexOf('\r\n.\r\n');
    if (end < 0) return false;
    server.mails.push(received(to, buffer.slice(0, end).replace(/^\.\./gm, '.')));
    const isSlow = server.slow !== '' && to.some((address) => address.includes(server.slow));
    buffer = buffer.slice(end + 5);
    to = [];
    isData = false;
    if (isSlow) setTimeout(() => say('250 Kept'), server.slowMs).unref();
    else say('250 Kept');
    return true;
  };
  const takeLine = (): boolean => {
    const end = buffer.indexOf('\r\n');
    if (end < 0) return false;
    const line = buffer.slice(0, end);
    buffer = buffer.slice(end + 2);
    command(line);
    return true;
  };
  socket.on('error', () => socket.destroy());
  socket.on('data', (bytes: Buffer) => {
    buffer += bytes.toString('utf8');
    while (isData ? takeMail() : takeLine());
  });
  say('220 loopback');
};

/** Start a mail server on this machine that keeps what it is handed. */
export const startSmtp = async (): Promise<SmtpServer> => {
  const open = new Set<Socket>();
  const listener = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    converse(socket, smtp);
  });
  const smtp: SmtpServer = {
    port: 0,
    mails: [],
    refuse: '',
    slow: '',
    slowMs: 0,
    stop: async () => {
      listener.close();
      // Whoever waits for an answer waits no longer.
      open.forEach((socket) => socket.destroy());
      await once(listener, 'close');
    },
  };
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  smtp.port = (listener.address() as AddressInfo).port;
  return smtp;
};
