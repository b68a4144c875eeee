// A nonce can be read only while the script that carries it runs, and only as a property.
const nonce = (document.currentScript as HTMLScriptElement | null)?.nonce;

/** Scripts of other types are data, or wait for some other tool. */
const runs = ({ type }: HTMLScriptElement): boolean => /^$|javascript|^module$/.test(type);

/**
 * Add an external script, asynchronously. Where the page has a script of this address already, nothing happens.
 * It carries the loader's own nonce, for sites whose content security policy asks for one.
 */
export const addScript = (src: string, prepare: (script: HTMLScriptElement) => void): void => {
  const script = document.createElement('script');
  script.src = src;
  if (Array.from(document.scripts).some((other) => other.src === script.src && runs(other))) return;
  script.async = true;
  if (nonce) script.nonce = nonce;
  prepare(script);
  document.head.append(script);
};
