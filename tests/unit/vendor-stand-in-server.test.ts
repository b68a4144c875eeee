import { connect } from 'node:net';
import { createVendorStandIn, VENDORS, type VendorStandIn } from '../../demo/vendor-stand-in';
import { vendors } from '../../server/src/vendors';

let standIn: VendorStandIn;
let url: string;

beforeEach(async () => {
  standIn = createVendorStandIn();
  ({ url } = await standIn.listen());
});
afterEach(() => standIn.close());

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${url}${path}`, { headers });
const post = (path: string, body: string, type = 'text/plain') =>
  fetch(`${url}${path}`, { method: 'POST', body, headers: { 'Content-Type': type } });

/** Read server-sent events until `count` of them have come. */
const watch = async (count: number): Promise<() => Promise<string>> => {
  const response = await get('/watch');
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  return async () => {
    let text = '';
    while (text.split('\n\n').length <= count) {
      const { done, value } = await reader.read();
      if (done) break;
      text += Buffer.from(value).toString('utf8');
    }
    return text;
  };
};

it('takes the place of vendors of the catalogue', () => {
  expect(vendors.map((vendor) => vendor.name)).toEqual(expect.arrayContaining(VENDORS));
});

describe('scripts', () => {
  it.each([
    ['Meta Pixel', '/connect.facebook.net/en_US/fbevents.js', ''],
    ['Google Analytics 4', '/www.googletagmanager.com/gtag/js?id=G-ABC123DEF4', 'G-ABC123DEF4'],
    ['Google Ads', '/www.googletagmanager.com/gtag/js?id=AW-123456789', 'AW-123456789'],
    ['Floodlight', '/www.googletagmanager.com/gtag/js?id=DC-1234567', 'DC-1234567'],
    ['Google Tag Manager', '/www.googletagmanager.com/gtm.js?id=GTM-ABC1234', 'GTM-ABC1234'],
    ['Pinterest Tag', '/s.pinimg.com/ct/core.js', ''],
    ['Snapchat Pixel', '/sc-static.net/scevent.min.js', ''],
    ['Reddit Pixel', '/www.redditstatic.com/ads/pixel.js', ''],
    ['X Pixel', '/static.ads-twitter.com/uwt.js', ''],
    ['Microsoft Clarity', '/www.clarity.ms/tag/abc123def4', ''],
    ['Criteo OneTag', '/dynamic.criteo.com/js/ld/ld.js?a=12345', '12345'],
    [
      'TikTok Pixel',
      '/analytics.tiktok.com/i18n/pixel/events.js?sdkid=CABC1234567890DEFGHI&lib=ttq',
      'CABC1234567890DEFGHI',
    ],
    ['LinkedIn Insight Tag', '/snap.licdn.com/li.lms-analytics/insight.min.js', ''],
    ['Matomo', '/stats.example.org/matomo.js', ''],
    ['Matomo', '/www.example.org:8443/statistik/matomo.js', ''],
    ['GoatCounter', '/gc.zgo.at/count.js', ''],
    ['Plausible', '/plausible.io/js/script.manual.js', ''],
    ['Plausible', '/stats.example.org/js/script.manual.js', ''],
    ['Fathom', '/cdn.usefathom.com/script.js', ''],
    ['Umami', '/cloud.umami.is/script.js', ''],
    ['Umami', '/stats.example.org/script.js', ''],
    ['PostHog', '/eu-assets.i.posthog.com/static/array.js', ''],
  ])('%s %s', async (vendor, path, id) => {
    const response = await get(path, { Referer: 'http://127.0.0.1:1337/shop' });
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toMatch(/^\(function \w+\(standIn\)/);
    expect(standIn.log).toEqual([
      expect.objectContaining({ vendor, kind: 'script', id, event: '', page: 'http://127.0.0.1:1337/shop' }),
    ]);
  });
});

describe('reports by image', () => {
  it.each([
    ['Meta Pixel', '/www.facebook.com/tr?id=12&ev=PageView&noscript=1', '12', 'PageView', ''],
    ['Meta Pixel', '/www.facebook.com/tr/?id=12&ev=Lead&dl=http%3A%2F%2Fa%2Fb', '12', 'Lead', 'http://a/b'],
    ['Google Tag Manager', '/www.googletagmanager.com/a?id=GTM-A&e=purchase&dl=x', 'GTM-A', 'purchase', 'x'],
    ['LinkedIn Insight Tag', '/px.ads.linkedin.com/collect/?pid=12345&fmt=gif', '12345', 'page view', ''],
    [
      'Google Ads',
      '/www.googleadservices.com/pagead/conversion/123456789/?label=a&en=conversion&url=x',
      'AW-123456789',
      'conversion',
      'x',
    ],
    [
      'Floodlight',
      '/ad.doubleclick.net/activity;src=1234567;type=a;cat=b;~oref=http%3A%2F%2Fx%2F',
      'DC-1234567',
      'conversion',
      'http://x/',
    ],
    ['Floodlight', '/ad.doubleclick.net/activity;src=1234567;~oref=%E0%A4%A', 'DC-1234567', 'conversion', ''],
    [
      'Pinterest Tag',
      '/ct.pinterest.com/v3/?tid=26&event=checkout&ad=%7B%22loc%22%3A%22x%22%7D',
      '26',
      'checkout',
      'x',
    ],
    ['Pinterest Tag', '/ct.pinterest.com/v3/?tid=26&event=pagevisit&noscript=1', '26', 'pagevisit', ''],
    ['Pinterest Tag', '/ct.pinterest.com/v3/?tid=26&event=lead&ad=null', '26', 'lead', ''],
    ['Reddit Pixel', '/alb.reddit.com/rp.gif?id=a2_b&event=Lead', 'a2_b', 'Lead', ''],
    ['Reddit Pixel', '/alb.reddit.com/rp.gif?id=a2_b&event=Custom&m.customEventName=c', 'a2_b', 'c', ''],
    ['X Pixel', '/t.co/1/i/adsct?txn_id=o1abc&events=%5B%5B%22pageview%22%5D%5D', 'o1abc', 'PageView', ''],
    ['X Pixel', '/t.co/i/adsct?txn_id=o1abc&event_id=tw-o1abc-o2def', 'o1abc', 'tw-o1abc-o2def', ''],
    [
      'Microsoft Ads (UET)',
      '/bat.bing.com/action/0?ti=1234567&Ver=2&evt=pageLoad',
      '1234567',
      'pageLoad',
      '',
    ],
    ['Microsoft Ads (UET)', '/bat.bing.com/action/0?ti=1234567&evt=custom&ea=buy', '1234567', 'buy', ''],
    ['GoatCounter', '/my-shop.goatcounter.com/count?p=%2Fshop&e=false', 'my-shop', 'page view', '/shop'],
    ['GoatCounter', '/my-shop.goatcounter.com/count?p=purchase&e=true', 'my-shop', 'purchase', ''],
    ['Criteo OneTag', '/sslwidget.criteo.com/event?a=12345&e=viewPage&fu=x', '12345', 'viewPage', 'x'],
    ['LinkedIn Insight Tag', '/px.ads.linkedin.com/collect?pid=1&conversionId=7', '1', 'conversion 7', ''],
    ['Matomo', '/stats.example.org/matomo.php?idsite=3&rec=1', '3', 'page view', ''],
    ['Matomo', '/a.example/b/c/matomo.php?idsite=3&e_c=event&e_a=purchase', '3', 'purchase', ''],
    [
      'Fathom',
      '/cdn.usefathom.com/?sid=ABCDEFGH&h=http%3A%2F%2Fx&p=%2Fy',
      'ABCDEFGH',
      'pageview',
      'http://x/y',
    ],
    ['Fathom', '/cdn.usefathom.com/?sid=ABCDEFGH&name=sign_up', 'ABCDEFGH', 'sign_up', ''],
    ['Image pixel', '/pixel.example.org/p.gif?event=sign_up&page=%2Fshop&id=9', '9', 'sign_up', '/shop'],
    ['Image pixel', '/pixel.example.org', '', 'image', ''],
    ['Image pixel', '/pixel.example.org?r=1', '', 'image', ''],
  ])('%s %s', async (vendor, path, id, event, page) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('image/gif');
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(0, 6)
        .toString(),
    ).toBe('GIF89a');
    expect(standIn.log).toEqual([expect.objectContaining({ vendor, kind: 'event', id, event, page })]);
  });

  it('keeps host, path and all that was said', async () => {
    await get('/Stats.Example.org:8443/a/matomo.php?idsite=3&url=http%3A%2F%2Fx%2F&__proto__=1');
    const [entry] = standIn.log;
    expect(entry).toMatchObject({ host: 'stats.example.org:8443', path: '/a/matomo.php', page: 'http://x/' });
    expect(Object.keys(entry?.query ?? {})).toEqual(['idsite', 'url', '__proto__']);
    expect(new Date(entry?.at ?? '').getTime()).toBeGreaterThan(Date.now() - 10_000);
  });
});

describe('frames', () => {
  it.each([
    ['/www.youtube.com/embed/wrenhouse-1?rel=0', 'www.youtube.com'],
    ['/www.youtube-nocookie.com/embed/wrenhouse-1', 'www.youtube-nocookie.com'],
  ])('%s is a page that loads nothing, for pages of this machine alone', async (path, host) => {
    const response = await get(path, { Referer: 'http://127.0.0.1:1337/' });
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = response.headers.get('content-security-policy');
    expect(policy).toMatch(/^default-src 'none';/);
    expect(policy).toContain('frame-ancestors http://127.0.0.1:* http://localhost:*');
    expect(await response.text()).not.toMatch(/https?:|<script|<link|<img/);
    expect(standIn.log).toEqual([
      expect.objectContaining({
        vendor: 'YouTube videos',
        kind: 'event',
        host,
        id: 'wrenhouse-1',
        event: 'film opened',
        page: 'http://127.0.0.1:1337/',
      }),
    ]);
  });
});

describe('reports by beacon', () => {
  it.each([
    [
      'Google Analytics 4',
      '/www.google-analytics.com/g/collect?tid=G-A&en=page_view&dl=x',
      '',
      'G-A',
      'page_view',
      'x',
    ],
    [
      'Google Analytics 4',
      '/region1.google-analytics.com/g/collect?tid=G-A&en=search',
      '',
      'G-A',
      'search',
      '',
    ],
    [
      'TikTok Pixel',
      '/analytics.tiktok.com/api/v2/pixel',
      '{"event":"Pageview","context":{"pixel":{"code":"C1"},"page":{"url":"http://x/"}}}',
      'C1',
      'Pageview',
      'http://x/',
    ],
    [
      'Plausible',
      '/plausible.io/api/event',
      '{"n":"pageview","u":"http://x/","d":"example.org"}',
      'example.org',
      'pageview',
      'http://x/',
    ],
    [
      'Plausible',
      '/stats.example.org/api/event',
      '{"n":"sign_up","d":"example.org"}',
      'example.org',
      'sign_up',
      '',
    ],
    ['Matomo', '/stats.example.org/matomo.php', 'idsite=3&e_a=purchase', '3', 'purchase', ''],
    [
      'Umami',
      '/gateway.umami.is/api/send',
      '{"type":"event","payload":{"website":"w","url":"http://x/"}}',
      'w',
      'page view',
      'http://x/',
    ],
    [
      'PostHog',
      '/eu.i.posthog.com/e/',
      '{"api_key":"phc_1","event":"$pageview","properties":{"$current_url":"http://x/"}}',
      'phc_1',
      '$pageview',
      'http://x/',
    ],
  ])('%s %s', async (vendor, path, body, id, event, page) => {
    expect((await post(path, body)).status).toBe(204);
    expect(standIn.log).toEqual([expect.objectContaining({ vendor, kind: 'event', id, event, page })]);
  });

  it.each(['', '{', 'null', '[]', '7', '{"context":null}', '{"context":{"pixel":7}}', '\u0000\u00ff', '%'])(
    'survives the body %j',
    async (body) => {
      expect((await post('/analytics.tiktok.com/api/v2/pixel', body)).status).toBe(204);
      expect(standIn.log).toMatchObject([{ vendor: 'TikTok Pixel', id: '', event: '' }]);
    },
  );

  it('refuses a body that is too long', async () => {
    const response = await post('/plausible.io/api/event', JSON.stringify({ n: 'a'.repeat(100_000) }));
    expect(response.status).toBe(413);
    expect(standIn.log).toEqual([]);
  });
});

describe('other sites', () => {
  it('may report from anywhere', async () => {
    const preflight = await fetch(`${url}/plausible.io/api/event`, {
      method: 'OPTIONS',
      headers: { Origin: 'http://shop.example', 'Access-Control-Request-Headers': 'x-one' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('http://shop.example');
    expect(preflight.headers.get('access-control-allow-headers')).toBe('x-one');
    expect(standIn.log).toEqual([]);
  });

  it('may not read or clear the log', async () => {
    await get('/pixel.example.org/p.gif');
    const log = await get('/log.json', { Origin: 'http://evil.example' });
    expect(log.headers.get('access-control-allow-origin')).toBeNull();
    const clear = await fetch(`${url}/clear`, { method: 'POST', headers: { Origin: 'http://evil.example' } });
    expect(clear.status).toBe(403);
    expect(standIn.log).toHaveLength(1);
  });
});

describe('the live page', () => {
  it('says what it is, with a policy that lets no foreign script in', async () => {
    const response = await get('/');
    const html = await response.text();
    expect(response.headers.get('content-security-policy')).toContain(
      "default-src 'none'; script-src 'self'",
    );
    expect(html).toContain('<h1>What the vendors received</h1>');
    expect(html).toContain('Nothing yet. That is right: nobody has agreed to anything.');
    expect(standIn.log).toEqual([]);
  });

  it.each(['/page.css', '/page.js'])('has %s', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect((await response.text()).length).toBeGreaterThan(500);
  });

  it('gives the log to programs', async () => {
    await get('/pixel.example.org/p.gif?event=search');
    expect(await (await get('/log.json')).json()).toEqual(standIn.log);
  });

  it('tells a watcher what was there, what comes, and that it was cleared', async () => {
    await get('/pixel.example.org/p.gif?event=search');
    const read = await watch(3);
    await get('/pixel.example.org/p.gif?event=purchase');
    const cleared = await fetch(`${url}/clear`, { method: 'POST', redirect: 'manual' });
    expect(cleared.status).toBe(303);
    const events = (await read()).trim().split('\n\n');
    expect(events.map((event) => event.split('\n')[0])).toEqual(['event: log', 'event: entry', 'event: log']);
    expect(events[0]).toContain('"event":"search"');
    expect(events[1]).toContain('"event":"purchase"');
    expect(events[2]).toBe('event: log\ndata: []');
  });

  it('puts no line break of a sender into the stream', async () => {
    const read = await watch(2);
    await get('/pixel.example.org/p.gif?event=a%0A%0Aevent:%20log%0Adata:%20[]');
    expect((await read()).trim().split('\n\n')).toHaveLength(2);
  });
});

describe('the log', () => {
  it('stays the same array, and holds the last 1,000', async () => {
    const { log } = standIn;
    for (let batch = 0; batch < 21; batch += 1) {
      await Promise.all(
        Array.from({ length: 50 }, (_, index) => get(`/a.example/?id=${batch * 50 + index}`)),
      );
    }
    expect(log).toHaveLength(1000);
    standIn.clear();
    expect(log).toEqual([]);
    await get('/a.example/');
    expect(log).toHaveLength(1);
  });
});

describe('what is not for a vendor', () => {
  it.each(['/favicon.ico', '/nothing', '/nothing/at/all.js', '//evil.example/x', '/%00.a/b', '/..%2f.a/b'])(
    '%s is not noted',
    async (path) => {
      expect([204, 404]).toContain((await get(path)).status);
      expect(standIn.log).toEqual([]);
    },
  );

  it('no method but GET and POST', async () => {
    expect((await fetch(`${url}/a.example/`, { method: 'DELETE' })).status).toBe(405);
    expect(standIn.log).toEqual([]);
  });

  it.each(['GET http://a.example/ HTTP/1.1', 'GET * HTTP/1.1', 'GET ? HTTP/1.1', 'nonsense'])(
    'the raw line %j harms nothing',
    async (line) => {
      const { port } = new URL(url);
      await new Promise<void>((resolve) => {
        const socket = connect(Number(port), '127.0.0.1', () =>
          socket.write(`${line}\r\nHost: x\r\nConnection: close\r\n\r\n`),
        );
        socket.on('close', () => resolve()).resume();
      });
      expect((await get('/log.json')).status).toBe(200);
    },
  );
});

describe('listening', () => {
  it('says plainly that a port is taken', async () => {
    const second = createVendorStandIn({ port: Number(new URL(url).port) });
    await expect(second.listen()).rejects.toThrow(
      /^Port \d+ is taken by another program\. Stop that program, or choose/,
    );
  });

  it.each(['0.0.0.0', '::', '192.168.0.1', 'example.org'])('refuses %s, which others can reach', (host) => {
    expect(() => createVendorStandIn({ host })).toThrow('listens on this machine alone');
  });

  it('closes while somebody watches', async () => {
    const own = createVendorStandIn();
    const { url: address } = await own.listen();
    const response = await fetch(`${address}/watch`);
    await own.close();
    await expect(response.text()).resolves.toContain('event: log');
    await expect(fetch(address)).rejects.toThrow();
  });
});
