/** Remember what a function says of an object, for as long as somebody holds that. */
export const onceEach = <Item extends object, Said>(work: (item: Item) => Said): ((item: Item) => Said) => {
  const known = new WeakMap<Item, Said>();
  return (item) => {
    const found = known.get(item);
    if (found !== undefined) return found;
    const said = work(item);
    known.set(item, said);
    return said;
  };
};
