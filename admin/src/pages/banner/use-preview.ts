import * as React from 'react';
import type { BannerPreview, PreviewBanner } from '../../../../server/src/contract';
import type { Answer } from '../../api';

/** Longer than people think between two letters of a word. */
const PAUSE_MS = 400;

export interface Preview {
  /** The last document that could be shown; null: there is none yet. */
  html: string | null;
  /** Whether it is older than what is typed, because that cannot be shown. */
  stale: boolean;
}

/** Asks the server for the banner. Has to be stable. */
export type AskBanner = (wanted: PreviewBanner) => Promise<Answer<BannerPreview>>;

/**
 * Show the banner as it would be, a moment after the last change. `wanted` null: what is typed cannot be shown. The last
 * good one stays while there is nothing better.
 */
export const usePreview = (ask: AskBanner, wanted: PreviewBanner | null): Preview => {
  const [preview, setPreview] = React.useState<Preview>({ html: null, stale: false });
  const request = wanted === null ? null : JSON.stringify(wanted);

  React.useEffect(() => {
    let current = true;
    const failed = () => setPreview((before) => ({ ...before, stale: true }));
    const take = (answer: Answer<BannerPreview>) => {
      if (!current) return;
      if (answer.ok) setPreview({ html: answer.value.html, stale: false });
      else if (answer.failure.kind !== 'left') failed();
    };
    const askNow = () => {
      if (request === null) return failed();
      void ask(JSON.parse(request) as PreviewBanner).then(take);
    };
    const timer = setTimeout(askNow, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [ask, request]);

  return preview;
};
