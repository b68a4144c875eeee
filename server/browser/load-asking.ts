import type { Asking } from '../src/contract';

const PATIENCE_MS = 10_000;

const load = async (address: string): Promise<Response> => {
  const answer = await fetch(address, { signal: AbortSignal.timeout?.(PATIENCE_MS) });
  if (!answer.ok) throw new Error();
  return answer;
};

/** What this visitor can be asked, and the styles to show it with. */
export interface Loaded {
  asking: Asking;
  styles: string;
}

/**
 * Ask the site what this visitor can be asked, in the language of the page, and fetch the styles. Throws where the site does
 * not answer well within ten seconds.
 */
export const loadAsking = async (ask: string, styles: string): Promise<Loaded> => {
  const [answer, sheet] = await Promise.all([
    load(`${ask}?lang=${encodeURIComponent(document.documentElement.lang)}`),
    load(styles),
  ]);
  return { asking: (await answer.json()) as Asking, styles: await sheet.text() };
};
