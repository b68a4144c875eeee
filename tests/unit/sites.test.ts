/** How Strapi tells the sites that are elsewhere of a publication. */
import { verify, createPublicKey } from 'node:crypto';
import { configSchema, hookSchema, type ToldSite } from '../../server/src/contract';
import { createSigner } from '../../server/src/io/signer';
import { createSites } from '../../server/src/services/sites';

const HASH = 'a'.repeat(64);
const AT = '2026-11-24T00:00:00.000Z';
const signer = createSigner('a secret');

const setUp = (sites: ToldSite[] = [{ url: 'https://www.example.org', prefix: '/_pixels' }]) => {
  const sent: { url: string; number: number; body: string; signature: string }[] = [];
  const failed: string[] = [];
  const pauses: { wait: number; end: () => void }[] = [];
  const state = { number: 1 as number | null, answer: (): Promise<void> => Promise.resolve() };
  const service = createSites({
    sites,
    clock: { now: () => AT },
    signer: () => signer,
    current: () =>
      state.number === null ? null : { number: state.number, hash: HASH, text: '', signature: '' },
    send: (url, body, signature) => {
      sent.push({ url, number: hookSchema.parse(JSON.parse(body)).number, body, signature });
      return state.answer();
    },
    pause: (wait) => new Promise((resolve) => pauses.push({ wait, end: resolve })),
    onFailed: (sentence) => failed.push(sentence),
  });
  return { service, sent, failed, pauses, state };
};

const settle = () => new Promise((resolve) => setImmediate(resolve));
const refused = () => Promise.reject(new Error('It answered with status 503.'));

describe('telling sites', () => {
  it('sends each a signed message, and says what became of it', async () => {
    const { service, sent, state } = setUp([
      { url: 'https://www.example.org', prefix: '/_pixels' },
      { url: 'http://10.0.0.7:3000/shop', prefix: '/p' },
    ]);
    state.number = 7;
    service.tell();
    await settle();
    expect(sent.map(({ url }) => url)).toEqual([
      'https://www.example.org/_pixels/hook',
      'http://10.0.0.7:3000/shop/p/hook',
    ]);
    const [{ body, signature } = { body: '', signature: '' }] = sent;
    expect(JSON.parse(body)).toEqual({ number: 7, hash: HASH, at: AT });
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: signer.publicKey }, format: 'jwk' });
    expect(verify(null, Buffer.from(body), key, Buffer.from(signature, 'base64url'))).toBe(true);
    expect(service.status()).toEqual([
      { url: 'https://www.example.org', told: { number: 7, at: AT }, error: null },
      { url: 'http://10.0.0.7:3000/shop', told: { number: 7, at: AT }, error: null },
    ]);
  });

  it('tells nobody twice of the same, and nothing where there is nothing', async () => {
    const { service, sent, state } = setUp();
    state.number = null;
    service.tell();
    await settle();
    expect(sent).toEqual([]);
    state.number = 1;
    service.tell();
    await settle();
    service.tell();
    await settle();
    expect(sent).toHaveLength(1);
  });

  it('sends the newest of what was published while a message was on its way', async () => {
    const { service, sent, state } = setUp();
    let arrive = (): void => undefined;
    state.answer = () => new Promise((resolve) => (arrive = resolve));
    service.tell();
    for (const number of [2, 3, 4]) {
      state.number = number;
      service.tell();
    }
    state.answer = () => Promise.resolve();
    arrive();
    await settle();
    expect(sent.map(({ number }) => number)).toEqual([1, 4]);
  });

  it('tries a few times with pauses between, then says so once', async () => {
    const { service, sent, failed, pauses, state } = setUp();
    state.answer = refused;
    service.tell();
    for (let at = 0; at < 3; at += 1) {
      await settle();
      expect(failed).toEqual([]);
      pauses[at]?.end();
    }
    await settle();
    expect(pauses.map(({ wait }) => wait)).toEqual([500, 2000, 5000]);
    expect(sent).toHaveLength(4);
    expect(failed).toEqual([
      'The site https://www.example.org could not be told. It answered with status 503.',
    ]);
    expect(service.status()[0]).toMatchObject({ told: null, error: 'It answered with status 503.' });
    state.answer = () => Promise.resolve();
    service.tell();
    await settle();
    expect(service.status()[0]).toMatchObject({ told: { number: 1 }, error: null });
  });

  it('lets a new publication wait for no pause', async () => {
    const { service, sent, pauses, state } = setUp();
    state.answer = refused;
    service.tell();
    await settle();
    expect(pauses).toHaveLength(1);
    state.answer = () => Promise.resolve();
    state.number = 2;
    service.tell();
    await settle();
    expect(sent.map(({ number }) => number)).toEqual([1, 2]);
  });

  it('ends with Strapi', async () => {
    const { service, sent, state } = setUp();
    state.answer = refused;
    service.tell();
    await settle();
    service.stop();
    await settle();
    service.tell();
    await settle();
    expect(sent).toHaveLength(1);
  });
});

describe('the key', () => {
  it('is the same for the same secret, and tells nothing of it', () => {
    expect(createSigner('a secret').publicKey).toBe(signer.publicKey);
    expect(createSigner('a secret').sign('x')).toBe(signer.sign('x'));
    expect(createSigner('another').publicKey).not.toBe(signer.publicKey);
  });
});

describe('the configuration', () => {
  const faultsOf = (config: unknown) =>
    configSchema
      .safeParse(config)
      .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

  it('takes addresses of sites, and puts the usual prefix in', () => {
    const { sites } = configSchema.parse({
      sites: [{ url: 'https://www.example.org/' }, { url: 'http://10.0.0.7:3000/shop', prefix: '/p' }],
    });
    expect(sites).toEqual([
      { url: 'https://www.example.org', prefix: '/_pixels' },
      { url: 'http://10.0.0.7:3000/shop', prefix: '/p' },
    ]);
    expect(configSchema.parse({})).toMatchObject({ sites: [], allowedOrigins: [] });
  });

  it.each<[string, unknown, string]>([
    ['no scheme', { sites: [{ url: 'www.example.org' }] }, 'sites.0.url: Expected an address such as'],
    ['a user name', { sites: [{ url: 'https://a:b@www.example.org' }] }, 'sites.0.url: Expected an address'],
    ['no address', { sites: [{}] }, 'sites.0.url: Expected an address'],
    [
      'a prefix that is none',
      { sites: [{ url: 'https://a.example', prefix: 'p/' }] },
      'sites.0.prefix: Expected',
    ],
    ['a misspelt name', { sites: [{ url: 'https://a.example', key: 'x' }] }, 'sites.0: Unrecognized key'],
    ['too many', { sites: Array(51).fill({ url: 'https://a.example' }) }, 'sites: At most 50 sites.'],
    ['every origin', { allowedOrigins: ['*'] }, 'allowedOrigins.0: Expected an origin such as'],
  ])('refuses %s', (_, config, sentence) => {
    expect(faultsOf(config)[0]).toContain(sentence);
  });
});
