type Method = 'pushState' | 'replaceState';

/**
 * Call `moved` when the site shows another page without loading one: the path of the address has changed. A query or a
 * fragment alone is the same page.
 */
export const watchAddress = (moved: () => void): void => {
  let path = location.pathname;
  const look = (): void => {
    if (path === location.pathname) return;
    path = location.pathname;
    moved();
  };
  const { navigation } = window as { navigation?: EventTarget };
  if (navigation) return navigation.addEventListener('currententrychange', look);
  for (const name of ['pushState', 'replaceState'] as Method[]) {
    const original = history[name].bind(history);
    history[name] = (...args: Parameters<History['pushState']>) => {
      original(...args);
      look();
    };
  }
  addEventListener('popstate', look);
};
