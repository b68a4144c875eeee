let isAsked = false;

/**
 * Tell a developer what happens on the page: in the console, and from the moment on at which `#pixel-debug` stands at the end of the
 * address. It tells of nothing that the page does not hold already.
 */
export const say = (...words: unknown[]): void => {
  isAsked ||= location.hash.endsWith('#pixel-debug');
  if (isAsked) console.log('pixel-inventory:', ...words);
};
