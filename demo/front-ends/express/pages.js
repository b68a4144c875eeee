const layout = (title, main) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>${title}</title>
  </head>
  <body>
    <nav><a href="/">Birdhouses</a> <a href="/cart">Cart</a></nav>
    <main><h1>${title}</h1>${main}</main>
    <footer><a href="#pixel-choices">Privacy choices</a></footer>
  </body>
</html>
`;

/** The same for everybody: a cache in front may keep it. */
export const front = () => layout('Birdhouses', '<p><a href="/products/wren-box">Wren Box</a>, €39</p>');

export const product = () => layout('Wren Box', '<p>A home for wrens, made of larch. €39</p>');

export const cart = () => layout('Your cart', '<p>One Wren Box, €39</p>');

export const missing = () => layout('Not found', '<p>There is no such page.</p>');
