'use strict';

const { asset } = require('../asset');
const { favourites } = require('../catalogue');
const { html } = require('../html');
const { layout } = require('../layout');
const { newsletterForm, productGrid } = require('../parts');

const hero = () =>
  html`<section class="hero">
    <img class="hero-art" src="${asset('/art/hero.svg')}" alt="" width="1200" height="640" />
    <div class="hero-text">
      <h1>Good homes for small birds</h1>
      <p>Nest boxes, feeders and other reasons to look out of the window.</p>
      <p><a class="button" href="/homes">See the homes</a></p>
    </div>
  </section>`;

const story = () =>
  html`<section class="story">
    <img src="${asset('/art/workshop.svg')}" alt="" width="600" height="420" loading="lazy" />
    <div>
      <h2>Four people, one boat shed</h2>
      <p>
        We started with one nest box for one wren, who turned us down. The second one had a smaller door. She
        moved in on a Tuesday, and we have been making houses ever since.
      </p>
      <p>
        Everything is built by the lake from wood that grew in sight of it. If a roof leaks, send it back: we
        know who made it.
      </p>
    </div>
  </section>`;

/** The front page. It is the same for every visitor, so that shared caches may keep it. */
const homePage = () =>
  layout({
    title: 'Wrenhouse',
    description: 'Nest boxes, feeders and other reasons to look out of the window.',
    here: '/',
    content: html`<div class="wide">
      ${hero()}
      <section aria-labelledby="favourites">
        <h2 id="favourites">What moves in first</h2>
        ${productGrid(favourites())}
      </section>
      ${story()}
      <section class="panel" aria-labelledby="bird-post">
        <div>
          <h2 id="bird-post">Bird post</h2>
          <p>One letter a month: who is back, who is leaving, and what to put out for them.</p>
        </div>
        ${newsletterForm()}
      </section>
    </div>`,
  });

module.exports = { homePage };
