import type { Context, Next } from 'koa';
import { createRequestLimit } from '../../adapters/request-limit';
import { refuse } from '../contract';
import { send } from '../controllers/respond';

/** A site asks a few times a minute for each browser that has a preview. */
const PER_MINUTE = 120;

/** Let each address ask so often for previews: anybody may ask, and a token is all that they need. */
export const limitPreviews = () => {
  const limit = createRequestLimit(PER_MINUTE);
  return async (ctx: Context, next: Next): Promise<void> => {
    const { ip, headers } = ctx;
    const header = (name: string): string | undefined => [headers[name] ?? []].flat().join(', ') || undefined;
    const wait = await limit({ ip, header });
    if (wait === null) await next();
    else {
      ctx.set('Retry-After', String(wait));
      send(ctx, refuse('too_many'));
    }
  };
};
