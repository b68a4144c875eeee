import { type Click, type Form, address, selector, text, times, useLeads } from './pages/leads';
import { until } from './pages/visits';

const { faults, lead, agreed, visit, opened, reports } = useLeads();

const inShadow = (outside: string, inside: string): string =>
  `<x-button><template shadowrootmode="open">${inside}</template>${outside}</x-button>`;

describe('a click', () => {
  test.each<[string, Click, string, string, number]>([
    [
      'on a button, however its text is written',
      text(' in DEN Warenkorb'),
      '<button id="t">\n In den <br> Waren&shy;korb</button>',
      '#t',
      1,
    ],
    ['inside a button', text('Buy now'), '<button><b>Buy</b> <i id="t">now</i></button>', '#t', 1],
    ['on a button whose text is only begun with it', text('Buy'), '<button id="t">Buy now</button>', '#t', 0],
    ['on a link by its text', text('Cart'), '<a id="t" href="/cart">Cart</a>', '#t', 1],
    ['on an input that is a button', text('send'), '<input id="t" type="button" value="Send">', '#t', 1],
    [
      'on a button that sends',
      text('send'),
      '<form><input id="t" type="submit" value="Send"></form>',
      '#t',
      1,
    ],
    [
      'on a button by what screen readers say',
      text('Close'),
      '<button id="t" aria-label="Close">×</button>',
      '#t',
      1,
    ],
    ['on an element that plays a button', text('Buy'), '<span id="t" role="button">Buy</span>', '#t', 1],
    [
      'on a drawing in a link',
      address('/cart'),
      '<a href="/cart"><svg id="t" width="20" height="20"><rect width="20" height="20"/></svg></a>',
      '#t',
      1,
    ],
    [
      'on a link in a drawing, by its text',
      text('Map'),
      '<svg width="99" height="40"><a id="t" href="/map"><text y="20">Map</text></a></svg>',
      '#t',
      1,
    ],
    ['on a text that is neither link nor button', text('Buy'), '<p id="t">Buy</p>', '#t', 0],
    ['on a field that holds the words', text('Buy'), '<input id="t" value="Buy">', '#t', 0],
    ['on a button with a hidden value', text('Buy'), '<button id="t" value="Buy">Cancel</button>', '#t', 0],
    ['beside a button', text('Buy'), '<div><p id="t">Here</p><button>Buy</button></div>', '#t', 0],
    ['inside a shadow root', text('Buy'), inShadow('', '<button><b id="t">Buy</b></button>'), '#t', 1],
    [
      'on a component that is given its text',
      text('Buy'),
      inShadow('Buy', '<button id="t"><slot></slot></button>'),
      '#t',
      1,
    ],
    [
      'on a link by a part of its address',
      address('/shop/cart?'),
      '<a id="t" href="cart?x=1">Cart</a>',
      '#t',
      1,
    ],
    ['on a link by its host', address('//127.0.0.1'), '<a id="t" href="cart">Cart</a>', '#t', 1],
    ['on a link that makes a call', address('tel:+49'), '<a id="t" href="tel:+4930123">Call</a>', '#t', 1],
    ['on a link elsewhere', address('/cart'), '<a id="t" href="/shop">Shop</a>', '#t', 0],
    ['on a link that leads nowhere', address('127.0.0.1'), '<a id="t">Nowhere</a>', '#t', 0],
    ['on a link with a broken address', address('http'), '<a id="t" href="http://[">Broken</a>', '#t', 0],
    ['by a selector', selector('main > .cta'), '<main><p class="cta"><b id="t">This</b></p></main>', '#t', 1],
    ['on something else than the selector says', selector('.cta'), '<p id="t">That</p>', '#t', 0],
    [
      'with a selector that is broken',
      selector('main >'),
      '<main><button id="t">Buy</button></main>',
      '#t',
      0,
    ],
  ])('%s', async (_, on, body, target, count) => {
    const page = await opened([{ kind: 'click', on }], body, '/shop/');
    expect(await reports(page)).toEqual([]);
    await page.locator(target).click();
    expect(await reports(page)).toEqual(times(count));
    expect(faults()).toEqual([]);
  });

  test('counts every time, or once a page', async () => {
    const body = '<button>Buy</button><button>Try</button>';
    const page = await opened(
      [
        { kind: 'click', on: text('Buy') },
        { kind: 'click', on: text('Try'), once: true },
      ],
      body,
    );
    for (const name of ['Buy', 'Try', 'Buy', 'Try'])
      await page.getByRole('button', { name, exact: true }).click();
    expect(await reports(page)).toEqual(times(3));
    await page.reload({ waitUntil: 'load' });
    await until(page, '!!window.pixels && !!pixels.track');
    await page.getByRole('button', { name: 'Try', exact: true }).click();
    expect(await reports(page)).toEqual(times(4));
  });

  test('is one event, however many of its triggers hear it', async () => {
    const page = await opened(
      [
        { kind: 'click', on: text('Buy') },
        { kind: 'click', on: selector('[') },
        { kind: 'click', on: selector('button') },
      ],
      '<button>Buy</button>',
    );
    await page.getByRole('button', { name: 'Buy' }).click();
    expect(await reports(page)).toEqual(times(1));
  });

  test.each(['Enter', 'Space'])('can be made by the keyboard: %s', async (key) => {
    const page = await opened([{ kind: 'click', on: text('Buy') }], '<button>Buy</button>');
    await page.locator('button').first().focus();
    await page.keyboard.press(key);
    expect(await reports(page)).toEqual(times(1));
  });

  test('with the middle button counts on a link, which it opens, and nowhere else', async () => {
    const body = '<a href="/other">Buy</a> <button>Buy</button>';
    const page = await opened([{ kind: 'click', on: text('Buy') }], body);
    await page.locator('a').click({ button: 'right' });
    await page.getByRole('button', { name: 'Buy' }).click({ button: 'middle' });
    expect(await reports(page)).toEqual([]);
    await page.locator('a').click({ button: 'middle' });
    expect(await reports(page)).toEqual(times(1));
  });

  test('counts although the site keeps it to itself', async () => {
    const page = await opened([{ kind: 'click', on: text('Buy') }], '<button>Buy</button>');
    await page.evaluate(`document.addEventListener('click', (e) => e.stopImmediatePropagation(), true)`);
    await page.getByRole('button', { name: 'Buy' }).click();
    expect(await reports(page)).toEqual(times(1));
  });

  test('that leaves the page is heard of all the same', async () => {
    const page = await visit(await agreed({ pixels: [lead([{ kind: 'click', on: address('/other') }])] }));
    await page.getByRole('link', { name: 'Another page' }).click();
    await page.waitForURL(/other/);
    expect(await reports(page)).toEqual(times(1));
  });

  test('in our own banner is told to nobody', async () => {
    const page = await visit(await agreed({ pixels: [lead([{ kind: 'click', on: selector('*') }])] }));
    await page.getByRole('button', { name: 'Privacy choices' }).click();
    await page.getByRole('button', { name: 'Save my choices' }).waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    expect(await reports(page)).toEqual([]);
  });
});

describe('a form that is sent', () => {
  const form = (inside: string, attributes = ''): string =>
    `<form ${attributes}>${inside}<input name="q" required><button id="t">Go</button></form>`;

  test.each<[string, Form, string, number]>([
    ['whichever it is', { by: 'any' }, form(''), 1],
    ['by its address', address('/shop/find'), form('', 'action="find"'), 1],
    [
      'by its address, with a field that is called action',
      address('/shop/find'),
      form('<input name="action">', 'action="find"'),
      1,
    ],
    ['by the page, where it names no address', address('/shop/'), form(''), 1],
    [
      'by its address, which the button has replaced',
      address('/find'),
      `<form action="find"><input name="q"><button id="t" formaction="buy">Go</button></form>`,
      0,
    ],
    [
      'by the address of its button',
      address('/shop/buy'),
      `<form action="find"><input name="q"><button id="t" formaction="buy">Go</button></form>`,
      1,
    ],
    ['by a selector', selector('#f'), form('', 'id="f"'), 1],
    ['elsewhere', address('/find'), form('', 'action="buy"'), 0],
    ['with a broken address', address('http'), form('', 'action="http://["'), 0],
    ['with a selector that is broken', selector('form['), form(''), 0],
  ])('%s', async (_, on, body, count) => {
    const page = await opened([{ kind: 'form', on }], body, '/shop/');
    const fields = page.locator('[required]');
    if (await fields.count()) {
      await page.locator('#t').click();
      // The browser asked for the field.
      expect(await reports(page)).toEqual([]);
    }
    await page.locator('[name=q]').fill('tea');
    await page.locator('[name=q]').press('Enter');
    expect(await reports(page)).toEqual(times(count));
  });

  test('counts every time, or once a page', async () => {
    const body = '<form id="a"><button>A</button></form><form id="b"><button>B</button></form>';
    const page = await opened(
      [
        { kind: 'form', on: selector('#a') },
        { kind: 'form', on: selector('#b'), once: true },
      ],
      body,
    );
    for (const id of ['a', 'b', 'a', 'b']) await page.locator(`#${id} button`).click();
    expect(await reports(page)).toEqual(times(3));
  });
});
