'use strict';

const { asset } = require('./asset');
const { CATEGORIES } = require('./catalogue');
const { countOf } = require('./cart');
const { html } = require('./html');

const navLink = (path, name, here) =>
  html`<li><a href="${path}" ${here === path && html`aria-current="page"`}>${name}</a></li>`;

// A page that shared caches keep has no number of its own; shop.js writes it in.
const cartLink = (cart, here) => {
  const count = cart ? countOf(cart) : 0;
  return html`<a class="cart-link" href="/cart" ${here === '/cart' && html`aria-current="page"`}>
    Cart<span class="count" data-cart-count ${count === 0 && html`hidden`}>${count}</span></a
  >`;
};

const header = ({ cart, here }) =>
  html`<header class="site-header">
    <div class="wide bar">
      <a class="brand" href="/"
        ><img src="${asset('/art/mark.svg')}" alt="" width="40" height="40" /><span>Wrenhouse</span></a
      >
      <nav aria-label="Shop">
        <ul>
          ${CATEGORIES.map(({ path, name }) => navLink(path, name, here))}
          ${navLink('/search', 'Search', here)}
        </ul>
      </nav>
      ${cartLink(cart, here)}
    </div>
  </header>`;

const footer = () =>
  html`<footer class="site-footer">
    <div class="wide">
      <p class="footer-brand">
        <img src="${asset('/art/mark.svg')}" alt="" width="32" height="32" />Wrenhouse
        <span>Good homes for small birds, from a boat shed by the lake.</span>
      </p>
      <ul class="footer-links">
        <li><a href="/privacy">Privacy</a></li>
        <li><a href="#pixel-choices">Privacy choices</a></li>
        <li><a href="/_pixels/trackers">Who we use, and why</a></li>
        <li><a href="/newsletter">Bird post</a></li>
      </ul>
      <p class="small">
        A made-up shop: nothing here is sold, charged or posted. It shows what
        <strong>strapi-plugin-pixel-inventory</strong> does on a real page.
      </p>
    </div>
  </footer>`;

const fullTitle = (title) =>
  title === 'Wrenhouse' ? 'Wrenhouse: good homes for small birds' : `${title} – Wrenhouse`;

/**
 * Wrap a page's content into the whole document.
 *
 * `title` is the page's own; `description` one sentence for search engines; `here` the address of the navigation's current
 * entry; `cart` the visitor's cart, or null on pages that are the same for everybody; `events` what happened, for
 * shop.js to report.
 */
const layout = ({ title, description, here, cart = null, events = [], content }) =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${fullTitle(title)}</title>
        <meta name="description" content="${description}" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#f7f1e5" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#16211d" media="(prefers-color-scheme: dark)" />
        <link rel="icon" href="${asset('/art/mark.svg')}" type="image/svg+xml" />
        <link rel="stylesheet" href="${asset('/shop.css')}" />
        <script src="${asset('/shop.js')}" defer></script>
      </head>
      <body>
        <a class="skip" href="#content">Skip to the content</a>
        ${header({ cart, here })}
        <main id="content" ${events.length > 0 && html`data-happened="${events.join(' ')}"`}>${content}</main>
        ${footer()}
      </body>
    </html>`.text.trimStart();

module.exports = { layout };
