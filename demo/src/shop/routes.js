'use strict';

const { randomInt } = require('node:crypto');
const { findLetter, listLetters } = require('../letters');
const { CATEGORIES, findProduct } = require('./catalogue');
const { addToCart, quantityOf, readCart, setQuantity, writeCart } = require('./cart');
const { cartPage, checkoutPage, thankYouPage } = require('./pages/buying');
const { homePage } = require('./pages/home');
const { letterPage, lettersPage } = require('./pages/letters');
const { newsletterPage, notFoundPage, privacyPage, welcomePage } = require('./pages/reading');
const { categoryPage, productPage, searchPage } = require('./pages/shelf');

const DAY = 24 * 60 * 60 * 1000;
// None of these cookies is worth forging: prices are the catalogue's.
const COOKIE = { sameSite: 'lax', signed: false, overwrite: true };
const EVENTS = ['add_to_cart', 'purchase', 'sign_up'];

/** Send a page that is the same for everybody: shared caches may keep it for a minute. */
const sendShared = (ctx, page) => {
  ctx.set('Cache-Control', 'public, max-age=60');
  ctx.type = 'html';
  ctx.body = page;
};

/** Send a page that shows something of this visitor: no shared cache may keep it. */
const sendPrivate = (ctx, page) => {
  ctx.set('Cache-Control', 'private, no-cache');
  ctx.type = 'html';
  ctx.body = page;
};

const see = (ctx, address) => {
  ctx.status = 303;
  ctx.set('Cache-Control', 'private, no-store');
  ctx.redirect(address);
};

const cartOf = (ctx) => readCart(ctx.cookies.get('cart', COOKIE));

// Readable by shop.js, which writes the count into pages that are the same for everybody.
const keepCart = (ctx, cart) =>
  ctx.cookies.set('cart', cart.length > 0 ? writeCart(cart) : null, {
    ...COOKIE,
    maxAge: 7 * DAY,
    httpOnly: false,
  });

const field = (ctx, name) => {
  const value = ctx.request.body?.[name];
  return typeof value === 'string' ? value.trim() : '';
};

// What happened is told to the page that follows, once: a request from a page that is being left can get lost,
// and a reload must not count twice.
const tell = (ctx, event) => ctx.cookies.set('happened', event, { ...COOKIE, maxAge: 60_000 });

const takeEvents = (ctx) => {
  const event = ctx.cookies.get('happened', COOKIE);
  if (event !== undefined) ctx.cookies.set('happened', null, COOKIE);
  return EVENTS.includes(event) ? [event] : [];
};

const showNotFound = (ctx) => {
  ctx.status = 404;
  sendPrivate(ctx, notFoundPage({ cart: cartOf(ctx) }));
};

const showProduct = (category) => (ctx) => {
  const product = findProduct(ctx.params.slug);
  if (product?.category !== category.key) return showNotFound(ctx);
  sendPrivate(ctx, productPage({ product, category, cart: cartOf(ctx) }));
};

const shelfRoutes = CATEGORIES.flatMap((category) => [
  ['GET', category.path, (ctx) => sendPrivate(ctx, categoryPage({ category, cart: cartOf(ctx) }))],
  ['GET', `${category.path}/:slug`, showProduct(category)],
]);

const search = (ctx) => {
  const asked = ctx.query.q;
  const question = typeof asked === 'string' ? asked.trim().slice(0, 80) : '';
  sendPrivate(ctx, searchPage({ question, cart: cartOf(ctx) }));
};

const add = (ctx) => {
  const product = findProduct(field(ctx, 'product'));
  if (!product) return showNotFound(ctx);
  keepCart(ctx, addToCart(cartOf(ctx), product, quantityOf(field(ctx, 'quantity'))));
  tell(ctx, 'add_to_cart');
  see(ctx, '/cart');
};

const change = (ctx) => {
  const product = findProduct(field(ctx, 'product'));
  if (product) keepCart(ctx, setQuantity(cartOf(ctx), product, quantityOf(field(ctx, 'quantity'))));
  see(ctx, '/cart');
};

const checkout = (ctx) => {
  const cart = cartOf(ctx);
  if (cart.length === 0) return see(ctx, '/cart');
  sendPrivate(ctx, checkoutPage({ cart }));
};

const order = (ctx) => {
  const cart = cartOf(ctx);
  if (cart.length === 0) return see(ctx, '/cart');
  ctx.cookies.set('order', `W-${randomInt(1000, 10_000)}:${writeCart(cart)}`, { ...COOKIE, maxAge: DAY });
  keepCart(ctx, []);
  tell(ctx, 'purchase');
  see(ctx, '/thank-you');
};

const readOrder = (cookie) => {
  const [, number, cart] = /^(W-\d{4}):(.+)$/.exec(cookie ?? '') ?? [];
  return number ? { number, lines: readCart(cart) } : null;
};

const thankYou = (ctx) => {
  const page = {
    order: readOrder(ctx.cookies.get('order', COOKIE)),
    cart: cartOf(ctx),
    events: takeEvents(ctx),
  };
  sendPrivate(ctx, thankYouPage(page));
};

const subscribe = (ctx) => {
  const email = field(ctx, 'email').slice(0, 200);
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
    ctx.status = 422;
    const problem = 'Expected an address such as jo@example.org.';
    return sendPrivate(ctx, newsletterPage({ cart: cartOf(ctx), email, problem }));
  }
  tell(ctx, 'sign_up');
  see(ctx, '/newsletter/welcome');
};

const showLetter = (strapi) => async (ctx) => {
  const letter = await findLetter(strapi, ctx.params.slug);
  if (!letter) return showNotFound(ctx);
  sendPrivate(ctx, letterPage({ letter, cart: cartOf(ctx) }));
};

const letterRoutes = (strapi) => [
  [
    'GET',
    '/letters',
    async (ctx) => sendPrivate(ctx, lettersPage({ letters: await listLetters(strapi), cart: cartOf(ctx) })),
  ],
  ['GET', '/letters/:slug', showLetter(strapi)],
];

/** The shop's addresses: method, path, and what answers. */
const shopRoutes = (strapi) => [
  ['GET', '/', (ctx) => sendShared(ctx, homePage())],
  ...shelfRoutes,
  ['GET', '/search', search],
  ['GET', '/cart', (ctx) => sendPrivate(ctx, cartPage({ cart: cartOf(ctx), events: takeEvents(ctx) }))],
  ['POST', '/cart/add', add],
  ['POST', '/cart/change', change],
  ['GET', '/checkout', checkout],
  ['POST', '/checkout', order],
  ['GET', '/thank-you', thankYou],
  ['GET', '/newsletter', (ctx) => sendPrivate(ctx, newsletterPage({ cart: cartOf(ctx) }))],
  ['POST', '/newsletter', subscribe],
  [
    'GET',
    '/newsletter/welcome',
    (ctx) => sendPrivate(ctx, welcomePage({ cart: cartOf(ctx), events: takeEvents(ctx) })),
  ],
  ...letterRoutes(strapi),
  ['GET', '/privacy', (ctx) => sendShared(ctx, privacyPage())],
];

module.exports = { shopRoutes };
