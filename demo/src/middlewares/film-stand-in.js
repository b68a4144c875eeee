'use strict';

/** Where a frame of YouTube gets its page from. Links to YouTube stay as they are. */
const SOURCE = /(<iframe\b[^>]*?\ssrc=["'])https:\/\/(?=www\.youtube(?:-nocookie)?\.com\/)/gi;

/**
 * Let the stand-in play YouTube. The shop's pages name YouTube itself, as any page would, and the plugin has seen them when
 * they come here: it holds the frames back, and this decides where they lead once they may load.
 */
module.exports = ({ standIn }) =>
  async function filmStandIn(ctx, next) {
    await next();
    if (typeof ctx.body !== 'string' || !ctx.response.is('html')) return;
    const body = ctx.body.replace(SOURCE, `$1${standIn}/`);
    if (body !== ctx.body) ctx.body = body;
  };
