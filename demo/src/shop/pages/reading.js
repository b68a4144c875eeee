'use strict';

const { html } = require('../html');
const { layout } = require('../layout');
const { newsletterForm } = require('../parts');

const newsletterPage = ({ cart, email, problem }) =>
  layout({
    title: 'Bird post',
    description: 'One letter a month about who is back and who is leaving.',
    here: '/newsletter',
    cart,
    content: html`<div class="wide narrow">
      <header class="page-head">
        <h1>Bird post</h1>
        <p>One letter a month: who is back, who is leaving, and what to put out for them.</p>
      </header>
      ${newsletterForm({ email, problem })}
      <p><a href="/letters">Read the letters so far</a></p>
      <p class="small">Leave whenever you like. The birds do it too.</p>
    </div>`,
  });

const welcomePage = ({ cart, events }) =>
  layout({
    title: 'Welcome',
    description: 'You are on the list.',
    here: '/newsletter',
    cart,
    events,
    content: html`<div class="wide narrow">
      <header class="page-head">
        <h1>You are on the list</h1>
        <p>Or you would be, if this were a real shop: your address was thrown away at once.</p>
      </header>
      <p><a class="button" href="/">Back to the shop</a></p>
    </div>`,
  });

/** The same for every visitor, so that shared caches may keep it. */
const privacyPage = () =>
  layout({
    title: 'Privacy',
    description: 'What this shop notices about you, in plain words.',
    here: '/privacy',
    content: html`<div class="wide narrow prose">
      <header class="page-head">
        <h1>Privacy</h1>
        <p>Birds do not like being stared at. We assume the same of you.</p>
      </header>
      <h2>What we remember by ourselves</h2>
      <p>
        A cookie named <code>cart</code> holds what is in your cart, for a week. It stays between you and this
        shop. Your choice about pixels is kept in a cookie too, so that we do not ask again.
      </p>
      <h2>What others may hear</h2>
      <p>
        Some companies help us see which of our pages and ads work. Each of them hears from your browser only
        after you said yes to its kind, and each was read and approved by two of us before it went onto a
        page. If you say no, nothing is sent, and everything in the shop works the same.
      </p>
      <p>
        A film at YouTube waits in the same way. Where one belongs, you first read what it is, and nothing is
        asked of YouTube until you want to see it.
      </p>
      <h2>Change your mind</h2>
      <p>As often as you like. It counts at once.</p>
      <p><a class="button" href="#pixel-choices">Privacy choices</a></p>
      <h2>Who they are</h2>
      <p>
        This list is not written by hand: it is made of what we approved and published. It is also
        <a href="/_pixels/trackers">on a page of its own</a>, with your choice.
      </p>
      <pixel-trackers>
        <p>The list comes from <a href="/_pixels/trackers">its own page</a>.</p>
      </pixel-trackers>
      <script async src="/_pixels/trackers.js"></script>
    </div>`,
  });

const notFoundPage = ({ cart }) =>
  layout({
    title: 'Not here',
    description: 'This page has flown.',
    here: '',
    cart,
    content: html`<div class="wide narrow">
      <header class="page-head">
        <h1>This page has flown</h1>
        <p>The address is mistyped, or what was here has moved south.</p>
      </header>
      <p><a class="button" href="/">Back to the shop</a></p>
    </div>`,
  });

module.exports = { newsletterPage, notFoundPage, privacyPage, welcomePage };
