import { addScript } from './add-script';

type PartScript<Part> = HTMLScriptElement & { pixelInventory?: { ready: (part: Part) => void } };

/** Uses a part, once it is there; null: it could not be loaded. */
export type WithPart<Part> = (use: (part: Part | null) => void) => void;

/**
 * Answer with a function that uses another of our scripts, which is loaded with the first call. The script finds `host`
 * at its own element and hands itself over. Where loading fails, the next call tries again.
 */
export const partLoading = <Part>(address: string, host: object): WithPart<Part> => {
  const waiting: ((part: Part | null) => void)[] = [];
  let loaded: Part | null = null;

  const settle = (part: Part | null): void => {
    loaded = part;
    for (const use of waiting.splice(0)) use(part);
  };
  return (use) => {
    if (loaded) return use(loaded);
    waiting.push(use);
    addScript(address, (script: PartScript<Part>) => {
      script.pixelInventory = { ...host, ready: settle };
      script.onerror = () => {
        script.remove();
        settle(null);
      };
    });
  };
};
