'use strict';

const { asset } = require('./asset');
const { addressOf, price } = require('./catalogue');
const { html } = require('./html');

const picture = (product) => asset(`/art/${product.slug}.svg`);

/** A product as one card of a grid. `lazy`: the picture is below the fold. */
const productCard = (product, index) =>
  html`<li class="card">
    <a href="${addressOf(product)}">
      <img src="${picture(product)}" alt="" width="400" height="400" ${index > 3 && html`loading="lazy"`} />
      <h3>${product.name}</h3>
    </a>
    <p>${product.short}</p>
    <p class="price">${price(product.price)}</p>
  </li>`;

const productGrid = (products) =>
  html`<ul class="grid">
    ${products.map(productCard)}
  </ul>`;

/** The newsletter's form. `email` and `problem` are what a visitor typed and what is wrong with it. */
const newsletterForm = ({ email = '', problem = '' } = {}) =>
  html`<form class="newsletter" method="post" action="/newsletter" novalidate>
    <label for="newsletter-email">Your e-mail address</label>
    <div class="joined">
      <input
        id="newsletter-email"
        name="email"
        type="email"
        autocomplete="email"
        maxlength="200"
        value="${email}"
        ${problem && html`aria-invalid="true" aria-describedby="newsletter-problem"`}
      />
      <button type="submit">Send me bird post</button>
    </div>
    ${problem && html`<p class="problem" id="newsletter-problem">${problem}</p>`}
  </form>`;

module.exports = { newsletterForm, picture, productGrid };
