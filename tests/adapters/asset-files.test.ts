import { assetFiles } from '../../server/adapters/asset-files';
import { ASSETS } from '../fakes/site';

const files = assetFiles(ASSETS);

describe('the files that a site serves', () => {
  it.each([
    ['the banner', ASSETS.banner.file, 'text/javascript; charset=utf-8', ASSETS.banner.body],
    ['its styles', ASSETS.styles.file, 'text/css; charset=utf-8', ASSETS.styles.body],
  ])('are %s, for ever', (_, file, type, body) => {
    const answer = files(file, undefined);
    expect(answer?.headers).toMatchObject({
      'content-type': type,
      'cache-control': 'public, max-age=31536000, immutable, no-transform',
      'x-content-type-options': 'nosniff',
    });
    expect(String(answer?.body)).toBe(body);
  });

  it('are today’s under an older name, for a while', () => {
    const answer = files('banner.000000000000.css', undefined);
    expect(answer?.headers['cache-control']).toBe('public, max-age=300');
    expect(String(answer?.body)).toBe(ASSETS.styles.body);
  });

  it('are a site’s own colours, which their name says', () => {
    const answer = files('look.fffbe6-101010-1d4ed8-ffffff.css', 'br');
    expect(answer?.headers).toMatchObject({
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable, no-transform',
    });
    expect(String(answer?.body)).toContain('--pixel-banner-bg:#fffbe6');
  });

  it.each([
    'banner.css',
    'banner.ba9876543210.html',
    'loader.0123456789ab.css',
    'look.red-101010-1d4ed8-ffffff.css',
    '',
  ])('are not %j', (name) => {
    expect(files(name, undefined)).toBeNull();
  });
});
