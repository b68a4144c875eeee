'use strict';

const { addressOf, price } = require('../catalogue');
const { MAX_QUANTITY, totalOf } = require('../cart');
const { html } = require('../html');
const { layout } = require('../layout');
const { picture } = require('../parts');

const cartLine = ({ product, quantity }) =>
  html`<li class="line">
    <img src="${picture(product)}" alt="" width="96" height="96" />
    <div class="line-name">
      <a href="${addressOf(product)}">${product.name}</a>
      <span class="small">${price(product.price)} each</span>
    </div>
    <form method="post" action="/cart/change" class="line-quantity">
      <input type="hidden" name="product" value="${product.slug}" />
      <label class="quiet" for="quantity-${product.slug}">How many of ${product.name}</label>
      <input
        id="quantity-${product.slug}"
        name="quantity"
        type="number"
        inputmode="numeric"
        min="0"
        max="${MAX_QUANTITY}"
        value="${quantity}"
      />
      <button type="submit" class="plain">Update<span class="quiet"> ${product.name}</span></button>
    </form>
    <strong class="line-sum">${price(product.price * quantity)}</strong>
    <form method="post" action="/cart/change" class="line-remove">
      <input type="hidden" name="product" value="${product.slug}" />
      <input type="hidden" name="quantity" value="0" />
      <button type="submit" class="plain">Remove<span class="quiet"> ${product.name}</span></button>
    </form>
  </li>`;

const emptyCart = () =>
  html`<p class="lead">It is empty, like a nest box in February. That can change quickly.</p>
    <p><a class="button" href="/homes">See the homes</a></p>`;

const fullCart = (cart) =>
  html`<ul class="lines">
      ${cart.map(cartLine)}
    </ul>
    <div class="sum">
      <p>Together <strong>${price(totalOf(cart))}</strong></p>
      <p class="small">Post within the lake’s postcode is on us, and so is everywhere else.</p>
      <p><a class="button" href="/checkout">Go to checkout</a></p>
    </div>`;

const cartPage = ({ cart, events }) =>
  layout({
    title: 'Cart',
    description: 'What you have chosen so far.',
    here: '/cart',
    cart,
    events,
    content: html`<div class="wide narrow">
      <header class="page-head"><h1>Your cart</h1></header>
      ${cart.length === 0 ? emptyCart() : fullCart(cart)}
    </div>`,
  });

const summary = (lines) =>
  html`<ul class="summary">
    ${lines.map(
      ({ product, quantity }) =>
        html`<li>
          <span>${quantity} × ${product.name}</span><span>${price(product.price * quantity)}</span>
        </li>`,
    )}
    <li class="summary-total"><span>Together</span><span>${price(totalOf(lines))}</span></li>
  </ul>`;

const checkoutPage = ({ cart }) =>
  layout({
    title: 'Checkout',
    description: 'Where should it go?',
    here: '/checkout',
    cart,
    events: ['begin_checkout'],
    content: html`<div class="wide narrow">
      <header class="page-head">
        <h1>Where should it go?</h1>
        <p>A made-up shop needs no real address. What you type here is thrown away unread.</p>
      </header>
      <div class="checkout">
        <form method="post" action="/checkout" class="stack">
          <label for="name">Name</label>
          <input id="name" name="name" autocomplete="off" maxlength="120" />
          <label for="street">Street and town</label>
          <input id="street" name="street" autocomplete="off" maxlength="200" />
          <fieldset>
            <legend>How</legend>
            <label
              ><input type="radio" name="way" value="post" checked /> By post, in a box full of wood
              wool</label
            >
            <label><input type="radio" name="way" value="boat" /> I come by boat and fetch it</label>
          </fieldset>
          <button type="submit">Place the order</button>
        </form>
        <section aria-labelledby="order">
          <h2 id="order">Your order</h2>
          ${summary(cart)}
        </section>
      </div>
    </div>`,
  });

/** `order` has a number and lines; null: nothing was ordered lately. */
const thankYouPage = ({ order, cart, events }) =>
  layout({
    title: order ? 'Thank you' : 'No order yet',
    description: 'Your order has arrived with us.',
    here: '/thank-you',
    cart,
    events,
    content: html`<div class="wide narrow">
      <header class="page-head">
        <h1>${order ? 'Thank you. Somebody small will be pleased.' : 'There is no order here'}</h1>
        ${
          order
            ? html`<p>Your order <strong>${order.number}</strong> is on the workbench. Put the kettle on.</p>`
            : html`<p>Perhaps it was placed in another browser.</p>`
        }
      </header>
      ${order && summary(order.lines)}
      <p><a class="button" href="/">Back to the shop</a></p>
    </div>`,
  });

module.exports = { cartPage, checkoutPage, thankYouPage };
