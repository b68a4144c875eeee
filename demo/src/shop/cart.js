'use strict';

const { findProduct } = require('./catalogue');

const MAX_QUANTITY = 20;

const quantityOf = (text) => {
  const quantity = /^\d{1,3}$/.test(text) ? Number(text) : 1;
  return Math.min(quantity, MAX_QUANTITY);
};

/**
 * Read a cart from its cookie, `wren-box.2_winter-mix.1`. Prices are the catalogue's; what the shop does not
 * sell and what cannot be read is left out.
 */
const readCart = (cookie) => {
  const lines = new Map();
  for (const part of String(cookie ?? '')
    .slice(0, 1000)
    .split('_')) {
    const [slug, quantity = ''] = part.split('.');
    const product = findProduct(slug);
    if (product && quantityOf(quantity) > 0) lines.set(slug, { product, quantity: quantityOf(quantity) });
  }
  return [...lines.values()];
};

const writeCart = (cart) => cart.map(({ product, quantity }) => `${product.slug}.${quantity}`).join('_');

/** Put a quantity of a product into a cart, in place of what was there of it. None at all takes it out. */
const setQuantity = (cart, product, quantity) => {
  const wanted = Math.min(Math.max(quantity, 0), MAX_QUANTITY);
  const known = cart.some((line) => line.product === product);
  const lines = known ? cart : [...cart, { product, quantity: 0 }];
  return lines
    .map((line) => (line.product === product ? { product, quantity: wanted } : line))
    .filter((line) => line.quantity > 0);
};

const addToCart = (cart, product, quantity) => {
  const had = cart.find((line) => line.product === product)?.quantity ?? 0;
  return setQuantity(cart, product, had + quantity);
};

const countOf = (cart) => cart.reduce((sum, line) => sum + line.quantity, 0);
const totalOf = (cart) => cart.reduce((sum, line) => sum + line.quantity * line.product.price, 0);

module.exports = { MAX_QUANTITY, addToCart, countOf, quantityOf, readCart, setQuantity, totalOf, writeCart };
