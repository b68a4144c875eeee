'use strict';

const { html } = require('../html');
const { layout } = require('../layout');

const addressOf = ({ slug }) => `/letters/${slug}`;

const lettersPage = ({ letters, cart }) =>
  layout({
    title: 'Letters',
    description: 'Every letter of our bird post.',
    here: '/newsletter',
    cart,
    content: html`<div class="wide narrow prose">
      <header class="page-head">
        <h1>Letters</h1>
        <p>What went out with our bird post.</p>
      </header>
      <ul>
        ${letters.map((letter) => html`<li><a href="${addressOf(letter)}">${letter.title}</a></li>`)}
      </ul>
    </div>`,
  });

/** A film at YouTube, as YouTube itself writes it for pages. Whether it may load is not decided here. */
const film = ({ film: id, title }) =>
  html`<div class="film">
    <iframe
      src="https://www.youtube.com/embed/${id}"
      width="560"
      height="315"
      title="Film: ${title}"
      referrerpolicy="strict-origin-when-cross-origin"
      allowfullscreen
    ></iframe>
  </div>`;

const letterPage = ({ letter, cart }) =>
  layout({
    title: letter.title,
    description: 'A letter of our bird post.',
    here: '/newsletter',
    cart,
    content: html`<div class="wide narrow prose">
      <header class="page-head">
        <h1>${letter.title}</h1>
      </header>
      <p>${letter.text}</p>
      ${letter.film && film(letter)}
      <p><a href="/letters">All letters</a></p>
    </div>`,
  });

module.exports = { letterPage, lettersPage };
