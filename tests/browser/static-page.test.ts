import { siteNames } from '../../server/adapters/asset-files';
import { pageTags } from '../../server/src/core/page-plan';
import { builtAssets } from './pages/test-site';
import { cookieFor, expectTrace, marker, press, ran, useVisits } from './pages/visits';

const { site, visitor, open, remember } = useVisits();

const pixels = [marker('base', ['necessary']), marker('ads', ['marketing'])];
const behaviour = { pixels, planText: pageTags(siteNames('/_pixels', builtAssets())).plan };

test('a page that was made beforehand runs, asks and hears as any other', async () => {
  const page = await open(await visitor(behaviour));
  await expectTrace(page, ran('base'));
  await press(page, 'Accept all');
  await expectTrace(page, ran('base', 'ads'));
});

test('a page that was made beforehand runs what its visitor has agreed to', async () => {
  const context = await visitor(behaviour);
  await remember(context, cookieFor('001'));
  await expectTrace(await open(context), ran('base', 'ads'));
});

test('a page that was made before a pixel was stopped does not run it', async () => {
  const page = await open(await visitor({ ...behaviour, pixels: [] }));
  expect(site.log.filter((line) => line.includes('/plan'))).toHaveLength(1);
  await expectTrace(page, []);
});
