/**
 * Make pages that look like those of a shop: a head with metadata, inline styles and scripts, and a body of
 * navigation, products, tables, comments and inline scripts. The same size gives the same page.
 */
export const shopPage = (size: number): string => {
  const head = shopHead(size);
  const parts = [`<!DOCTYPE html>\n<html lang="en" class="no-js">\n<head>\n${head}</head>\n${BODY_START}`];
  let length = parts[0]?.length ?? 0;
  for (let index = 0; length < size - BODY_END.length; index++) {
    const part = product(index);
    parts.push(part);
    length += part.length;
  }
  return `${parts.join('')}${BODY_END}`;
};

const WORDS =
  'warm light wool shirt from the north with a hood made to last for many winters café 12 € naïve'.split(' ');

const words = (from: number, count: number): string =>
  Array.from({ length: count }, (_, i) => WORDS[(from * 7 + i * 5) % WORDS.length]).join(' ');

const meta = (index: number): string =>
  `  <meta property="og:item${index}" content="${words(index, 12)} &amp; more">\n`;

const styleRule = (index: number): string =>
  `.c-${index}>li:not(.is-${index}){display:flex;margin:0 ${index}px;background:url("data:image/svg+xml,%3Csvg/%3E") no-repeat;color:#${index}a${index}}\n`;

const statement = (index: number): string =>
  `window.q=window.q||[];q.push(["item",${index},"<b>${words(index, 4)}</b>"]);if(q.length<${index}&&!0){q.pop()}\n`;

/** About a quarter of a small page, a tenth of a middling one, and 20 kB of a large one. */
const shopHead = (size: number): string => {
  const count = Math.min(40, Math.ceil(size / 5_000));
  const repeat = (make: (index: number) => string) =>
    Array.from({ length: count }, (_, i) => make(i)).join('');
  return `  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Shirts &amp; hoods – the &quot;North&quot; shop</title>
  <link rel="canonical" href="https://shop.example/shirts?sort=price&amp;page=2">
  <link rel="stylesheet" href="/assets/main.3f9a.css" media="screen">
  <link rel="preload" as="font" type="font/woff2" href="/assets/a.woff2" crossorigin>
  <!-- Open Graph: see <https://ogp.me> -->
${repeat(meta)}  <style>
${repeat(styleRule)}</style>
  <script type="application/ld+json">{"@context":"https://schema.org","@type":"ItemList","name":"Shirts"}</script>
  <script>
${repeat(statement)}</script>
  <noscript><link rel="stylesheet" href="/assets/noscript.css"></noscript>
`;
};

const BODY_START = `<body class="page page--list" data-view='{"list":"shirts"}'>
<header class="top"><nav aria-label="Main"><ul><li><a href="/">Home</a></li><li><a href="/shirts">Shirts</a></li></ul></nav></header>
<main id="main">
`;

const product = (index: number): string => `<article class="product product--${index % 7}" data-id="${index}">
  <h2><a href="/shirts/${index}?ref=list&amp;pos=${index % 24}">${words(index, 6)}</a></h2>
  <img src="/img/${index}.webp" srcset="/img/${index}@2x.webp 2x" alt="${words(index + 1, 5)}" width="320" height="240" loading="lazy">
  <p>${words(index, 40)}. <em>${words(index + 3, 6)}</em>, <strong>${words(index + 5, 3)}</strong>.</p>
  <!-- stock: ${index % 90} -->
  <table><tbody><tr><th scope="row">Price</th><td>${index % 200}.00</td></tr><tr><th scope="row">Size</th><td>S – XL</td></tr></tbody></table>
  <form action="/cart" method="post"><input type="hidden" name="id" value="${index}"><button class="buy">Buy</button></form>
  ${index % 10 === 0 ? `<script>track("<view>", ${index});</script>` : '<svg viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>'}
</article>
`;

const BODY_END = `</main>
<footer><p>© The North shop</p></footer>
<script src="/assets/main.71bc.js" defer></script>
</body>
</html>
`;
