import type { BlockReason, OverlayText, PreviewState } from '../../contract';

/** All words of a preview: of the page that starts it, and of the overlay. */
export type PreviewTexts = Record<OverlayText, string> &
  Record<`state_${PreviewState}`, string> &
  Record<`reason_${Exclude<BlockReason, 'consent_missing'>}`, string> & {
    /** `{version}`, and one of the states. */
    standing: string;
    runs: string;
    runsEarly: string;
    /** `{categories}` */
    waits: string;
    /** `{name}` */
    pageTitle: string;
    /** `{vendor}`, `{version}`, `{state}` */
    pageWhat: string;
    /** `{minutes}` */
    pageHere: string;
    pageUnapproved: string;
    pageCustomCode: string;
    /** `{person}` */
    pageBy: string;
    /** `{path}` */
    pageStart: string;
    pageOver: string;
    pageOverTitle: string;
    /** `{site}` */
    pageElsewhere: string;
  };
