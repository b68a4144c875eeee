import net from 'node:net';
import { PlainError } from './plain-error.mjs';

const listen = (port) =>
  new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const { port: got } = server.address();
      server.close(() => resolve(got));
    });
  });

const refuse = ({ code, message }, { port, what, option }) => {
  const other = `Stop it, or choose another port: npm run demo -- ${option} ${port < 65_000 ? port + 1000 : 4000}`;
  if (code === 'EADDRINUSE') return `Port ${port}, for ${what}, is taken by another program. ${other}`;
  if (code === 'EACCES') return `Port ${port}, for ${what}, is not yours to use. ${other}`;
  return `Port ${port}, for ${what}, cannot be used: ${message}`;
};

/** Answer with the port if it is free on this machine; 0 answers with any free one. Throws a `PlainError`. */
export const claimPort = async (wish) => {
  try {
    return await listen(wish.port);
  } catch (error) {
    throw new PlainError(refuse(error, wish));
  }
};

/** Tell whether something on this machine listens on a port. */
export const isTaken = (port) =>
  listen(port).then(
    () => false,
    () => true,
  );
