/** Files to import, as a form brings them: larger than the JSON that Strapi takes. */
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import {
  LARGEST_IMPORT,
  type Exported,
  type ImportPreview,
  type ImportResult,
  type PixelContent,
} from '../../server/src/contract';
import { content } from '../fakes/pixels';
import { createFlows, dataOf, refusalOf } from './flows';
import { startApp, type TestApp, type TestUser } from './strapi-app';

let app: TestApp;
let ana: TestUser;

beforeAll(async () => {
  app = await startApp({ name: 'exchange-upload' });
  ana = await app.addUser('Ana', 'super');
}, 120_000);

afterAll(() => app.stop());

type Format = 'json' | 'csv';

const form = (route: string, fields: Record<string, string>, ...files: string[]) => {
  const request = app.http().post(`/pixel-inventory${route}`).set('Authorization', `Bearer ${ana.token}`);
  for (const [name, value] of Object.entries(fields)) void request.field(name, value);
  for (const file of files) void request.attach('files', Buffer.from(file), `pixels.${fields['format']}`);
  return request;
};

const preview = async (format: Format, text: string) =>
  dataOf<ImportPreview>(await form('/import/preview', { format }, text));

const outcomes = ({ rows }: ImportPreview) => [...new Set(rows.map(({ outcome }) => outcome))];

const jsonOf = (contents: PixelContent[]): string =>
  JSON.stringify({
    format: 'pixel-inventory',
    version: 1,
    pixels: contents.map((each) => ({ content: each })),
  });

const uploads = () => readdirSync(tmpdir()).filter((name) => /^[a-z0-9]{25}$/.test(name));

it('takes 5,000 pixels at once, and its own export of them again', async () => {
  const contents = Array.from({ length: 5_000 }, (_, at) =>
    content({
      name: `Pixel ${at}`,
      settings: { pixelId: String(600_000_000_000_000 + at) },
      purpose: 'Shows which of our ads bring somebody.\nAnd nothing else; "really".',
      purposeIn: { de: 'Zeigt, welche unserer Anzeigen jemanden herbringen.\nUnd sonst nichts.' },
    }),
  );
  const text = jsonOf(contents);
  expect(text.length).toBeGreaterThan(2_000_000);
  const first = await preview('json', text);
  expect(outcomes(first)).toEqual(['new']);
  const { fingerprint } = first;
  const answer = await form('/import', { format: 'json', fingerprint }, text);
  expect(dataOf<ImportResult>(answer)).toEqual({ created: 5_000, changed: 0 });
  for (const format of ['json', 'csv'] as const) {
    const exported = dataOf<Exported>(await app.call(ana, 'get', `/export?format=${format}`));
    expect(exported.text.length).toBeGreaterThan(1_000_000);
    const again = await preview(format, exported.text);
    expect([again.rows.length, outcomes(again)]).toEqual([5_000, ['same']]);
  }
}, 240_000);

it('keeps the line breaks of a file', async () => {
  const flows = createFlows(app);
  const { pixel } = await flows.add(ana, { name: 'Lines', purpose: 'The first line.\nThe second line.' });
  const { text } = dataOf<Exported>(await app.call(ana, 'get', '/export?format=csv'));
  const [headings = ''] = text.split('\r\n');
  const [row = ''] = new RegExp(`^${pixel.slug},[^]*?\r\n`, 'm').exec(text) ?? [];
  const { rows } = await preview('csv', `${headings}\r\n${row}`);
  expect(rows.map(({ slug, outcome }) => [slug, outcome])).toEqual([[pixel.slug, 'same']]);
});

it('refuses a file that is too large, and several files', async () => {
  const large = refusalOf(await form('/import/preview', { format: 'csv' }, 'x'.repeat(LARGEST_IMPORT + 1)));
  expect(large).toMatchObject({ status: 413, code: 'too_large' });
  const several = refusalOf(await form('/import/preview', { format: 'csv' }, 'name', 'name'));
  expect(several).toMatchObject({ status: 400, code: 'invalid_input' });
});

it('refuses letters that are not in UTF-8', async () => {
  const answer = await app
    .http()
    .post('/pixel-inventory/import/preview')
    .set('Authorization', `Bearer ${ana.token}`)
    .field('format', 'csv')
    .attach('files', Buffer.from([0x6e, 0x61, 0xfc, 0x65]), 'pixels.csv');
  expect(refusalOf(answer).issues[0]?.message).toContain('not in UTF-8');
});

it('leaves no file behind', async () => {
  const before = new Set(uploads());
  await preview('json', jsonOf([content({ name: 'Once', settings: { pixelId: '700000000000001' } })]));
  const left = () => uploads().filter((name) => !before.has(name));
  for (let tries = 0; tries < 50 && left().length > 0; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(left()).toEqual([]);
});
