import type { PixelEvent } from './pixel';
import type { Trigger } from './trigger';

/**
 * List what sets an event off: what an editor chose; else opening a page for `page_view`, and for any other event that
 * the site's code calls it by its name. In a file without zod, so that the browser can have it.
 */
export const triggersOf = ({ name, triggers }: Pick<PixelEvent, 'name'> & Partial<PixelEvent>): Trigger[] =>
  triggers ?? (name === 'page_view' ? [{ kind: 'page_view' }] : [{ kind: 'named', name }]);
