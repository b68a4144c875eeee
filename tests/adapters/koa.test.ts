import Koa from 'koa';
import request from 'supertest';
import { pixelInventory } from '../../server/adapters/koa';
import { PAGE, SNAPSHOT } from '../fakes/site';

// The real scripts are built; this test is about the entry alone.
jest.mock('../../server/generated/browser-assets', () => ({
  browserAssets: {
    loader: { file: 'loader.aaaaaaaaaaaa.js', body: 'loader' },
    banner: { file: 'banner.bbbbbbbbbbbb.js', body: 'banner' },
    extras: { file: 'extras.cccccccccccc.js', body: 'extras' },
    styles: { file: 'banner.dddddddddddd.css', body: 'styles' },
    trackers: { file: 'trackers.eeeeeeeeeeee.css', body: 'trackers' },
    trackersElement: { file: 'trackers.ffffffffffff.js', body: 'element' },
    preview: { file: 'preview.000000000000.js', body: 'preview' },
  },
}));

describe('pixelInventory', () => {
  const app = new Koa();
  app.use(pixelInventory({ snapshot: () => SNAPSHOT }));
  app.use((ctx) => {
    ctx.type = 'html';
    ctx.body = PAGE;
  });
  const callback = app.callback();

  it('needs a source of snapshots and no more', async () => {
    const page = await request(callback).get('/').expect(200);
    expect(page.text).toContain('<script async src="/_pixels/loader.aaaaaaaaaaaa.js"></script>');
    const loader = await request(callback).get('/_pixels/loader.aaaaaaaaaaaa.js').expect(200);
    expect(loader.text).toBe('loader');
  });

  it('has a name by which it is found in a list of middlewares', () => {
    expect(pixelInventory({ snapshot: () => null }).name).toBe('pixelInventory');
  });
});
