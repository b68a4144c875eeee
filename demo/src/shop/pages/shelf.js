'use strict';

const { PRODUCTS, price, productsOf, searchProducts } = require('../catalogue');
const { html } = require('../html');
const { layout } = require('../layout');
const { picture, productGrid } = require('../parts');

const categoryPage = ({ category, cart }) =>
  layout({
    title: category.title,
    description: category.intro,
    here: category.path,
    cart,
    content: html`<div class="wide">
      <header class="page-head">
        <h1>${category.title}</h1>
        <p>${category.intro}</p>
        ${category.guide && html`<p><a href="${category.guide.path}">${category.guide.name}</a></p>`}
      </header>
      <h2 class="quiet">${productsOf(category.key).length} things to choose from</h2>
      ${productGrid(productsOf(category.key))}
    </div>`,
  });

/** Four other products, those of the same shelf first. */
const neighboursOf = (product) => {
  const others = PRODUCTS.filter((other) => other !== product);
  const near = others.filter((other) => other.category === product.category);
  return [...new Set([...near, ...others])].slice(0, 4);
};

const quantities = Array.from({ length: 6 }, (_, index) => index + 1);

const buyForm = (product) =>
  html`<form class="buy" method="post" action="/cart/add">
    <input type="hidden" name="product" value="${product.slug}" />
    <label for="quantity">How many</label>
    <select id="quantity" name="quantity">
      ${quantities.map((quantity) => html`<option>${quantity}</option>`)}
    </select>
    <button type="submit">Add to cart</button>
  </form>`;

const productPage = ({ product, category, cart }) =>
  layout({
    title: product.name,
    description: product.short,
    here: category.path,
    cart,
    events: ['view_item'],
    content: html`<div class="wide">
      <nav aria-label="You are here" class="crumbs">
        <a href="/">Wrenhouse</a> <span aria-hidden="true">/</span>
        <a href="${category.path}">${category.name}</a>
      </nav>
      <article class="product">
        <img src="${picture(product)}" alt="Drawing: ${product.picture}." width="400" height="400" />
        <div>
          <h1>${product.name}</h1>
          <p class="lead">${product.short}</p>
          <p class="price">${price(product.price)}</p>
          <p>${product.text}</p>
          <ul class="facts">
            ${product.facts.map((fact) => html`<li>${fact}</li>`)}
          </ul>
          ${buyForm(product)}
        </div>
      </article>
      <section aria-labelledby="neighbours">
        <h2 id="neighbours">The neighbours</h2>
        ${productGrid(neighboursOf(product))}
      </section>
    </div>`,
  });

const searchResult = (question) => {
  const found = searchProducts(question);
  if (question === '') return html`<p>Try “larch”, “owl” or “breakfast”.</p>`;
  if (found.length === 0) {
    return html`<p role="status">
      Nothing here answers to “${question}”. Try “larch”, “owl” or “breakfast”, or look through
      <a href="/homes">the homes</a>.
    </p>`;
  }
  return html`<h2 class="found">
      ${found.length === 1 ? 'One thing' : `${found.length} things`} for “${question}”
    </h2>
    ${productGrid(found)}`;
};

const searchPage = ({ question, cart }) =>
  layout({
    title: 'Search',
    description: 'Look for a house, a feeder or a bath.',
    here: '/search',
    cart,
    events: question ? ['search'] : [],
    content: html`<div class="wide">
      <header class="page-head"><h1>Search</h1></header>
      <form class="search" method="get" action="/search" role="search">
        <label for="question">What are you looking for?</label>
        <div class="joined">
          <input id="question" name="q" type="search" maxlength="80" value="${question}" />
          <button type="submit">Search</button>
        </div>
      </form>
      ${searchResult(question)}
    </div>`,
  });

module.exports = { categoryPage, productPage, searchPage };
