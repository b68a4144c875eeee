const ADDRESS = /^https?:\/\/[^\s/?#]+([^\s?#]*)(?:[?#]\S*)?$/i;

/** Take the path out of the full address of a page; null: what was typed or pasted is something else. */
export const pathOfAddress = (typed: string): string | null => {
  const found = ADDRESS.exec(typed.trim());
  return found ? found[1] || '/' : null;
};
