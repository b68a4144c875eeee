import { checkStrapi } from '../../server/adapters/strapi-options';
import { strapiPreviews } from '../../server/adapters/strapi-previews';
import { previewSet } from '../fakes/previews';
import { fakeStrapi, otherSigner, signer, TOKEN, type FakeStrapi } from '../fakes/strapi';

let strapi: FakeStrapi;
let seen: string[] = [];

beforeAll(async () => {
  strapi = await fakeStrapi((_, response) => void response.end());
});
afterAll(() => strapi.stop());

const answering = (status: number, body: string, by = signer) =>
  strapi.answer((request, response) => {
    seen.push(`${request.method} ${request.url} ${String(request.headers['x-preview-token'])}`);
    response.writeHead(status, { 'x-pixel-inventory-signature': by.sign(body) }).end(body);
  });

const previews = (key: string | null = signer.publicKey) => {
  seen = [];
  const checked = checkStrapi({ url: strapi.url, token: TOKEN });
  if (!('settings' in checked)) throw new Error(checked.faults.join());
  return strapiPreviews(checked.settings, () => key);
};

const SET = previewSet();

it('asks Strapi what a token is worth, which no address names', async () => {
  answering(200, JSON.stringify(SET));
  expect(await previews().read('a.run')).toEqual(SET);
  expect(seen).toEqual(['GET /api/pixel-inventory/preview a.run']);
});

it('exchanges a link', async () => {
  const started = { token: 'a.run', until: SET.until };
  answering(200, JSON.stringify(started));
  expect(await previews().start('a.link')).toEqual(started);
  expect(seen).toEqual(['POST /api/pixel-inventory/preview a.link']);
});

it('takes what Strapi refuses for nothing', async () => {
  answering(404, JSON.stringify({ data: null, error: { details: { code: 'preview_over' } } }));
  expect(await previews().read('a.run')).toBeNull();
  expect(await previews().start('a.link')).toBeNull();
});

it.each<[string, () => void, string | null]>([
  ['somebody else signed', () => answering(200, JSON.stringify(SET), otherSigner), signer.publicKey],
  ['a site cannot check', () => answering(200, JSON.stringify(SET)), null],
  ['is no preview', () => answering(200, '{"snapshot":{}}'), signer.publicKey],
  ['is an error', () => answering(500, 'no'), signer.publicKey],
  ['says that there is no such address', () => answering(404, 'Not Found'), signer.publicKey],
])('does not believe what %s', async (_, prepare, key) => {
  prepare();
  await expect(previews(key).read('a.run')).rejects.toThrow();
});
