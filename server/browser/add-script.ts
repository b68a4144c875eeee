/** The loader's own nonce. It can be read only while the script that carries it runs, and only as a property. */
export const nonce = (document.currentScript as HTMLScriptElement | null)?.nonce;

/** Whether a browser runs a script. Those of other types are data, or wait for some other tool. */
export const runs = ({ type }: HTMLScriptElement): boolean => /^$|javascript|^module$/.test(type);

const ofAddress = (src: string): HTMLScriptElement | undefined =>
  Array.from(document.scripts).find((other) => other.src === src && runs(other));

/** Do something when the page's script of this address has loaded; never, where there is none or it fails. */
export const whenLoaded = (src: string, run: () => void): void =>
  ofAddress(new URL(src).href)?.addEventListener('load', run);

/**
 * Add an external script, asynchronously. Where the page has a script of this address already, nothing happens.
 * It carries the loader's own nonce, for sites whose content security policy asks for one.
 */
export const addScript = (src: string, prepare: (script: HTMLScriptElement) => void): void => {
  const script = document.createElement('script');
  script.src = src;
  if (ofAddress(script.src)) return;
  script.async = true;
  if (nonce) script.nonce = nonce;
  prepare(script);
  document.head.append(script);
};
