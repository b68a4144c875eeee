import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Hook, Snapshot } from '../../server/src/contract';
import { canonicalJson } from '../../server/src/core/hash';
import { createSigner } from '../../server/src/io/signer';
import { sha256 } from '../../server/src/io/sha256';

/** The signer of the Strapi that a site follows in tests, and of one that it does not. */
export const signer = createSigner('the secret of a test');
export const otherSigner = createSigner('the secret of somebody else');

export const TOKEN = 'a-token-of-a-test';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** What Strapi sends about a snapshot. */
export const signedAnswer = (snapshot: unknown, by = signer) => {
  const text = canonicalJson(snapshot);
  return {
    text,
    headers: {
      'content-type': 'application/json',
      etag: `"${sha256(text)}"`,
      'x-pixel-inventory-key': by.publicKey,
      'x-pixel-inventory-signature': by.sign(text),
    },
  };
};

/** Answers with a snapshot as Strapi does. */
export const sending =
  (snapshot: unknown, by = signer): Handler =>
  (request, response) => {
    const { text, headers } = signedAnswer(snapshot, by);
    const isKnown = request.headers['if-none-match'] === headers.etag;
    response.writeHead(isKnown ? 304 : 200, headers).end(isKnown ? undefined : text);
  };

/** A message about a publication, as Strapi signs it. */
export const hookAbout = (snapshot: Snapshot, at: number, by = signer) => {
  const message: Hook = {
    number: snapshot.number,
    hash: sha256(canonicalJson(snapshot)),
    at: new Date(at).toISOString(),
  };
  return { message, signature: by.sign(canonicalJson(message)) };
};

/** A server in the place of Strapi that answers whatever a test wants. */
export const fakeStrapi = async (handler: Handler) => {
  const asked: { path: string; etag: string | undefined; token: string | undefined }[] = [];
  let answer = handler;
  const server = createServer((request, response) => {
    const { 'if-none-match': etag, authorization: token } = request.headers;
    asked.push({ path: `${request.method} ${request.url}`, etag, token });
    answer(request, response);
  });
  const listen = (port: number) =>
    new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    answer: (next: Handler) => (answer = next),
    stop,
    startAgain: () => listen(port),
  };
};

export type FakeStrapi = Awaited<ReturnType<typeof fakeStrapi>>;
