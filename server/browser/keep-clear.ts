/**
 * Make the page scroll what has the focus clear of an element that covers its end, or its beginning, as WCAG 2.2 asks for
 * (2.4.11, Focus Not Obscured). Answers with a function that ends it and leaves the page as it was.
 */
export const keepClear = (cover: HTMLElement): (() => void) => {
  const { style } = document.documentElement;
  const side = `scrollPadding${cover.matches('.top') ? 'Top' : 'Bottom'}` as const;
  const before = style[side];
  const observer = new ResizeObserver(() => {
    style[side] = `${cover.offsetHeight + 32}px`;
  });
  observer.observe(cover);
  return () => {
    observer.disconnect();
    style[side] = before;
  };
};
