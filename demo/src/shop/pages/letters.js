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
      <p><a href="/letters">All letters</a></p>
    </div>`,
  });

module.exports = { letterPage, lettersPage };
